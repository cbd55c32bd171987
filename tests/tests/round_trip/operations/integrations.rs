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

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::{AWKWARD, ID};

impl IntegrationsApi for Store {
    async fn list_integrations(
        &self,
        _cx: &Context<Caller>,
    ) -> Result<Vec<Integration>, ListIntegrationsError> {
        self.answer("list_integrations", &[])
    }

    async fn create_integration(
        &self,
        _cx: &Context<Caller>,
        body: CreateIntegrationRequest,
    ) -> Result<Integration, CreateIntegrationError> {
        self.answer("create_integration", &[&body])
    }

    async fn list_active_integrations(
        &self,
        _cx: &Context<Caller>,
    ) -> Result<Vec<Integration>, ListActiveIntegrationsError> {
        self.answer("list_active_integrations", &[])
    }

    async fn get_in_app_status(
        &self,
        _cx: &Context<Caller>,
    ) -> Result<InAppStatus, GetInAppStatusError> {
        self.answer("get_in_app_status", &[])
    }

    async fn get_webhook_support_status(
        &self,
        _cx: &Context<Caller>,
        provider_or_integration_id: String,
    ) -> Result<bool, GetWebhookSupportStatusError> {
        self.answer("get_webhook_support_status", &[&provider_or_integration_id])
    }

    async fn get_channel_usage(
        &self,
        _cx: &Context<Caller>,
        channel_type: ChannelType,
    ) -> Result<ChannelUsage, GetChannelUsageError> {
        self.answer("get_channel_usage", &[&channel_type])
    }

    async fn update_integration(
        &self,
        _cx: &Context<Caller>,
        integration_id: ObjectId,
        body: UpdateIntegrationRequest,
    ) -> Result<Integration, UpdateIntegrationError> {
        self.answer("update_integration", &[&integration_id, &body])
    }

    async fn delete_integration(
        &self,
        _cx: &Context<Caller>,
        integration_id: ObjectId,
    ) -> Result<Vec<Integration>, DeleteIntegrationError> {
        self.answer("delete_integration", &[&integration_id])
    }

    async fn set_primary_integration(
        &self,
        _cx: &Context<Caller>,
        integration_id: ObjectId,
    ) -> Result<Integration, SetPrimaryIntegrationError> {
        self.answer("set_primary_integration", &[&integration_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_integrations();
    check.same("list_integrations", &[], call.await);

    let body: CreateIntegrationRequest = check.request("create_integration");
    let call = check.client.create_integration(&body);
    check.same("create_integration", &[&filled(&body)], call.await);

    let call = check.client.list_active_integrations();
    check.same("list_active_integrations", &[], call.await);

    let call = check.client.get_in_app_status();
    check.same("get_in_app_status", &[], call.await);

    let provider_or_integration_id: String = AWKWARD.to_owned();
    let call = check
        .client
        .get_webhook_support_status(&provider_or_integration_id);
    check.same(
        "get_webhook_support_status",
        &[&provider_or_integration_id],
        call.await,
    );

    let channel_type: ChannelType = ChannelType::InApp;
    let call = check.client.get_channel_usage(&channel_type);
    check.same("get_channel_usage", &[&channel_type], call.await);

    let integration_id: ObjectId = ID.to_owned();
    let body: UpdateIntegrationRequest = check.request("update_integration");
    let call = check.client.update_integration(&integration_id, &body);
    check.same(
        "update_integration",
        &[&integration_id, &filled(&body)],
        call.await,
    );

    let integration_id: ObjectId = ID.to_owned();
    let call = check.client.delete_integration(&integration_id);
    check.same("delete_integration", &[&integration_id], call.await);

    let integration_id: ObjectId = ID.to_owned();
    let call = check.client.set_primary_integration(&integration_id);
    check.same("set_primary_integration", &[&integration_id], call.await);
}
