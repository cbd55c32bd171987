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

use crate::check::{Check, filled};
use crate::store::{Caller, Store};
use crate::values::ID;

impl LayoutsApi for Store {
    async fn list_layouts(
        &self,
        cx: &Context<Caller>,
        params: ListLayoutsParams,
    ) -> Result<LayoutPage, ListLayoutsError> {
        self.answer(cx, "list_layouts", &[&params])
    }

    async fn create_layout(
        &self,
        cx: &Context<Caller>,
        body: CreateLayoutRequest,
    ) -> Result<CreateLayoutResult, CreateLayoutError> {
        self.answer(cx, "create_layout", &[&body])
    }

    async fn get_layout(
        &self,
        cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<Layout, GetLayoutError> {
        self.answer(cx, "get_layout", &[&layout_id])
    }

    async fn delete_layout(
        &self,
        cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<(), DeleteLayoutError> {
        self.answer(cx, "delete_layout", &[&layout_id])
    }

    async fn update_layout(
        &self,
        cx: &Context<Caller>,
        layout_id: ObjectId,
        body: UpdateLayoutRequest,
    ) -> Result<Layout, UpdateLayoutError> {
        self.answer(cx, "update_layout", &[&layout_id, &body])
    }

    async fn set_default_layout(
        &self,
        cx: &Context<Caller>,
        layout_id: ObjectId,
    ) -> Result<(), SetDefaultLayoutError> {
        self.answer(cx, "set_default_layout", &[&layout_id])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let params = ListLayoutsParams {
        page: Some(5),
        page_size: Some(5),
        sort_by: Some(LayoutSortKey::CreatedAt),
        order_by: Some(LayoutSortOrder::OldestFirst),
    };
    let call = check.client.list_layouts(&params);
    check.make("list_layouts", &[&filled(&params)], call).await;

    let body: CreateLayoutRequest = check.request("create_layout");
    let call = check.client.create_layout(&body);
    check.make("create_layout", &[&filled(&body)], call).await;

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.get_layout(&layout_id);
    check.make("get_layout", &[&layout_id], call).await;

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.delete_layout(&layout_id);
    check.make("delete_layout", &[&layout_id], call).await;

    let layout_id: ObjectId = ID.to_owned();
    let body: UpdateLayoutRequest = check.request("update_layout");
    let call = check.client.update_layout(&layout_id, &body);
    check
        .make("update_layout", &[&layout_id, &filled(&body)], call)
        .await;

    let layout_id: ObjectId = ID.to_owned();
    let call = check.client.set_default_layout(&layout_id);
    check.make("set_default_layout", &[&layout_id], call).await;
}
