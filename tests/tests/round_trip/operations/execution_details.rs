//! The operations of `api::execution_details`.

use novu_api::api::execution_details::{
    ExecutionDetailsApi, ListExecutionDetailsError, ListExecutionDetailsParams,
};
use novu_api::models::ExecutionDetail;
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::{AWKWARD, ID};

impl ExecutionDetailsApi for Store {
    async fn list_execution_details(
        &self,
        _cx: &Context<Caller>,
        params: ListExecutionDetailsParams,
    ) -> Result<Vec<ExecutionDetail>, ListExecutionDetailsError> {
        self.answer("list_execution_details", &[&params])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListExecutionDetailsParams {
        notification_id: ID.to_owned(),
        subscriber_id: AWKWARD.to_owned(),
    };
    let call = check.client.list_execution_details(&params);
    check.same("list_execution_details", &[&filled(&params)], call.await);
}
