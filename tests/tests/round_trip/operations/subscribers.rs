//! The operations of `api::subscribers`.

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
    Message, MessageButtonType, NotificationFeedPage, ObjectId, OrderDirection,
    PatchSubscriberPreferencesRequest, PatchSubscriberRequest, PreferenceLevel,
    RecordMessageActionRequest, SetOnlineStatusRequest, Subscriber, SubscriberChannel,
    SubscriberCursorPage, SubscriberPage, SubscriberPreference, SubscriberPreferences, UnseenCount,
    UpdateGlobalPreferenceRequest, UpdateSubscriberRequest, UpdateWorkflowPreferenceRequest,
};
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::{AWKWARD, ID};

impl SubscribersApi for Store {
    async fn list_subscribers(
        &self,
        _cx: &Context<Caller>,
        params: ListSubscribersParams,
    ) -> Result<SubscriberPage, ListSubscribersError> {
        self.answer("list_subscribers", &[&params])
    }

    async fn create_subscriber(
        &self,
        _cx: &Context<Caller>,
        body: CreateSubscriberRequest,
    ) -> Result<Subscriber, CreateSubscriberError> {
        self.answer("create_subscriber", &[&body])
    }

    async fn bulk_create_subscribers(
        &self,
        _cx: &Context<Caller>,
        body: BulkCreateSubscribersRequest,
    ) -> Result<BulkCreateSubscribersResult, BulkCreateSubscribersError> {
        self.answer("bulk_create_subscribers", &[&body])
    }

    async fn get_subscriber(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        params: GetSubscriberParams,
    ) -> Result<Subscriber, GetSubscriberError> {
        self.answer("get_subscriber", &[&subscriber_id, &params])
    }

    async fn update_subscriber(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: UpdateSubscriberRequest,
    ) -> Result<Subscriber, UpdateSubscriberError> {
        self.answer("update_subscriber", &[&subscriber_id, &body])
    }

