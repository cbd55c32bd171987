//! The operations of `api::notifications`.

use novu_api::api::notifications::{
    GetNotificationError, GetNotificationGraphError, GetNotificationGraphParams,
    GetNotificationStatsError, ListNotificationsError, ListNotificationsParams, NotificationsApi,
};
use novu_api::models::{Activity, ActivityDay, ActivityPage, ActivityStats, ChannelType, ObjectId};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::{ID, moment};

impl NotificationsApi for Store {
    async fn list_notifications(
        &self,
        cx: &Context<Caller>,
        params: ListNotificationsParams,
    ) -> Result<ActivityPage, ListNotificationsError> {
        self.answer(cx, "list_notifications", &[&params])
    }

    async fn get_notification_graph(
        &self,
        cx: &Context<Caller>,
        params: GetNotificationGraphParams,
    ) -> Result<Vec<ActivityDay>, GetNotificationGraphError> {
        self.answer(cx, "get_notification_graph", &[&params])
    }

    async fn get_notification_stats(
        &self,
        cx: &Context<Caller>,
    ) -> Result<ActivityStats, GetNotificationStatsError> {
        self.answer(cx, "get_notification_stats", &[])
    }

    async fn get_notification(
        &self,
        cx: &Context<Caller>,
        notification_id: ObjectId,
    ) -> Result<Option<Activity>, GetNotificationError> {
        self.answer(cx, "get_notification", &[&notification_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListNotificationsParams {
        channels: Some(vec![ChannelType::InApp]),
        templates: Some(vec![ID.to_owned()]),
        emails: Some(vec![check.text()]),
        search: Some(check.text()),
        subscriber_ids: Some(vec![check.text()]),
        page: Some(5),
        transaction_id: Some(check.text()),
        after: Some(moment()),
        before: Some(moment()),
    };
    let call = check.client.list_notifications(&params);
    check
        .make("list_notifications", &[&filled(&params)], call)
        .await;

    let params = GetNotificationGraphParams { days: Some(5) };
    let call = check.client.get_notification_graph(&params);
    check
        .make("get_notification_graph", &[&filled(&params)], call)
        .await;

    let call = check.client.get_notification_stats();
    check.make("get_notification_stats", &[], call).await;

    let notification_id: ObjectId = ID.to_owned();
    let call = check.client.get_notification(&notification_id);
    check
        .make("get_notification", &[&notification_id], call)
        .await;
}
