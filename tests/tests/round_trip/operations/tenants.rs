//! The operations of `api::tenants`.

use novu_api::api::tenants::{
    CreateTenantError, DeleteTenantError, GetTenantError, ListTenantsError, ListTenantsParams,
    TenantsApi, UpdateTenantError,
};
use novu_api::models::{CreateTenantRequest, Tenant, TenantPage, UpdateTenantRequest};
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::AWKWARD;

impl TenantsApi for Store {
    async fn list_tenants(
        &self,
        _cx: &Context<Caller>,
        params: ListTenantsParams,
    ) -> Result<TenantPage, ListTenantsError> {
        self.answer("list_tenants", &[&params])
    }

    async fn create_tenant(
        &self,
        _cx: &Context<Caller>,
        body: CreateTenantRequest,
    ) -> Result<Tenant, CreateTenantError> {
        self.answer("create_tenant", &[&body])
    }

    async fn get_tenant(
        &self,
        _cx: &Context<Caller>,
        identifier: String,
    ) -> Result<Tenant, GetTenantError> {
        self.answer("get_tenant", &[&identifier])
    }

    async fn delete_tenant(
        &self,
        _cx: &Context<Caller>,
        identifier: String,
    ) -> Result<(), DeleteTenantError> {
        self.answer("delete_tenant", &[&identifier])
    }

    async fn update_tenant(
        &self,
        _cx: &Context<Caller>,
        identifier: String,
        body: UpdateTenantRequest,
    ) -> Result<Tenant, UpdateTenantError> {
        self.answer("update_tenant", &[&identifier, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListTenantsParams {
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_tenants(&params);
    check.same("list_tenants", &[&filled(&params)], call.await);

    let body: CreateTenantRequest = check.request("create_tenant");
    let call = check.client.create_tenant(&body);
    check.same("create_tenant", &[&filled(&body)], call.await);

    let identifier: String = AWKWARD.to_owned();
    let call = check.client.get_tenant(&identifier);
    check.same("get_tenant", &[&identifier], call.await);

    let identifier: String = AWKWARD.to_owned();
    let call = check.client.delete_tenant(&identifier);
    check.same("delete_tenant", &[&identifier], call.await);

    let identifier: String = AWKWARD.to_owned();
    let body: UpdateTenantRequest = check.request("update_tenant");
    let call = check.client.update_tenant(&identifier, &body);
    check.same("update_tenant", &[&identifier, &filled(&body)], call.await);
}
