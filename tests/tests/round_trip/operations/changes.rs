//! The operations of `api::changes`.

use novu_api::api::changes::{
    ApplyChangeError, ApplyChangesError, ChangesApi, CountChangesError, ListChangesError,
    ListChangesParams,
};
use novu_api::models::{BulkApplyChangesRequest, Change, ChangePage, ObjectId};
use novu_api::server::Context;

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl ChangesApi for Store {
    async fn list_changes(
        &self,
        cx: &Context<Caller>,
        params: ListChangesParams,
    ) -> Result<ChangePage, ListChangesError> {
        self.answer(cx, "list_changes", &[&params])
    }

    async fn apply_changes(
        &self,
        cx: &Context<Caller>,
        body: BulkApplyChangesRequest,
    ) -> Result<Vec<Vec<Change>>, ApplyChangesError> {
        self.answer(cx, "apply_changes", &[&body])
    }

    async fn count_changes(&self, cx: &Context<Caller>) -> Result<i64, CountChangesError> {
        self.answer(cx, "count_changes", &[])
    }

    async fn apply_change(
        &self,
        cx: &Context<Caller>,
        change_id: ObjectId,
    ) -> Result<Vec<Change>, ApplyChangeError> {
        self.answer(cx, "apply_change", &[&change_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListChangesParams {
        page: Some(5),
        limit: Some(5),
        promoted: true,
    };
    let call = check.client.list_changes(&params);
    check.make("list_changes", &[&filled(&params)], call).await;

    let body: BulkApplyChangesRequest = check.request("apply_changes");
    let call = check.client.apply_changes(&body);
    check.make("apply_changes", &[&filled(&body)], call).await;

    let call = check.client.count_changes();
    check.make("count_changes", &[], call).await;

    let change_id: ObjectId = ID.to_owned();
    let call = check.client.apply_change(&change_id);
    check.make("apply_change", &[&change_id], call).await;
}
