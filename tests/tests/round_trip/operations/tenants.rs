//! The operations of `api::tenants`.

use novu_api::api::tenants::{
    CreateTenantError, DeleteTenantError, GetTenantError, ListTenantsError, ListTenantsParams,
    TenantsApi, UpdateTenantError,
};
use novu_api::models::{CreateTenantRequest, Tenant, TenantPage, UpdateTenantRequest};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};

impl TenantsApi for Store {
    async fn list_tenants(
        &self,
        cx: &Context<Caller>,
        params: ListTenantsParams,
    ) -> Result<TenantPage, ListTenantsError> {
        self.answer(cx, "list_tenants", &[&params])
    }

    async fn create_tenant(
        &self,
        cx: &Context<Caller>,
        body: CreateTenantRequest,
    ) -> Result<Tenant, CreateTenantError> {
        self.answer(cx, "create_tenant", &[&body])
    }

    async fn get_tenant(
        &self,
        cx: &Context<Caller>,
        identifier: String,
    ) -> Result<Tenant, GetTenantError> {
        self.answer(cx, "get_tenant", &[&identifier])
    }

    async fn delete_tenant(
        &self,
        cx: &Context<Caller>,
        identifier: String,
    ) -> Result<(), DeleteTenantError> {
        self.answer(cx, "delete_tenant", &[&identifier])
    }

    async fn update_tenant(
        &self,
        cx: &Context<Caller>,
        identifier: String,
        body: UpdateTenantRequest,
    ) -> Result<Tenant, UpdateTenantError> {
        self.answer(cx, "update_tenant", &[&identifier, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListTenantsParams {
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_tenants(&params);
    check.make("list_tenants", &[&filled(&params)], call).await;

    let body: CreateTenantRequest = check.request("create_tenant");
    let call = check.client.create_tenant(&body);
    check.make("create_tenant", &[&filled(&body)], call).await;

    let identifier: String = check.text();
    let call = check.client.get_tenant(&identifier);
    check.make("get_tenant", &[&identifier], call).await;

    let identifier: String = check.text();
    let call = check.client.delete_tenant(&identifier);
    check.make("delete_tenant", &[&identifier], call).await;

    let identifier: String = check.text();
    let body: UpdateTenantRequest = check.request("update_tenant");
    let call = check.client.update_tenant(&identifier, &body);
    check
        .make("update_tenant", &[&identifier, &filled(&body)], call)
        .await;
}
