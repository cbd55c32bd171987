//! The operations of `api::events`.

use novu_api::api::events::{
    BroadcastEventError, BulkTriggerEventsError, CancelTriggeredEventError, EventsApi,
    TriggerEventError,
};
use novu_api::models::{
    BroadcastEventRequest, BulkTriggerEventsRequest, TriggerEventRequest, TriggerEventResult,
};
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::AWKWARD;

impl EventsApi for Store {
    async fn trigger_event(
        &self,
        _cx: &Context<Caller>,
        body: TriggerEventRequest,
    ) -> Result<TriggerEventResult, TriggerEventError> {
        self.answer("trigger_event", &[&body])
    }

    async fn broadcast_event(
        &self,
        _cx: &Context<Caller>,
        body: BroadcastEventRequest,
    ) -> Result<TriggerEventResult, BroadcastEventError> {
        self.answer("broadcast_event", &[&body])
    }

    async fn bulk_trigger_events(
        &self,
        _cx: &Context<Caller>,
        body: BulkTriggerEventsRequest,
    ) -> Result<Vec<TriggerEventResult>, BulkTriggerEventsError> {
        self.answer("bulk_trigger_events", &[&body])
    }

    async fn cancel_triggered_event(
        &self,
        _cx: &Context<Caller>,
        transaction_id: String,
    ) -> Result<bool, CancelTriggeredEventError> {
        self.answer("cancel_triggered_event", &[&transaction_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let body: TriggerEventRequest = check.request("trigger_event");
    let call = check.client.trigger_event(&body);
    check.same("trigger_event", &[&filled(&body)], call.await);

    let body: BroadcastEventRequest = check.request("broadcast_event");
    let call = check.client.broadcast_event(&body);
    check.same("broadcast_event", &[&filled(&body)], call.await);

    let body: BulkTriggerEventsRequest = check.request("bulk_trigger_events");
    let call = check.client.bulk_trigger_events(&body);
    check.same("bulk_trigger_events", &[&filled(&body)], call.await);

    let transaction_id: String = AWKWARD.to_owned();
    let call = check.client.cancel_triggered_event(&transaction_id);
    check.same("cancel_triggered_event", &[&transaction_id], call.await);
}
