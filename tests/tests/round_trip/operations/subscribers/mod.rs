//! The operations of `api::subscribers`.

mod credentials;
mod messages;
mod preferences;
mod records;

use novu_api::api::subscribers::{
    AppendSubscriberCredentialsError, BulkCreateSubscribersError, CompleteChatOauthError,
    CompleteChatOauthParams, CreateSubscriberError, CreateSubscriberV2Error,
    DeleteSubscriberCredentialsError, DeleteSubscriberError, DeleteSubscriberV2Error,
    GetSubscriberError, GetSubscriberParams, GetSubscriberPreferencesV2Error, GetSubscriberV2Error,
    GetUnseenCountError, GetUnseenCountParams, ListSubscriberFeedError, ListSubscriberFeedParams,
    ListSubscriberPreferencesByLevelError, ListSubscriberPreferencesByLevelParams,
    ListSubscriberPreferencesError, ListSubscriberPreferencesParams, ListSubscribersError,
    ListSubscribersParams, ListSubscribersV2Error, ListSubscribersV2Params, MarkAllMessagesError,
    MarkMessagesError, MarkMessagesLegacyError, PatchSubscriberV2Error, RecordMessageActionError,
    SetSubscriberOnlineStatusError, StartChatOauthError, StartChatOauthParams, SubscribersApi,
    UpdateGlobalPreferenceError, UpdateSubscriberCredentialsError, UpdateSubscriberError,
    UpdateSubscriberPreferencesV2Error, UpdateWorkflowPreferenceError,
};
use novu_api::models::{
    BulkCreateSubscribersRequest, BulkCreateSubscribersResult, CreateSubscriberRequest,
    DeletionResult, MarkAllMessagesRequest, MarkMessagesLegacyRequest, MarkMessagesRequest,
    Message, MessageButtonType, NotificationFeedPage, ObjectId, PatchSubscriberPreferencesRequest,
    PatchSubscriberRequest, PreferenceLevel, RecordMessageActionRequest, SetOnlineStatusRequest,
    Subscriber, SubscriberChannel, SubscriberCursorPage, SubscriberPage, SubscriberPreference,
    SubscriberPreferences, UnseenCount, UpdateGlobalPreferenceRequest, UpdateSubscriberRequest,
    UpdateWorkflowPreferenceRequest,
};
use novu_api::server::Context;

use crate::check::Check;
use crate::store::{Caller, Store};

impl SubscribersApi for Store {
    async fn list_subscribers(
        &self,
        cx: &Context<Caller>,
        params: ListSubscribersParams,
    ) -> Result<SubscriberPage, ListSubscribersError> {
        self.answer(cx, "list_subscribers", &[&params])
    }

    async fn create_subscriber(
        &self,
        cx: &Context<Caller>,
        body: CreateSubscriberRequest,
    ) -> Result<Subscriber, CreateSubscriberError> {
        self.answer(cx, "create_subscriber", &[&body])
    }

    async fn bulk_create_subscribers(
        &self,
        cx: &Context<Caller>,
        body: BulkCreateSubscribersRequest,
    ) -> Result<BulkCreateSubscribersResult, BulkCreateSubscribersError> {
        self.answer(cx, "bulk_create_subscribers", &[&body])
    }

    async fn get_subscriber(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        params: GetSubscriberParams,
    ) -> Result<Subscriber, GetSubscriberError> {
        self.answer(cx, "get_subscriber", &[&subscriber_id, &params])
    }

    async fn update_subscriber(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: UpdateSubscriberRequest,
    ) -> Result<Subscriber, UpdateSubscriberError> {
        self.answer(cx, "update_subscriber", &[&subscriber_id, &body])
    }

