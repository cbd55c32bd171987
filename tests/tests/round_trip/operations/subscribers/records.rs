//! Subscribers themselves: list, create, read, change, delete.

use novu_api::api::subscribers::{
    GetSubscriberParams, ListSubscribersParams, ListSubscribersV2Params,
};
use novu_api::models::{
    BulkCreateSubscribersRequest, CreateSubscriberRequest, OrderDirection, PatchSubscriberRequest,
    SetOnlineStatusRequest, UpdateSubscriberRequest,
};

use crate::check::{Check, filled};

/// Calls these operations.
pub async fn call_all(check: &Check) {
    let params = ListSubscribersParams {
        page: Some(5),
        limit: Some(5),
    };
    let call = check.client.list_subscribers(&params);
    check
        .make("list_subscribers", &[&filled(&params)], call)
        .await;

    let body: CreateSubscriberRequest = check.request("create_subscriber");
    let call = check.client.create_subscriber(&body);
    check
        .make("create_subscriber", &[&filled(&body)], call)
        .await;

    let body: BulkCreateSubscribersRequest = check.request("bulk_create_subscribers");
    let call = check.client.bulk_create_subscribers(&body);
    check
        .make("bulk_create_subscribers", &[&filled(&body)], call)
        .await;

    let subscriber_id: String = check.text();
    let params = GetSubscriberParams {
        include_topics: Some(true),
    };
    let call = check.client.get_subscriber(&subscriber_id, &params);
    check
        .make("get_subscriber", &[&subscriber_id, &filled(&params)], call)
        .await;

    let subscriber_id: String = check.text();
    let body: UpdateSubscriberRequest = check.request("update_subscriber");
    let call = check.client.update_subscriber(&subscriber_id, &body);
    check
        .make("update_subscriber", &[&subscriber_id, &filled(&body)], call)
        .await;

    let subscriber_id: String = check.text();
    let call = check.client.delete_subscriber(&subscriber_id);
    check
        .make("delete_subscriber", &[&subscriber_id], call)
        .await;

    let subscriber_id: String = check.text();
    let body: SetOnlineStatusRequest = check.request("set_subscriber_online_status");
    let call = check
        .client
        .set_subscriber_online_status(&subscriber_id, &body);
    check
        .make(
            "set_subscriber_online_status",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;

    let params = ListSubscribersV2Params {
        after: Some(check.text()),
        before: Some(check.text()),
        limit: Some(5),
        email: Some(check.text()),
        name: Some(check.text()),
        phone: Some(check.text()),
        subscriber_id: Some(check.text()),
        order_by: Some(check.text()),
        order_direction: Some(OrderDirection::Asc),
    };
    let call = check.client.list_subscribers_v2(&params);
    check
        .make("list_subscribers_v2", &[&filled(&params)], call)
        .await;

    let body: CreateSubscriberRequest = check.request("create_subscriber_v2");
    let call = check.client.create_subscriber_v2(&body);
    check
        .make("create_subscriber_v2", &[&filled(&body)], call)
        .await;

    let subscriber_id: String = check.text();
    let call = check.client.get_subscriber_v2(&subscriber_id);
    check
        .make("get_subscriber_v2", &[&subscriber_id], call)
        .await;

    let subscriber_id: String = check.text();
    let call = check.client.delete_subscriber_v2(&subscriber_id);
    check
        .make("delete_subscriber_v2", &[&subscriber_id], call)
        .await;

    let subscriber_id: String = check.text();
    let body: PatchSubscriberRequest = check.request("patch_subscriber_v2");
    let call = check.client.patch_subscriber_v2(&subscriber_id, &body);
    check
        .make(
            "patch_subscriber_v2",
            &[&subscriber_id, &filled(&body)],
            call,
        )
        .await;
}
