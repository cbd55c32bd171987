//! The operations of `api::workflow_groups`.

use novu_api::api::workflow_groups::{
    CreateWorkflowGroupError, DeleteWorkflowGroupError, GetWorkflowGroupError,
    ListWorkflowGroupsError, RenameWorkflowGroupError, WorkflowGroupsApi,
};
use novu_api::models::{
    CreateWorkflowGroupRequest, DeletionResult, ObjectId, RenameWorkflowGroupRequest, WorkflowGroup,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl WorkflowGroupsApi for Store {
    async fn list_workflow_groups(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<WorkflowGroup>, ListWorkflowGroupsError> {
        self.answer(cx, "list_workflow_groups", &[])
    }

    async fn create_workflow_group(
        &self,
        cx: &Context<Caller>,
        body: CreateWorkflowGroupRequest,
    ) -> Result<WorkflowGroup, CreateWorkflowGroupError> {
        self.answer(cx, "create_workflow_group", &[&body])
    }

    async fn get_workflow_group(
        &self,
        cx: &Context<Caller>,
        id: ObjectId,
    ) -> Result<WorkflowGroup, GetWorkflowGroupError> {
        self.answer(cx, "get_workflow_group", &[&id])
    }

    async fn delete_workflow_group(
        &self,
        cx: &Context<Caller>,
        id: ObjectId,
    ) -> Result<DeletionResult, DeleteWorkflowGroupError> {
        self.answer(cx, "delete_workflow_group", &[&id])
    }

    async fn rename_workflow_group(
        &self,
        cx: &Context<Caller>,
        id: ObjectId,
        body: RenameWorkflowGroupRequest,
    ) -> Result<WorkflowGroup, RenameWorkflowGroupError> {
        self.answer(cx, "rename_workflow_group", &[&id, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_workflow_groups();
    check.make("list_workflow_groups", &[], call).await;

    let body: CreateWorkflowGroupRequest = check.request("create_workflow_group");
    let call = check.client.create_workflow_group(&body);
    check
        .make("create_workflow_group", &[&filled(&body)], call)
        .await;

    let id: ObjectId = ID.to_owned();
    let call = check.client.get_workflow_group(&id);
    check.make("get_workflow_group", &[&id], call).await;

    let id: ObjectId = ID.to_owned();
    let call = check.client.delete_workflow_group(&id);
    check.make("delete_workflow_group", &[&id], call).await;

    let id: ObjectId = ID.to_owned();
    let body: RenameWorkflowGroupRequest = check.request("rename_workflow_group");
    let call = check.client.rename_workflow_group(&id, &body);
    check
        .make("rename_workflow_group", &[&id, &filled(&body)], call)
        .await;
}