    async fn delete_subscriber(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<DeletionResult, DeleteSubscriberError> {
        self.answer(cx, "delete_subscriber", &[&subscriber_id])
    }

    async fn update_subscriber_credentials(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: SubscriberChannel,
    ) -> Result<Subscriber, UpdateSubscriberCredentialsError> {
        self.answer(
            cx,
            "update_subscriber_credentials",
            &[&subscriber_id, &body],
        )
    }

    async fn append_subscriber_credentials(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: SubscriberChannel,
    ) -> Result<Subscriber, AppendSubscriberCredentialsError> {
        self.answer(
            cx,
            "append_subscriber_credentials",
            &[&subscriber_id, &body],
        )
    }

    async fn delete_subscriber_credentials(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        provider_id: String,
    ) -> Result<(), DeleteSubscriberCredentialsError> {
        self.answer(
            cx,
            "delete_subscriber_credentials",
            &[&subscriber_id, &provider_id],
        )
    }

    async fn start_chat_oauth(
        &self,
        cx: &Context<()>,
        subscriber_id: String,
        provider_id: String,
        params: StartChatOauthParams,
    ) -> Result<(), StartChatOauthError> {
        self.answer(
            cx,
            "start_chat_oauth",
            &[&subscriber_id, &provider_id, &params],
        )
    }

    async fn complete_chat_oauth(
        &self,
        cx: &Context<()>,
        subscriber_id: String,
        provider_id: String,
        params: CompleteChatOauthParams,
    ) -> Result<String, CompleteChatOauthError> {
        self.answer(
            cx,
            "complete_chat_oauth",
            &[&subscriber_id, &provider_id, &params],
        )
    }

    async fn mark_all_messages(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkAllMessagesRequest,
    ) -> Result<i64, MarkAllMessagesError> {
        self.answer(cx, "mark_all_messages", &[&subscriber_id, &body])
    }

    async fn mark_messages(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkMessagesRequest,
    ) -> Result<Vec<Message>, MarkMessagesError> {
        self.answer(cx, "mark_messages", &[&subscriber_id, &body])
    }

    async fn mark_messages_legacy(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkMessagesLegacyRequest,
    ) -> Result<Vec<Message>, MarkMessagesLegacyError> {
        self.answer(cx, "mark_messages_legacy", &[&subscriber_id, &body])
    }

    async fn record_message_action(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        message_id: ObjectId,
        r#type: MessageButtonType,
        body: RecordMessageActionRequest,
    ) -> Result<Message, RecordMessageActionError> {
        self.answer(
            cx,
            "record_message_action",
            &[&subscriber_id, &message_id, &r#type, &body],
        )
    }

    async fn list_subscriber_feed(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        params: ListSubscriberFeedParams,
    ) -> Result<NotificationFeedPage, ListSubscriberFeedError> {
        self.answer(cx, "list_subscriber_feed", &[&subscriber_id, &params])
    }

    async fn get_unseen_count(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        params: GetUnseenCountParams,
    ) -> Result<UnseenCount, GetUnseenCountError> {
        self.answer(cx, "get_unseen_count", &[&subscriber_id, &params])
    }

    async fn set_subscriber_online_status(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: SetOnlineStatusRequest,
    ) -> Result<Subscriber, SetSubscriberOnlineStatusError> {
        self.answer(cx, "set_subscriber_online_status", &[&subscriber_id, &body])
    }

    async fn list_subscriber_preferences(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        params: ListSubscriberPreferencesParams,
    ) -> Result<Vec<SubscriberPreference>, ListSubscriberPreferencesError> {
        self.answer(
            cx,
            "list_subscriber_preferences",
            &[&subscriber_id, &params],
        )
    }

    async fn update_global_preference(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: UpdateGlobalPreferenceRequest,
    ) -> Result<SubscriberPreference, UpdateGlobalPreferenceError> {
        self.answer(cx, "update_global_preference", &[&subscriber_id, &body])
    }

    async fn list_subscriber_preferences_by_level(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        parameter: PreferenceLevel,
        params: ListSubscriberPreferencesByLevelParams,
    ) -> Result<Vec<SubscriberPreference>, ListSubscriberPreferencesByLevelError> {
        self.answer(
            cx,
            "list_subscriber_preferences_by_level",
            &[&subscriber_id, &parameter, &params],
        )
    }

    async fn update_workflow_preference(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        parameter: ObjectId,
        body: UpdateWorkflowPreferenceRequest,
    ) -> Result<SubscriberPreference, UpdateWorkflowPreferenceError> {
        self.answer(
            cx,
            "update_workflow_preference",
            &[&subscriber_id, &parameter, &body],
        )
    }

    async fn list_subscribers_v2(
        &self,
        cx: &Context<Caller>,
        params: ListSubscribersV2Params,
    ) -> Result<SubscriberCursorPage, ListSubscribersV2Error> {
        self.answer(cx, "list_subscribers_v2", &[&params])
    }

    async fn create_subscriber_v2(
        &self,
        cx: &Context<Caller>,
        body: CreateSubscriberRequest,
    ) -> Result<Subscriber, CreateSubscriberV2Error> {
        self.answer(cx, "create_subscriber_v2", &[&body])
    }

    async fn get_subscriber_v2(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<Subscriber, GetSubscriberV2Error> {
        self.answer(cx, "get_subscriber_v2", &[&subscriber_id])
    }

    async fn delete_subscriber_v2(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<DeletionResult, DeleteSubscriberV2Error> {
        self.answer(cx, "delete_subscriber_v2", &[&subscriber_id])
    }

    async fn patch_subscriber_v2(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: PatchSubscriberRequest,
    ) -> Result<Subscriber, PatchSubscriberV2Error> {
        self.answer(cx, "patch_subscriber_v2", &[&subscriber_id, &body])
    }

    async fn get_subscriber_preferences_v2(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<SubscriberPreferences, GetSubscriberPreferencesV2Error> {
        self.answer(cx, "get_subscriber_preferences_v2", &[&subscriber_id])
    }

    async fn update_subscriber_preferences_v2(
        &self,
        cx: &Context<Caller>,
        subscriber_id: String,
        body: PatchSubscriberPreferencesRequest,
    ) -> Result<SubscriberPreferences, UpdateSubscriberPreferencesV2Error> {
        self.answer(
            cx,
            "update_subscriber_preferences_v2",
            &[&subscriber_id, &body],
        )
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    records::call_all(check).await;
    credentials::call_all(check).await;
    messages::call_all(check).await;
    preferences::call_all(check).await;
}
