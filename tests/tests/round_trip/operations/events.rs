//! The operations of `api::events`.

use novu_api::api::events::{
    BroadcastEventError, BulkTriggerEventsError, CancelTriggeredEventError, EventsApi,
    TriggerEventError,
};
use novu_api::models::{
    BroadcastEventRequest, BulkTriggerEventsRequest, TriggerEventRequest, TriggerEventResult,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};

impl EventsApi for Store {
    async fn trigger_event(
        &self,
        cx: &Context<Caller>,
        body: TriggerEventRequest,
    ) -> Result<TriggerEventResult, TriggerEventError> {
        self.answer(cx, "trigger_event", &[&body])
    }

    async fn broadcast_event(
        &self,
        cx: &Context<Caller>,
        body: BroadcastEventRequest,
    ) -> Result<TriggerEventResult, BroadcastEventError> {
        self.answer(cx, "broadcast_event", &[&body])
    }

    async fn bulk_trigger_events(
        &self,
        cx: &Context<Caller>,
        body: BulkTriggerEventsRequest,
    ) -> Result<Vec<TriggerEventResult>, BulkTriggerEventsError> {
        self.answer(cx, "bulk_trigger_events", &[&body])
    }

    async fn cancel_triggered_event(
        &self,
        cx: &Context<Caller>,
        transaction_id: String,
    ) -> Result<bool, CancelTriggeredEventError> {
        self.answer(cx, "cancel_triggered_event", &[&transaction_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let body: TriggerEventRequest = check.request("trigger_event");
    let call = check.client.trigger_event(&body);
    check.make("trigger_event", &[&filled(&body)], call).await;

    let body: BroadcastEventRequest = check.request("broadcast_event");
    let call = check.client.broadcast_event(&body);
    check.make("broadcast_event", &[&filled(&body)], call).await;

    let body: BulkTriggerEventsRequest = check.request("bulk_trigger_events");
    let call = check.client.bulk_trigger_events(&body);
    check
        .make("bulk_trigger_events", &[&filled(&body)], call)
        .await;

    let transaction_id: String = check.text();
    let call = check.client.cancel_triggered_event(&transaction_id);
    check
        .make("cancel_triggered_event", &[&transaction_id], call)
        .await;
}
