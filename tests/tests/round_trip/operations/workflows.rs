//! The operations of `api::workflows`.

use novu_api::api::workflows::{
    CreateWorkflowError, CreateWorkflowParams, DeleteWorkflowError, GetWorkflowError,
    GetWorkflowVariablesError, ListWorkflowsError, ListWorkflowsParams, UpdateWorkflowError,
    UpdateWorkflowStatusError, WorkflowsApi,
};
use novu_api::models::{
    ChangeWorkflowStatusRequest, CreateWorkflowRequest, ObjectId, UpdateWorkflowRequest, Workflow,
    WorkflowPage, WorkflowVariables,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl WorkflowsApi for Store {
    async fn list_workflows(
        &self,
        cx: &Context<Caller>,
        params: ListWorkflowsParams,
    ) -> Result<WorkflowPage, ListWorkflowsError> {
        self.answer(cx, "list_workflows", &[&params])
    }

    async fn create_workflow(
        &self,
        cx: &Context<Caller>,
        params: CreateWorkflowParams,
        body: CreateWorkflowRequest,
    ) -> Result<Workflow, CreateWorkflowError> {
        self.answer(cx, "create_workflow", &[&params, &body])
    }

    async fn get_workflow_variables(
        &self,
        cx: &Context<Caller>,
    ) -> Result<WorkflowVariables, GetWorkflowVariablesError> {
        self.answer(cx, "get_workflow_variables", &[])
    }

    async fn get_workflow(
        &self,
        cx: &Context<Caller>,
        workflow_id: String,
    ) -> Result<Workflow, GetWorkflowError> {
        self.answer(cx, "get_workflow", &[&workflow_id])
    }

    async fn update_workflow(
        &self,
        cx: &Context<Caller>,
        workflow_id: ObjectId,
        body: UpdateWorkflowRequest,
    ) -> Result<Workflow, UpdateWorkflowError> {
        self.answer(cx, "update_workflow", &[&workflow_id, &body])
    }

    async fn delete_workflow(
        &self,
        cx: &Context<Caller>,
        workflow_id: ObjectId,
    ) -> Result<bool, DeleteWorkflowError> {
        self.answer(cx, "delete_workflow", &[&workflow_id])
    }

    async fn update_workflow_status(
        &self,
        cx: &Context<Caller>,
        workflow_id: ObjectId,
        body: ChangeWorkflowStatusRequest,
    ) -> Result<Workflow, UpdateWorkflowStatusError> {
        self.answer(cx, "update_workflow_status", &[&workflow_id, &body])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListWorkflowsParams {
        page: Some(5),
        limit: Some(5),
        query: Some(check.text()),
    };
    let call = check.client.list_workflows(&params);
    check
        .make("list_workflows", &[&filled(&params)], call)
        .await;

    let params = CreateWorkflowParams {
        source: Some(check.text()),
    };
    let body: CreateWorkflowRequest = check.request("create_workflow");
    let call = check.client.create_workflow(&params, &body);
    check
        .make("create_workflow", &[&filled(&params), &filled(&body)], call)
        .await;

    let call = check.client.get_workflow_variables();
    check.make("get_workflow_variables", &[], call).await;

    let workflow_id: String = check.text();
    let call = check.client.get_workflow(&workflow_id);
    check.make("get_workflow", &[&workflow_id], call).await;

    let workflow_id: ObjectId = ID.to_owned();
    let body: UpdateWorkflowRequest = check.request("update_workflow");
    let call = check.client.update_workflow(&workflow_id, &body);
    check
        .make("update_workflow", &[&workflow_id, &filled(&body)], call)
        .await;

    let workflow_id: ObjectId = ID.to_owned();
    let call = check.client.delete_workflow(&workflow_id);
    check.make("delete_workflow", &[&workflow_id], call).await;

    let workflow_id: ObjectId = ID.to_owned();
    let body: ChangeWorkflowStatusRequest = check.request("update_workflow_status");
    let call = check.client.update_workflow_status(&workflow_id, &body);
    check
        .make(
            "update_workflow_status",
            &[&workflow_id, &filled(&body)],
            call,
        )
        .await;
}
