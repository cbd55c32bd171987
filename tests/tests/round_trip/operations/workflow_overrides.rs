//! The operations of `api::workflow_overrides`.

use novu_api::api::workflow_overrides::{
    CreateWorkflowOverrideError, DeleteWorkflowOverrideError, GetWorkflowOverrideByPairError,
    GetWorkflowOverrideError, ListWorkflowOverridesError, ListWorkflowOverridesParams,
    UpdateWorkflowOverrideByPairError, UpdateWorkflowOverrideError, WorkflowOverridesApi,
};
use novu_api::models::{
    CreateWorkflowOverrideRequest, ObjectId, UpdateWorkflowOverrideRequest, WorkflowOverride,
    WorkflowOverridePage,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl WorkflowOverridesApi for Store {
    async fn list_workflow_overrides(
        &self,
        cx: &Context<Caller>,
        params: ListWorkflowOverridesParams,
    ) -> Result<WorkflowOverridePage, ListWorkflowOverridesError> {
        self.answer(cx, "list_workflow_overrides", &[&params])
    }

    async fn create_workflow_override(
        &self,
        cx: &Context<Caller>,
        body: CreateWorkflowOverrideRequest,
    ) -> Result<WorkflowOverride, CreateWorkflowOverrideError> {
        self.answer(cx, "create_workflow_override", &[&body])
    }

    async fn get_workflow_override_by_pair(
        &self,
        cx: &Context<Caller>,
        workflow_id: ObjectId,
        tenant_id: ObjectId,
    ) -> Result<WorkflowOverride, GetWorkflowOverrideByPairError> {
        self.answer(
            cx,
            "get_workflow_override_by_pair",
            &[&workflow_id, &tenant_id],
        )
    }

    async fn update_workflow_override_by_pair(
        &self,
        cx: &Context<Caller>,
        workflow_id: ObjectId,
        tenant_id: ObjectId,
        body: UpdateWorkflowOverrideRequest,
    ) -> Result<WorkflowOverride, UpdateWorkflowOverrideByPairError> {
        self.answer(
            cx,
            "update_workflow_override_by_pair",
            &[&workflow_id, &tenant_id, &body],
        )
    }

    async fn get_workflow_override(
        &self,
        cx: &Context<Caller>,
        override_id: ObjectId,
    ) -> Result<WorkflowOverride, GetWorkflowOverrideError> {
        self.answer(cx, "get_workflow_override", &[&override_id])
    }

    async fn update_workflow_override(
        &self,
        cx: &Context<Caller>,
        override_id: ObjectId,
        body: UpdateWorkflowOverrideRequest,
    ) -> Result<WorkflowOverride, UpdateWorkflowOverrideError> {
        self.answer(cx, "update_workflow_override", &[&override_id, &body])
    }

    async fn delete_workflow_override(
        &self,
        cx: &Context<Caller>,
        override_id: ObjectId,
    ) -> Result<bool, DeleteWorkflowOverrideError> {
        self.answer(cx, "delete_workflow_override", &[&override_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListWorkflowOverridesParams {
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_workflow_overrides(&params);
    check
        .make("list_workflow_overrides", &[&filled(&params)], call)
        .await;

    let body: CreateWorkflowOverrideRequest = check.request("create_workflow_override");
    let call = check.client.create_workflow_override(&body);
    check
        .make("create_workflow_override", &[&filled(&body)], call)
        .await;

    let workflow_id: ObjectId = ID.to_owned();
    let tenant_id: ObjectId = ID.to_owned();
    let call = check
        .client
        .get_workflow_override_by_pair(&workflow_id, &tenant_id);
    check
        .make(
            "get_workflow_override_by_pair",
            &[&workflow_id, &tenant_id],
            call,
        )
        .await;

    let workflow_id: ObjectId = ID.to_owned();
    let tenant_id: ObjectId = ID.to_owned();
    let body: UpdateWorkflowOverrideRequest = check.request("update_workflow_override_by_pair");
    let call = check
        .client
        .update_workflow_override_by_pair(&workflow_id, &tenant_id, &body);
    check
        .make(
            "update_workflow_override_by_pair",
            &[&workflow_id, &tenant_id, &filled(&body)],
            call,
        )
        .await;

    let override_id: ObjectId = ID.to_owned();
    let call = check.client.get_workflow_override(&override_id);
    check
        .make("get_workflow_override", &[&override_id], call)
        .await;

    let override_id: ObjectId = ID.to_owned();
    let body: UpdateWorkflowOverrideRequest = check.request("update_workflow_override");
    let call = check.client.update_workflow_override(&override_id, &body);
    check
        .make(
            "update_workflow_override",
            &[&override_id, &filled(&body)],
            call,
        )
        .await;

    let override_id: ObjectId = ID.to_owned();
    let call = check.client.delete_workflow_override(&override_id);
    check
        .make("delete_workflow_override", &[&override_id], call)
        .await;
}
