//! The operations of `api::blueprints`.

use novu_api::api::blueprints::{BlueprintsApi, GetBlueprintError, ListBlueprintsByCategoryError};
use novu_api::models::{Blueprint, GroupedBlueprints};
use novu_api::server::Context;

use super::check::Check;
use super::store::Store;
use super::values::AWKWARD;

impl BlueprintsApi for Store {
    async fn list_blueprints_by_category(
        &self,
        _cx: &Context<()>,
    ) -> Result<GroupedBlueprints, ListBlueprintsByCategoryError> {
        self.answer("list_blueprints_by_category", &[])
    }

    async fn get_blueprint(
        &self,
        _cx: &Context<()>,
        template_id_or_identifier: String,
    ) -> Result<Blueprint, GetBlueprintError> {
        self.answer("get_blueprint", &[&template_id_or_identifier])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_blueprints_by_category();
    check.same("list_blueprints_by_category", &[], call.await);

    let template_id_or_identifier: String = AWKWARD.to_owned();
    let call = check.client.get_blueprint(&template_id_or_identifier);
    check.same("get_blueprint", &[&template_id_or_identifier], call.await);
}
