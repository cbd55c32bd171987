//! The operations of `api::feeds`.

use novu_api::api::feeds::{CreateFeedError, DeleteFeedError, FeedsApi, ListFeedsError};
use novu_api::models::{CreateFeedRequest, Feed, ObjectId};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl FeedsApi for Store {
    async fn list_feeds(&self, cx: &Context<Caller>) -> Result<Vec<Feed>, ListFeedsError> {
        self.answer(cx, "list_feeds", &[])
    }

    async fn create_feed(
        &self,
        cx: &Context<Caller>,
        body: CreateFeedRequest,
    ) -> Result<Feed, CreateFeedError> {
        self.answer(cx, "create_feed", &[&body])
    }

    async fn delete_feed(
        &self,
        cx: &Context<Caller>,
        feed_id: ObjectId,
    ) -> Result<Vec<Feed>, DeleteFeedError> {
        self.answer(cx, "delete_feed", &[&feed_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_feeds();
    check.make("list_feeds", &[], call).await;

    let body: CreateFeedRequest = check.request("create_feed");
    let call = check.client.create_feed(&body);
    check.make("create_feed", &[&filled(&body)], call).await;

    let feed_id: ObjectId = ID.to_owned();
    let call = check.client.delete_feed(&feed_id);
    check.make("delete_feed", &[&feed_id], call).await;
}
