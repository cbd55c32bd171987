//! The operations of `api::integrations`.

use novu_api::api::integrations::{
    CreateIntegrationError, DeleteIntegrationError, GetChannelUsageError, GetInAppStatusError,
    GetWebhookSupportStatusError, IntegrationsApi, ListActiveIntegrationsError,
    ListIntegrationsError, SetPrimaryIntegrationError, UpdateIntegrationError,
};
use novu_api::models::{
    ChannelType, ChannelUsage, CreateIntegrationRequest, InAppStatus, Integration, ObjectId,
    UpdateIntegrationRequest,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl IntegrationsApi for Store {
    async fn list_integrations(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<Integration>, ListIntegrationsError> {
        self.answer(cx, "list_integrations", &[])
    }

    async fn create_integration(
        &self,
        cx: &Context<Caller>,
        body: CreateIntegrationRequest,
    ) -> Result<Integration, CreateIntegrationError> {
        self.answer(cx, "create_integration", &[&body])
    }

    async fn list_active_integrations(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<Integration>, ListActiveIntegrationsError> {
        self.answer(cx, "list_active_integrations", &[])
    }

    async fn get_in_app_status(
        &self,
        cx: &Context<Caller>,
    ) -> Result<InAppStatus, GetInAppStatusError> {
        self.answer(cx, "get_in_app_status", &[])
    }

    async fn get_webhook_support_status(
        &self,
        cx: &Context<Caller>,
        provider_or_integration_id: String,
    ) -> Result<bool, GetWebhookSupportStatusError> {
        self.answer(
            cx,
            "get_webhook_support_status",
            &[&provider_or_integration_id],
        )
    }

    async fn get_channel_usage(
        &self,
        cx: &Context<Caller>,
        channel_type: ChannelType,
    ) -> Result<ChannelUsage, GetChannelUsageError> {
        self.answer(cx, "get_channel_usage", &[&channel_type])
    }

    async fn update_integration(
        &self,
        cx: &Context<Caller>,
        integration_id: ObjectId,
        body: UpdateIntegrationRequest,
    ) -> Result<Integration, UpdateIntegrationError> {
        self.answer(cx, "update_integration", &[&integration_id, &body])
    }

    async fn delete_integration(
        &self,
        cx: &Context<Caller>,
        integration_id: ObjectId,
    ) -> Result<Vec<Integration>, DeleteIntegrationError> {
        self.answer(cx, "delete_integration", &[&integration_id])
    }

    async fn set_primary_integration(
        &self,
        cx: &Context<Caller>,
        integration_id: ObjectId,
    ) -> Result<Integration, SetPrimaryIntegrationError> {
        self.answer(cx, "set_primary_integration", &[&integration_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_integrations();
    check.make("list_integrations", &[], call).await;

    let body: CreateIntegrationRequest = check.request("create_integration");
    let call = check.client.create_integration(&body);
    check
        .make("create_integration", &[&filled(&body)], call)
        .await;

    let call = check.client.list_active_integrations();
    check.make("list_active_integrations", &[], call).await;

    let call = check.client.get_in_app_status();
    check.make("get_in_app_status", &[], call).await;

    let provider_or_integration_id: String = check.text();
    let call = check
        .client
        .get_webhook_support_status(&provider_or_integration_id);
    check
        .make(
            "get_webhook_support_status",
            &[&provider_or_integration_id],
            call,
        )
        .await;

    let channel_type: ChannelType = ChannelType::InApp;
    let call = check.client.get_channel_usage(&channel_type);
    check
        .make("get_channel_usage", &[&channel_type], call)
        .await;

    let integration_id: ObjectId = ID.to_owned();
    let body: UpdateIntegrationRequest = check.request("update_integration");
    let call = check.client.update_integration(&integration_id, &body);
    check
        .make(
            "update_integration",
            &[&integration_id, &filled(&body)],
            call,
        )
        .await;

    let integration_id: ObjectId = ID.to_owned();
    let call = check.client.delete_integration(&integration_id);
    check
        .make("delete_integration", &[&integration_id], call)
        .await;

    let integration_id: ObjectId = ID.to_owned();
    let call = check.client.set_primary_integration(&integration_id);
    check
        .make("set_primary_integration", &[&integration_id], call)
        .await;
}
