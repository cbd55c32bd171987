//! The feed of a subscriber, and what became of its messages.

use novu_api::api::subscribers::{GetUnseenCountParams, ListSubscriberFeedParams};
use novu_api::models::{
    MarkAllMessagesRequest, MarkMessagesLegacyRequest, MarkMessagesRequest, MessageButtonType,
    ObjectId, RecordMessageActionRequest,
};

use crate::check::{Check, filled};
use crate::values::ID;

/// Calls these operations.
pub async fn call_all(check: &Check) {
    let subscriber_id: String = check.text();
    let body: MarkAllMessagesRequest = check.request("mark_all_messages");
    let call = check.client.mark_all_messages(&subscriber_id, &body);
    check
        .make("mark_all_messages", &[&subscriber_id, &filled(&body)], call)
        .await;

    let subscriber_id: String = check.text();
    let body: MarkMessagesRequest = check.request("mark_messages");
    let call = check.client.mark_messages(&subscriber_id, &body);
    check
        .make("mark_messages", &[&subscriber_id, &filled(&body)], call)
        .await;

    let subscriber_id: String = check.text();
    let body: MarkMessagesLegacyRequest = check.request("mark_messages_legacy");
    let call = check.client.mark_messages_legacy(&subscriber_id, &body);
    check
        .make(
            "mark_messages_legacy",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let message_id: ObjectId = ID.to_owned();
    let r#type: MessageButtonType = MessageButtonType::Primary;
    let body: RecordMessageActionRequest = check.request("record_message_action");
    let call = check
        .client
        .record_message_action(&subscriber_id, &message_id, &r#type, &body);
    check
        .make(
            "record_message_action",
            &[&subscriber_id, &message_id, &r#type, &filled(&body)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let params = ListSubscriberFeedParams {
        page: Some(5),
        limit: Some(5),
        feed_identifier: Some(vec![check.text()]),
        read: Some(true),
        seen: Some(true),
        payload: Some(check.text()),
    };
    let call = check.client.list_subscriber_feed(&subscriber_id, &params);
    check
        .make(
            "list_subscriber_feed",
            &[&subscriber_id, &filled(&params)],
            call,
        )
        .await;

    let subscriber_id: String = check.text();
    let params = GetUnseenCountParams {
        feed_identifier: Some(vec![check.text()]),
        seen: Some(true),
        limit: Some(5),
    };
    let call = check.client.get_unseen_count(&subscriber_id, &params);
    check
        .make(
            "get_unseen_count",
            &[&subscriber_id, &filled(&params)],
            call,
        )
        .await;
}
