//! The operations of `api::environments`.

use novu_api::api::environments::{
    CreateEnvironmentError, EnvironmentsApi, GetCurrentEnvironmentError, ListApiKeysError,
    ListEnvironmentTagsError, ListEnvironmentsError, RegenerateApiKeysError,
    UpdateEnvironmentError,
};
use novu_api::models::{
    ApiKey, CreateEnvironmentRequest, Environment, EnvironmentTag, ObjectId,
    UpdateEnvironmentRequest,
};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl EnvironmentsApi for Store {
    async fn list_environments(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<Environment>, ListEnvironmentsError> {
        self.answer(cx, "list_environments", &[])
    }

    async fn create_environment(
        &self,
        cx: &Context<Caller>,
        body: CreateEnvironmentRequest,
    ) -> Result<Environment, CreateEnvironmentError> {
        self.answer(cx, "create_environment", &[&body])
    }

    async fn list_api_keys(&self, cx: &Context<Caller>) -> Result<Vec<ApiKey>, ListApiKeysError> {
        self.answer(cx, "list_api_keys", &[])
    }

    async fn regenerate_api_keys(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Vec<ApiKey>, RegenerateApiKeysError> {
        self.answer(cx, "regenerate_api_keys", &[])
    }

    async fn get_current_environment(
        &self,
        cx: &Context<Caller>,
    ) -> Result<Environment, GetCurrentEnvironmentError> {
        self.answer(cx, "get_current_environment", &[])
    }

    async fn update_environment(
        &self,
        cx: &Context<Caller>,
        environment_id: ObjectId,
        body: UpdateEnvironmentRequest,
    ) -> Result<Environment, UpdateEnvironmentError> {
        self.answer(cx, "update_environment", &[&environment_id, &body])
    }

    async fn list_environment_tags(
        &self,
        cx: &Context<Caller>,
        environment_id: ObjectId,
    ) -> Result<Vec<EnvironmentTag>, ListEnvironmentTagsError> {
        self.answer(cx, "list_environment_tags", &[&environment_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_environments();
    check.make("list_environments", &[], call).await;

    let body: CreateEnvironmentRequest = check.request("create_environment");
    let call = check.client.create_environment(&body);
    check
        .make("create_environment", &[&filled(&body)], call)
        .await;

    let call = check.client.list_api_keys();
    check.make("list_api_keys", &[], call).await;

    let call = check.client.regenerate_api_keys();
    check.make("regenerate_api_keys", &[], call).await;

    let call = check.client.get_current_environment();
    check.make("get_current_environment", &[], call).await;

    let environment_id: ObjectId = ID.to_owned();
    let body: UpdateEnvironmentRequest = check.request("update_environment");
    let call = check.client.update_environment(&environment_id, &body);
    check
        .make(
            "update_environment",
            &[&environment_id, &filled(&body)],
            call,
        )
        .await;

    let environment_id: ObjectId = ID.to_owned();
    let call = check.client.list_environment_tags(&environment_id);
    check
        .make("list_environment_tags", &[&environment_id], call)
        .await;
}
