//! The operations of `api::execution_details`.

use novu_api::api::execution_details::{
    ExecutionDetailsApi, ListExecutionDetailsError, ListExecutionDetailsParams,
};
use novu_api::models::ExecutionDetail;
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl ExecutionDetailsApi for Store {
    async fn list_execution_details(
        &self,
        cx: &Context<Caller>,
        params: ListExecutionDetailsParams,
    ) -> Result<Vec<ExecutionDetail>, ListExecutionDetailsError> {
        self.answer(cx, "list_execution_details", &[&params])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListExecutionDetailsParams {
        notification_id: ID.to_owned(),
        subscriber_id: check.text(),
    };
    let call = check.client.list_execution_details(&params);
    check
        .make("list_execution_details", &[&filled(&params)], call)
        .await;
}
