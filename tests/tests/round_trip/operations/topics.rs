//! The operations of `api::topics`.

use novu_api::api::topics::{
    AddTopicSubscribersError, CreateTopicError, DeleteTopicError, GetTopicError,
    GetTopicSubscriberError, ListTopicsError, ListTopicsParams, RemoveTopicSubscribersError,
    RenameTopicError, TopicsApi,
};
use novu_api::models::{
    AddTopicSubscribersRequest, AddTopicSubscribersResult, CreateTopicRequest, CreateTopicResult,
    RemoveTopicSubscribersRequest, RenameTopicRequest, Topic, TopicPage, TopicSubscriber,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};

impl TopicsApi for Store {
    async fn list_topics(
        &self,
        cx: &Context<Caller>,
        params: ListTopicsParams,
    ) -> Result<TopicPage, ListTopicsError> {
        self.answer(cx, "list_topics", &[&params])
    }

    async fn create_topic(
        &self,
        cx: &Context<Caller>,
        body: CreateTopicRequest,
    ) -> Result<CreateTopicResult, CreateTopicError> {
        self.answer(cx, "create_topic", &[&body])
    }

    async fn get_topic(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
    ) -> Result<Topic, GetTopicError> {
        self.answer(cx, "get_topic", &[&topic_key])
    }

    async fn delete_topic(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
    ) -> Result<(), DeleteTopicError> {
        self.answer(cx, "delete_topic", &[&topic_key])
    }

    async fn rename_topic(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
        body: RenameTopicRequest,
    ) -> Result<Topic, RenameTopicError> {
        self.answer(cx, "rename_topic", &[&topic_key, &body])
    }

    async fn add_topic_subscribers(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
        body: AddTopicSubscribersRequest,
    ) -> Result<AddTopicSubscribersResult, AddTopicSubscribersError> {
        self.answer(cx, "add_topic_subscribers", &[&topic_key, &body])
    }

    async fn remove_topic_subscribers(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
        body: RemoveTopicSubscribersRequest,
    ) -> Result<(), RemoveTopicSubscribersError> {
        self.answer(cx, "remove_topic_subscribers", &[&topic_key, &body])
    }

    async fn get_topic_subscriber(
        &self,
        cx: &Context<Caller>,
        topic_key: String,
        external_subscriber_id: String,
    ) -> Result<TopicSubscriber, GetTopicSubscriberError> {
        self.answer(
            cx,
            "get_topic_subscriber",
            &[&topic_key, &external_subscriber_id],
        )
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListTopicsParams {
        page: Some(5),
        page_size: Some(5),
        key: Some(check.text()),
    };
    let call = check.client.list_topics(&params);
    check.make("list_topics", &[&filled(&params)], call).await;

    let body: CreateTopicRequest = check.request("create_topic");
    let call = check.client.create_topic(&body);
    check.make("create_topic", &[&filled(&body)], call).await;

    let topic_key: String = check.text();
    let call = check.client.get_topic(&topic_key);
    check.make("get_topic", &[&topic_key], call).await;

    let topic_key: String = check.text();
    let call = check.client.delete_topic(&topic_key);
    check.make("delete_topic", &[&topic_key], call).await;

    let topic_key: String = check.text();
    let body: RenameTopicRequest = check.request("rename_topic");
    let call = check.client.rename_topic(&topic_key, &body);
    check
        .make("rename_topic", &[&topic_key, &filled(&body)], call)
        .await;

    let topic_key: String = check.text();
    let body: AddTopicSubscribersRequest = check.request("add_topic_subscribers");
    let call = check.client.add_topic_subscribers(&topic_key, &body);
    check
        .make("add_topic_subscribers", &[&topic_key, &filled(&body)], call)
        .await;

    let topic_key: String = check.text();
    let body: RemoveTopicSubscribersRequest = check.request("remove_topic_subscribers");
    let call = check.client.remove_topic_subscribers(&topic_key, &body);
    check
        .make(
            "remove_topic_subscribers",
            &[&topic_key, &filled(&body)],
            call,
        )
        .await;

    let topic_key: String = check.text();
    let external_subscriber_id: String = check.text();
    let call = check
        .client
        .get_topic_subscriber(&topic_key, &external_subscriber_id);
    check
        .make(
            "get_topic_subscriber",
            &[&topic_key, &external_subscriber_id],
            call,
        )
        .await;
}
