//! The operations of `api::layouts`.

use novu_api::api::layouts::{
    CreateLayoutError, DeleteLayoutError, GetLayoutError, LayoutsApi, ListLayoutsError,
    ListLayoutsParams, SetDefaultLayoutError, UpdateLayoutError,
};
use novu_api::models::{
    CreateLayoutRequest, CreateLayoutResult, Layout, LayoutPage, LayoutSortKey, LayoutSortOrder,
    ObjectId, UpdateLayoutRequest,
};
use novu_api::server::Context;

use super::check::{Check, filled};
use super::store::{Caller, Store};
use super::values::ID;

impl LayoutsApi for Store {
    async fn list_layouts(
        &self,
        _cx: &Context<Caller>,
        params: ListLayoutsParams,
    ) -> Result<LayoutPage, ListLayoutsError> {
        self.answer("list_layouts", &[&params])
    }

    async fn create_layout(
        &self,
        _cx: &Context<Caller>,
        body: CreateLayoutRequest,
    ) -> Result<CreateLayoutResult, CreateLayoutError> {
        self.answer("create_layout", &[&body])
    }

    async fn get_layout(
        &self,
        _cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<Layout, GetLayoutError> {
        self.answer("get_layout", &[&layout_id])
    }

    async fn delete_layout(
        &self,
        _cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<(), DeleteLayoutError> {
        self.answer("delete_layout", &[&layout_id])
    }

    async fn update_layout(
        &self,
        _cx: &Context<Caller>,
        layout_id: ObjectId,
        body: UpdateLayoutRequest,
    ) -> Result<Layout, UpdateLayoutError> {
        self.answer("update_layout", &[&layout_id, &body])
    }

    async fn set_default_layout(
        &self,
        _cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<(), SetDefaultLayoutError> {
        self.answer("set_default_layout", &[&layout_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListLayoutsParams {
        page: Some(5),
        page_size: Some(5),
        sort_by: Some(LayoutSortKey::CreatedAt),
        order_by: Some(LayoutSortOrder::V1),
    };
    let call = check.client.list_layouts(&params);
    check.same("list_layouts", &[&filled(&params)], call.await);

    let body: CreateLayoutRequest = check.request("create_layout");
    let call = check.client.create_layout(&body);
    check.same("create_layout", &[&filled(&body)], call.await);

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.get_layout(&layout_id);
    check.same("get_layout", &[&layout_id], call.await);

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.delete_layout(&layout_id);
    check.same("delete_layout", &[&layout_id], call.await);

    let layout_id: ObjectId = ID.to_owned();
    let body: UpdateLayoutRequest = check.request("update_layout");
    let call = check.client.update_layout(&layout_id, &body);
    check.same("update_layout", &[&layout_id, &filled(&body)], call.await);

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.set_default_layout(&layout_id);
    check.same("set_default_layout", &[&layout_id], call.await);
}
