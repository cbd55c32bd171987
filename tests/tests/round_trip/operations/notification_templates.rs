//! The operations of `api::notification_templates`.

use novu_api::api::notification_templates::{
    CreateNotificationTemplateError, DeleteNotificationTemplateError, GetNotificationTemplateError,
    ListNotificationTemplatesError, ListNotificationTemplatesParams, NotificationTemplatesApi,
    UpdateNotificationTemplateError, UpdateNotificationTemplateStatusError,
};
use novu_api::models::{
    ChangeWorkflowStatusRequest, CreateWorkflowRequest, ObjectId, UpdateWorkflowRequest, Workflow,
    WorkflowPage,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl NotificationTemplatesApi for Store {
    async fn list_notification_templates(
        &self,
        cx: &Context<Caller>,
        params: ListNotificationTemplatesParams,
    ) -> Result<WorkflowPage, ListNotificationTemplatesError> {
        self.answer(cx, "list_notification_templates", &[&params])
    }

    async fn create_notification_template(
        &self,
        cx: &Context<Caller>,
        body: CreateWorkflowRequest,
    ) -> Result<Workflow, CreateNotificationTemplateError> {
        self.answer(cx, "create_notification_template", &[&body])
    }

    async fn get_notification_template(
        &self,
        cx: &Context<Caller>,
        template_id: String,
    ) -> Result<Workflow, GetNotificationTemplateError> {
        self.answer(cx, "get_notification_template", &[&template_id])
    }

    async fn update_notification_template(
        &self,
        cx: &Context<Caller>,
        template_id: ObjectId,
        body: UpdateWorkflowRequest,
    ) -> Result<Workflow, UpdateNotificationTemplateError> {
        self.answer(cx, "update_notification_template", &[&template_id, &body])
    }

    async fn delete_notification_template(
        &self,
        cx: &Context<Caller>,
        template_id: ObjectId,
    ) -> Result<bool, DeleteNotificationTemplateError> {
        self.answer(cx, "delete_notification_template", &[&template_id])
    }

    async fn update_notification_template_status(
        &self,
        cx: &Context<Caller>,
        template_id: ObjectId,
        body: ChangeWorkflowStatusRequest,
    ) -> Result<Workflow, UpdateNotificationTemplateStatusError> {
        self.answer(
            cx,
            "update_notification_template_status",
            &[&template_id, &body],
        )
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListNotificationTemplatesParams {
        page: Some(5),
        limit: Some(5),
        query: Some(check.text()),
    };
    let call = check.client.list_notification_templates(&params);
    check
        .make("list_notification_templates", &[&filled(&params)], call)
        .await;

    let body: CreateWorkflowRequest = check.request("create_notification_template");
    let call = check.client.create_notification_template(&body);
    check
        .make("create_notification_template", &[&filled(&body)], call)
        .await;

    let template_id: String = check.text();
    let call = check.client.get_notification_template(&template_id);
    check
        .make("get_notification_template", &[&template_id], call)
        .await;

    let template_id: ObjectId = ID.to_owned();
    let body: UpdateWorkflowRequest = check.request("update_notification_template");
    let call = check
        .client
        .update_notification_template(&template_id, &body);
    check
        .make(
            "update_notification_template",
            &[&template_id, &filled(&body)],
            call,
        )
        .await;

    let template_id: ObjectId = ID.to_owned();
    let call = check.client.delete_notification_template(&template_id);
    check
        .make("delete_notification_template", &[&template_id], call)
        .await;

    let template_id: ObjectId = ID.to_owned();
    let body: ChangeWorkflowStatusRequest = check.request("update_notification_template_status");
    let call = check
        .client
        .update_notification_template_status(&template_id, &body);
    check
        .make(
            "update_notification_template_status",
            &[&template_id, &filled(&body)],
            call,
        )
        .await;
}
