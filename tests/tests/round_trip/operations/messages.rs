//! The operations of `api::messages`.

use novu_api::api::messages::{
    DeleteMessageError, DeleteMessagesByTransactionError, DeleteMessagesByTransactionParams,
    ListMessagesError, ListMessagesParams, MessagesApi,
};
use novu_api::models::{ChannelType, DeletionResult, MessagePage, ObjectId};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl MessagesApi for Store {
    async fn list_messages(
        &self,
        cx: &Context<Caller>,
        params: ListMessagesParams,
    ) -> Result<MessagePage, ListMessagesError> {
        self.answer(cx, "list_messages", &[&params])
    }

    async fn delete_messages_by_transaction(
        &self,
        cx: &Context<Caller>,
        transaction_id: String,
        params: DeleteMessagesByTransactionParams,
    ) -> Result<(), DeleteMessagesByTransactionError> {
        self.answer(
            cx,
            "delete_messages_by_transaction",
            &[&transaction_id, &params],
        )
    }

    async fn delete_message(
        &self,
        cx: &Context<Caller>,
        message_id: ObjectId,
    ) -> Result<DeletionResult, DeleteMessageError> {
        self.answer(cx, "delete_message", &[&message_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListMessagesParams {
        channel: Some(ChannelType::InApp),
        subscriber_id: Some(check.text()),
        transaction_id: Some(vec![check.text()]),
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_messages(&params);
    check.make("list_messages", &[&filled(&params)], call).await;

    let transaction_id: String = check.text();
    let params = DeleteMessagesByTransactionParams {
        channel: Some(ChannelType::InApp),
    };
    let call = check
        .client
        .delete_messages_by_transaction(&transaction_id, &params);
    check
        .make(
            "delete_messages_by_transaction",
            &[&transaction_id, &filled(&params)],
            call,
        )
        .await;

    let message_id: ObjectId = ID.to_owned();
    let call = check.client.delete_message(&message_id);
    check.make("delete_message", &[&message_id], call).await;
}
