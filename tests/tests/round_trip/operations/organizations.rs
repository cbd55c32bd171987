//! The operations of `api::organizations`.

use novu_api::api::organizations::{
    CreateOrganizationError, GetCurrentOrganizationError, ListMembersError, ListOrganizationsError,
    OrganizationsApi, RemoveMemberError, RenameOrganizationError, UpdateBrandingError,
    UpdateMemberRolesError,
};
use novu_api::models::{
    CreateOrganizationRequest, Member, ObjectId, Organization, OrganizationBranding,
    RenameOrganizationRequest, RenameOrganizationResult, UpdateBrandingRequest,
    UpdateMemberRolesRequest,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl OrganizationsApi for Store {
    async fn list_organizations(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<Organization>, ListOrganizationsError> {
        self.answer(cx, "list_organizations", &[])
    }

    async fn create_organization(
        &self,
        cx: &Context<Caller>,
        body: CreateOrganizationRequest,
    ) -> Result<Organization, CreateOrganizationError> {
        self.answer(cx, "create_organization", &[&body])
    }

    async fn rename_organization(
        &self,
        cx: &Context<Caller>,
        body: RenameOrganizationRequest,
    ) -> Result<RenameOrganizationResult, RenameOrganizationError> {
        self.answer(cx, "rename_organization", &[&body])
    }

    async fn update_branding(
        &self,
        cx: &Context<Caller>,
        body: UpdateBrandingRequest,
    ) -> Result<OrganizationBranding, UpdateBrandingError> {
        self.answer(cx, "update_branding", &[&body])
    }

    async fn get_current_organization(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Organization, GetCurrentOrganizationError> {
        self.answer(cx, "get_current_organization", &[])
    }

    async fn list_members(&self, cx: &Context<Caller>) -> Result<Vec<Member>, ListMembersError> {
        self.answer(cx, "list_members", &[])
    }

    async fn remove_member(
        &self,
        cx: &Context<Caller>,
        member_id: ObjectId,
    ) -> Result<Member, RemoveMemberError> {
        self.answer(cx, "remove_member", &[&member_id])
    }

    async fn update_member_roles(
        &self,
        cx: &Context<Caller>,
        member_id: ObjectId,
        body: UpdateMemberRolesRequest,
    ) -> Result<Member, UpdateMemberRolesError> {
        self.answer(cx, "update_member_roles", &[&member_id, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_organizations();
    check.make("list_organizations", &[], call).await;

    let body: CreateOrganizationRequest = check.request("create_organization");
    let call = check.client.create_organization(&body);
    check
        .make("create_organization", &[&filled(&body)], call)
        .await;

    let body: RenameOrganizationRequest = check.request("rename_organization");
    let call = check.client.rename_organization(&body);
    check
        .make("rename_organization", &[&filled(&body)], call)
        .await;

    let body: UpdateBrandingRequest = check.request("update_branding");
    let call = check.client.update_branding(&body);
    check.make("update_branding", &[&filled(&body)], call).await;

    let call = check.client.get_current_organization();
    check.make("get_current_organization", &[], call).await;

    let call = check.client.list_members();
    check.make("list_members", &[], call).await;

    let member_id: ObjectId = ID.to_owned();
    let call = check.client.remove_member(&member_id);
    check.make("remove_member", &[&member_id], call).await;

    let member_id: ObjectId = ID.to_owned();
    let body: UpdateMemberRolesRequest = check.request("update_member_roles");
    let call = check.client.update_member_roles(&member_id, &body);
    check
        .make("update_member_roles", &[&member_id, &filled(&body)], call)
        .await;
}
