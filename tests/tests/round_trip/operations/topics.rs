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

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::AWKWARD;

impl TopicsApi for Store {
    async fn list_topics(
        &self,
        _cx: &Context<Caller>,
        params: ListTopicsParams,
    ) -> Result<TopicPage, ListTopicsError> {
        self.answer("list_topics", &[&params])
    }

    async fn create_topic(
        &self,
        _cx: &Context<Caller>,
        body: CreateTopicRequest,
    ) -> Result<CreateTopicResult, CreateTopicError> {
        self.answer("create_topic", &[&body])
    }

    async fn get_topic(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
    ) -> Result<Topic, GetTopicError> {
        self.answer("get_topic", &[&topic_key])
    }

    async fn delete_topic(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
    ) -> Result<(), DeleteTopicError> {
        self.answer("delete_topic", &[&topic_key])
    }

    async fn rename_topic(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
        body: RenameTopicRequest,
    ) -> Result<Topic, RenameTopicError> {
        self.answer("rename_topic", &[&topic_key, &body])
    }

    async fn add_topic_subscribers(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
        body: AddTopicSubscribersRequest,
    ) -> Result<AddTopicSubscribersResult, AddTopicSubscribersError> {
        self.answer("add_topic_subscribers", &[&topic_key, &body])
    }

    async fn remove_topic_subscribers(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
        body: RemoveTopicSubscribersRequest,
    ) -> Result<(), RemoveTopicSubscribersError> {
        self.answer("remove_topic_subscribers", &[&topic_key, &body])
    }

    async fn get_topic_subscriber(
        &self,
        _cx: &Context<Caller>,
        topic_key: String,
        external_subscriber_id: String,
    ) -> Result<TopicSubscriber, GetTopicSubscriberError> {
        self.answer(
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
        key: Some(AWKWARD.to_owned()),
    };
    let call = check.client.list_topics(&params);
    check.same("list_topics", &[&filled(&params)], call.await);

    let body: CreateTopicRequest = check.request("create_topic");
    let call = check.client.create_topic(&body);
    check.same("create_topic", &[&filled(&body)], call.await);

    let topic_key: String = AWKWARD.to_owned();
    let call = check.client.get_topic(&topic_key);
    check.same("get_topic", &[&topic_key], call.await);

    let topic_key: String = AWKWARD.to_owned();
    let call = check.client.delete_topic(&topic_key);
    check.same("delete_topic", &[&topic_key], call.await);

    let topic_key: String = AWKWARD.to_owned();
    let body: RenameTopicRequest = check.request("rename_topic");
    let call = check.client.rename_topic(&topic_key, &body);
    check.same("rename_topic", &[&topic_key, &filled(&body)], call.await);

    let topic_key: String = AWKWARD.to_owned();
    let body: AddTopicSubscribersRequest = check.request("add_topic_subscribers");
    let call = check.client.add_topic_subscribers(&topic_key, &body);
    check.same(
        "add_topic_subscribers",
        &[&topic_key, &filled(&body)],
        call.await,
    );

    let topic_key: String = AWKWARD.to_owned();
    let body: RemoveTopicSubscribersRequest = check.request("remove_topic_subscribers");
    let call = check.client.remove_topic_subscribers(&topic_key, &body);
    check.same(
        "remove_topic_subscribers",
        &[&topic_key, &filled(&body)],
        call.await,
    );

    let topic_key: String = AWKWARD.to_owned();
    let external_subscriber_id: String = AWKWARD.to_owned();
    let call = check
        .client
        .get_topic_subscriber(&topic_key, &external_subscriber_id);
    check.same(
        "get_topic_subscriber",
        &[&topic_key, &external_subscriber_id],
        call.await,
    );
}
