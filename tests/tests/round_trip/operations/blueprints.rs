//! The operations of `api::blueprints`.

use novu_api::api::blueprints::{BlueprintsApi, GetBlueprintError, ListBlueprintsByCategoryError};
use novu_api::models::{Blueprint, GroupedBlueprints};
use novu_api::server::Context;

use crate::check::Check;
use crate::store::Store;

impl BlueprintsApi for Store {
    async fn list_blueprints_by_category(
        &self,
        cx: &Context<()>,
    ) -> Result<GroupedBlueprints, ListBlueprintsByCategoryError> {
        self.answer(cx, "list_blueprints_by_category", &[])
    }

    async fn get_blueprint(
        &self,
        cx: &Context<()>,
        template_id_or_identifier: String,
    ) -> Result<Blueprint, GetBlueprintError> {
        self.answer(cx, "get_blueprint", &[&template_id_or_identifier])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.list_blueprints_by_category();
    check.make("list_blueprints_by_category", &[], call).await;

    let template_id_or_identifier: String = check.text();
    let call = check.client.get_blueprint(&template_id_or_identifier);
    check
        .make("get_blueprint", &[&template_id_or_identifier], call)
        .await;
}
