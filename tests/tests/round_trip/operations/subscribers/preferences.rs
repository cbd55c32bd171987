//! What a subscriber wants to be told, and where.

use novu_api::api::subscribers::{
    ListSubscriberPreferencesByLevelParams, ListSubscriberPreferencesParams,
};
use novu_api::models::{
    ObjectId, PatchSubscriberPreferencesRequest, PreferenceLevel, UpdateGlobalPreferenceRequest,
    UpdateWorkflowPreferenceRequest,
};

use crate::check::{Check, filled};
use crate::values::ID;

/// Calls these operations.
pub async fn call_all(check: &Check) {
    let subscriber_id: String = check.text();
    let params = ListSubscriberPreferencesParams {
        include_inactive_channels: Some(true),
    };
    let call = check
        .client
        .list_subscriber_preferences(&subscriber_id, &params);
    check
        .make(
            "list_subscriber_preferences",
            &[&subscriber_id, &filled(&params)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let body: UpdateGlobalPreferenceRequest = check.request("update_global_preference");
    let call = check.client.update_global_preference(&subscriber_id, &body);
    check
        .make(
            "update_global_preference",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let parameter: PreferenceLevel = PreferenceLevel::Global;
    let params = ListSubscriberPreferencesByLevelParams {
        include_inactive_channels: Some(true),
    };
    let call =
        check
            .client
            .list_subscriber_preferences_by_level(&subscriber_id, &parameter, &params);
    check
        .make(
            "list_subscriber_preferences_by_level",
            &[&subscriber_id, &parameter, &filled(&params)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let parameter: ObjectId = ID.to_owned();
    let body: UpdateWorkflowPreferenceRequest = check.request("update_workflow_preference");
    let call = check
        .client
        .update_workflow_preference(&subscriber_id, &parameter, &body);
    check
        .make(
            "update_workflow_preference",
            &[&subscriber_id, &parameter, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let call = check.client.get_subscriber_preferences_v2(&subscriber_id);
    check
        .make("get_subscriber_preferences_v2", &[&subscriber_id], call)
        .await;

    let subscriber_id: String = check.text();
    let body: PatchSubscriberPreferencesRequest = check.request("update_subscriber_preferences_v2");
    let call = check
        .client
        .update_subscriber_preferences_v2(&subscriber_id, &body);
    check
        .make(
            "update_subscriber_preferences_v2",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;
}