    async fn delete_subscriber(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<DeletionResult, DeleteSubscriberError> {
        self.answer("delete_subscriber", &[&subscriber_id])
    }

    async fn update_subscriber_credentials(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: SubscriberChannel,
    ) -> Result<Subscriber, UpdateSubscriberCredentialsError> {
        self.answer("update_subscriber_credentials", &[&subscriber_id, &body])
    }

    async fn append_subscriber_credentials(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: SubscriberChannel,
    ) -> Result<Subscriber, AppendSubscriberCredentialsError> {
        self.answer("append_subscriber_credentials", &[&subscriber_id, &body])
    }

    async fn delete_subscriber_credentials(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        provider_id: String,
    ) -> Result<(), DeleteSubscriberCredentialsError> {
        self.answer(
            "delete_subscriber_credentials",
            &[&subscriber_id, &provider_id],
        )
    }

    async fn start_chat_oauth(
        &self,
        _cx: &Context<()>,
        subscriber_id: String,
        provider_id: String,
        params: StartChatOauthParams,
    ) -> Result<(), StartChatOauthError> {
        self.answer("start_chat_oauth", &[&subscriber_id, &provider_id, &params])
    }

    async fn complete_chat_oauth(
        &self,
        _cx: &Context<()>,
        subscriber_id: String,
        provider_id: String,
        params: CompleteChatOauthParams,
    ) -> Result<String, CompleteChatOauthError> {
        self.answer(
            "complete_chat_oauth",
            &[&subscriber_id, &provider_id, &params],
        )
    }

    async fn mark_all_messages(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkAllMessagesRequest,
    ) -> Result<i64, MarkAllMessagesError> {
        self.answer("mark_all_messages", &[&subscriber_id, &body])
    }

    async fn mark_messages(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkMessagesRequest,
    ) -> Result<Vec<Message>, MarkMessagesError> {
        self.answer("mark_messages", &[&subscriber_id, &body])
    }

    async fn mark_messages_legacy(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: MarkMessagesLegacyRequest,
    ) -> Result<Vec<Message>, MarkMessagesLegacyError> {
        self.answer("mark_messages_legacy", &[&subscriber_id, &body])
    }

    async fn record_message_action(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        message_id: ObjectId,
        r#type: MessageButtonType,
        body: RecordMessageActionRequest,
    ) -> Result<Message, RecordMessageActionError> {
        self.answer(
            "record_message_action",
            &[&subscriber_id, &message_id, &r#type, &body],
        )
    }

    async fn list_subscriber_feed(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        params: ListSubscriberFeedParams,
    ) -> Result<NotificationFeedPage, ListSubscriberFeedError> {
        self.answer("list_subscriber_feed", &[&subscriber_id, &params])
    }

    async fn get_unseen_count(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        params: GetUnseenCountParams,
    ) -> Result<UnseenCount, GetUnseenCountError> {
        self.answer("get_unseen_count", &[&subscriber_id, &params])
    }

    async fn set_subscriber_online_status(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: SetOnlineStatusRequest,
    ) -> Result<Subscriber, SetSubscriberOnlineStatusError> {
        self.answer("set_subscriber_online_status", &[&subscriber_id, &body])
    }

    async fn list_subscriber_preferences(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        params: ListSubscriberPreferencesParams,
    ) -> Result<Vec<SubscriberPreference>, ListSubscriberPreferencesError> {
        self.answer("list_subscriber_preferences", &[&subscriber_id, &params])
    }

    async fn update_global_preference(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: UpdateGlobalPreferenceRequest,
    ) -> Result<SubscriberPreference, UpdateGlobalPreferenceError> {
        self.answer("update_global_preference", &[&subscriber_id, &body])
    }

    async fn list_subscriber_preferences_by_level(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        parameter: PreferenceLevel,
        params: ListSubscriberPreferencesByLevelParams,
    ) -> Result<Vec<SubscriberPreference>, ListSubscriberPreferencesByLevelError> {
        self.answer(
            "list_subscriber_preferences_by_level",
            &[&subscriber_id, &parameter, &params],
        )
    }

    async fn update_workflow_preference(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        parameter: ObjectId,
        body: UpdateWorkflowPreferenceRequest,
    ) -> Result<SubscriberPreference, UpdateWorkflowPreferenceError> {
        self.answer(
            "update_workflow_preference",
            &[&subscriber_id, &parameter, &body],
        )
    }

    async fn list_subscribers_v2(
        &self,
        _cx: &Context<Caller>,
        params: ListSubscribersV2Params,
    ) -> Result<SubscriberCursorPage, ListSubscribersV2Error> {
        self.answer("list_subscribers_v2", &[&params])
    }

    async fn create_subscriber_v2(
        &self,
        _cx: &Context<Caller>,
        body: CreateSubscriberRequest,
    ) -> Result<Subscriber, CreateSubscriberV2Error> {
        self.answer("create_subscriber_v2", &[&body])
    }

    async fn get_subscriber_v2(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<Subscriber, GetSubscriberV2Error> {
        self.answer("get_subscriber_v2", &[&subscriber_id])
    }

    async fn delete_subscriber_v2(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<DeletionResult, DeleteSubscriberV2Error> {
        self.answer("delete_subscriber_v2", &[&subscriber_id])
    }

    async fn patch_subscriber_v2(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: PatchSubscriberRequest,
    ) -> Result<Subscriber, PatchSubscriberV2Error> {
        self.answer("patch_subscriber_v2", &[&subscriber_id, &body])
    }

    async fn get_subscriber_preferences_v2(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
    ) -> Result<SubscriberPreferences, GetSubscriberPreferencesV2Error> {
        self.answer("get_subscriber_preferences_v2", &[&subscriber_id])
    }

    async fn update_subscriber_preferences_v2(
        &self,
        _cx: &Context<Caller>,
        subscriber_id: String,
        body: PatchSubscriberPreferencesRequest,
    ) -> Result<SubscriberPreferences, UpdateSubscriberPreferencesV2Error> {
        self.answer("update_subscriber_preferences_v2", &[&subscriber_id, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListSubscribersParams {
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_subscribers(&params);
    check.same("list_subscribers", &[&filled(&params)], call.await);

    let body: CreateSubscriberRequest = check.request("create_subscriber");
    let call = check.client.create_subscriber(&body);
    check.same("create_subscriber", &[&filled(&body)], call.await);

    let body: BulkCreateSubscribersRequest = check.request("bulk_create_subscribers");
    let call = check.client.bulk_create_subscribers(&body);
    check.same("bulk_create_subscribers", &[&filled(&body)], call.await);

    let subscriber_id: String = AWKWARD.to_owned();
    let params = GetSubscriberParams {
        include_topics: Some(true),
    };
    let call = check.client.get_subscriber(&subscriber_id, &params);
    check.same(
        "get_subscriber",
        &[&subscriber_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: UpdateSubscriberRequest = check.request("update_subscriber");
    let call = check.client.update_subscriber(&subscriber_id, &body);
    check.same(
        "update_subscriber",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let call = check.client.delete_subscriber(&subscriber_id);
    check.same("delete_subscriber", &[&subscriber_id], call.await);

    let subscriber_id: String = AWKWARD.to_owned();
    let body: SubscriberChannel = check.request("update_subscriber_credentials");
    let call = check
        .client
        .update_subscriber_credentials(&subscriber_id, &body);
    check.same(
        "update_subscriber_credentials",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: SubscriberChannel = check.request("append_subscriber_credentials");
    let call = check
        .client
        .append_subscriber_credentials(&subscriber_id, &body);
    check.same(
        "append_subscriber_credentials",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let provider_id: String = AWKWARD.to_owned();
    let call = check
        .client
        .delete_subscriber_credentials(&subscriber_id, &provider_id);
    check.same(
        "delete_subscriber_credentials",
        &[&subscriber_id, &provider_id],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let provider_id: String = AWKWARD.to_owned();
    let params = StartChatOauthParams {
        hmac_hash: Some(AWKWARD.to_owned()),
        environment_id: ID.to_owned(),
        integration_identifier: Some(AWKWARD.to_owned()),
    };
    let call = check
        .client
        .start_chat_oauth(&subscriber_id, &provider_id, &params);
    check.same(
        "start_chat_oauth",
        &[&subscriber_id, &provider_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let provider_id: String = AWKWARD.to_owned();
    let params = CompleteChatOauthParams {
        code: AWKWARD.to_owned(),
        hmac_hash: Some(AWKWARD.to_owned()),
        environment_id: ID.to_owned(),
        integration_identifier: Some(AWKWARD.to_owned()),
    };
    let call = check
        .client
        .complete_chat_oauth(&subscriber_id, &provider_id, &params);
    check.same(
        "complete_chat_oauth",
        &[&subscriber_id, &provider_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: MarkAllMessagesRequest = check.request("mark_all_messages");
    let call = check.client.mark_all_messages(&subscriber_id, &body);
    check.same(
        "mark_all_messages",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: MarkMessagesRequest = check.request("mark_messages");
    let call = check.client.mark_messages(&subscriber_id, &body);
    check.same(
        "mark_messages",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: MarkMessagesLegacyRequest = check.request("mark_messages_legacy");
    let call = check.client.mark_messages_legacy(&subscriber_id, &body);
    check.same(
        "mark_messages_legacy",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let message_id: ObjectId = ID.to_owned();
    let r#type: MessageButtonType = MessageButtonType::Primary;
    let body: RecordMessageActionRequest = check.request("record_message_action");
    let call = check
        .client
        .record_message_action(&subscriber_id, &message_id, &r#type, &body);
    check.same(
        "record_message_action",
        &[&subscriber_id, &message_id, &r#type, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let params = ListSubscriberFeedParams {
        page: Some(5),
        limit: Some(5),
        feed_identifier: Some(vec![AWKWARD.to_owned()]),
        read: Some(true),
        seen: Some(true),
        payload: Some(AWKWARD.to_owned()),
    };
    let call = check.client.list_subscriber_feed(&subscriber_id, &params);
    check.same(
        "list_subscriber_feed",
        &[&subscriber_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let params = GetUnseenCountParams {
        feed_identifier: Some(vec![AWKWARD.to_owned()]),
        seen: Some(true),
        limit: Some(5),
    };
    let call = check.client.get_unseen_count(&subscriber_id, &params);
    check.same(
        "get_unseen_count",
        &[&subscriber_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: SetOnlineStatusRequest = check.request("set_subscriber_online_status");
    let call = check
        .client
        .set_subscriber_online_status(&subscriber_id, &body);
    check.same(
        "set_subscriber_online_status",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let params = ListSubscriberPreferencesParams {
        include_inactive_channels: Some(true),
    };
    let call = check
        .client
        .list_subscriber_preferences(&subscriber_id, &params);
    check.same(
        "list_subscriber_preferences",
        &[&subscriber_id, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: UpdateGlobalPreferenceRequest = check.request("update_global_preference");
    let call = check.client.update_global_preference(&subscriber_id, &body);
    check.same(
        "update_global_preference",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let parameter: PreferenceLevel = PreferenceLevel::Global;
    let params = ListSubscriberPreferencesByLevelParams {
        include_inactive_channels: Some(true),
    };
    let call =
        check
            .client
            .list_subscriber_preferences_by_level(&subscriber_id, &parameter, &params);
    check.same(
        "list_subscriber_preferences_by_level",
        &[&subscriber_id, &parameter, &filled(&params)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let parameter: ObjectId = ID.to_owned();
    let body: UpdateWorkflowPreferenceRequest = check.request("update_workflow_preference");
    let call = check
        .client
        .update_workflow_preference(&subscriber_id, &parameter, &body);
    check.same(
        "update_workflow_preference",
        &[&subscriber_id, &parameter, &filled(&body)],
        call.await,
    );

    let params = ListSubscribersV2Params {
        after: Some(AWKWARD.to_owned()),
        before: Some(AWKWARD.to_owned()),
        limit: Some(5),
        email: Some(AWKWARD.to_owned()),
        name: Some(AWKWARD.to_owned()),
        phone: Some(AWKWARD.to_owned()),
        subscriber_id: Some(AWKWARD.to_owned()),
        order_by: Some(AWKWARD.to_owned()),
        order_direction: Some(OrderDirection::Asc),
    };
    let call = check.client.list_subscribers_v2(&params);
    check.same("list_subscribers_v2", &[&filled(&params)], call.await);

    let body: CreateSubscriberRequest = check.request("create_subscriber_v2");
    let call = check.client.create_subscriber_v2(&body);
    check.same("create_subscriber_v2", &[&filled(&body)], call.await);

    let subscriber_id: String = AWKWARD.to_owned();
    let call = check.client.get_subscriber_v2(&subscriber_id);
    check.same("get_subscriber_v2", &[&subscriber_id], call.await);

    let subscriber_id: String = AWKWARD.to_owned();
    let call = check.client.delete_subscriber_v2(&subscriber_id);
    check.same("delete_subscriber_v2", &[&subscriber_id], call.await);

    let subscriber_id: String = AWKWARD.to_owned();
    let body: PatchSubscriberRequest = check.request("patch_subscriber_v2");
    let call = check.client.patch_subscriber_v2(&subscriber_id, &body);
    check.same(
        "patch_subscriber_v2",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let call = check.client.get_subscriber_preferences_v2(&subscriber_id);
    check.same(
        "get_subscriber_preferences_v2",
        &[&subscriber_id],
        call.await,
    );

    let subscriber_id: String = AWKWARD.to_owned();
    let body: PatchSubscriberPreferencesRequest = check.request("update_subscriber_preferences_v2");
    let call = check
        .client
        .update_subscriber_preferences_v2(&subscriber_id, &body);
    check.same(
        "update_subscriber_preferences_v2",
        &[&subscriber_id, &filled(&body)],
        call.await,
    );
}
