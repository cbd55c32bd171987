//! Credentials of channels, and how a chat gives them.

use novu_api::api::subscribers::{CompleteChatOauthParams, StartChatOauthParams};
use novu_api::models::SubscriberChannel;

use crate::check::{Check, filled};
use crate::values::ID;

/// Calls these operations.
pub async fn call_all(check: &Check) {
    let subscriber_id: String = check.text();
    let body: SubscriberChannel = check.request("update_subscriber_credentials");
    let call = check
        .client
        .update_subscriber_credentials(&subscriber_id, &body);
    check
        .make(
            "update_subscriber_credentials",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let body: SubscriberChannel = check.request("append_subscriber_credentials");
    let call = check
        .client
        .append_subscriber_credentials(&subscriber_id, &body);
    check
        .make(
            "append_subscriber_credentials",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let provider_id: String = check.text();
    let call = check
        .client
        .delete_subscriber_credentials(&subscriber_id, &provider_id);
    check
        .make(
            "delete_subscriber_credentials",
            &[&subscriber_id, &provider_id],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let provider_id: String = check.text();
    let params = StartChatOauthParams {
        hmac_hash: Some(check.text()),
        environment_id: ID.to_owned(),
        integration_identifier: Some(check.text()),
    };
    let call = check
        .client
        .start_chat_oauth(&subscriber_id, &provider_id, &params);
    check
        .make(
            "start_chat_oauth",
            &[&subscriber_id, &provider_id, &filled(&params)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let provider_id: String = check.text();
    let params = CompleteChatOauthParams {
        code: check.text(),
        hmac_hash: Some(check.text()),
        environment_id: ID.to_owned(),
        integration_identifier: Some(check.text()),
    };
    let call = check
        .client
        .complete_chat_oauth(&subscriber_id, &provider_id, &params);
    check
        .make(
            "complete_chat_oauth",
            &[&subscriber_id, &provider_id, &filled(&params)],
            call,
        )
        .await;
}
