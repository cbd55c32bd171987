//! The operations of `api::changes`.

use novu_api::api::changes::{
    ApplyChangeError, ApplyChangesError, ChangesApi, CountChangesError, ListChangesError,
    ListChangesParams,
};
use novu_api::models::{BulkApplyChangesRequest, Change, ChangePage, ObjectId};
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::ID;

impl ChangesApi for Store {
    async fn list_changes(
        &self,
        _cx: &Context<Caller>,
        params: ListChangesParams,
    ) -> Result<ChangePage, ListChangesError> {
        self.answer("list_changes", &[&params])
    }

    async fn apply_changes(
        &self,
        _cx: &Context<Caller>,
        body: BulkApplyChangesRequest,
    ) -> Result<Vec<Vec<Change>>, ApplyChangesError> {
        self.answer("apply_changes", &[&body])
    }

    async fn count_changes(&self, _cx: &Context<Caller>) -> Result<i64, CountChangesError> {
        self.answer("count_changes", &[])
    }

    async fn apply_change(
        &self,
        _cx: &Context<Caller>,
        change_id: ObjectId,
    ) -> Result<Vec<Change>, ApplyChangeError> {
        self.answer("apply_change", &[&change_id])
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
    check.same("list_changes", &[&filled(&params)], call.await);

    let body: BulkApplyChangesRequest = check.request("apply_changes");
    let call = check.client.apply_changes(&body);
    check.same("apply_changes", &[&filled(&body)], call.await);

    let call = check.client.count_changes();
    check.same("count_changes", &[], call.await);

    let change_id: ObjectId = ID.to_owned();
    let call = check.client.apply_change(&change_id);
    check.same("apply_change", &[&change_id], call.await);
}
