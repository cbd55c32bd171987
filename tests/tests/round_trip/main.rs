//! Every operation of the Novu API, from the generated client to the generated server and back: in
//! process and over a socket. Requests and answers are the examples of `spec/`.

#![expect(deprecated, reason = "what the document deprecates works all the same")]

mod blueprints;
mod changes;
mod check;
mod contract;
mod environments;
mod errors;
mod events;
mod execution_details;
mod feeds;
mod health;
mod inbound_parse;
mod integrations;
mod layouts;
mod messages;
mod notification_templates;
mod notifications;
mod organizations;
#[cfg(feature = "prism")]
mod prism;
mod refusals;
mod store;
mod subscribers;
mod tenants;
mod topics;
mod values;
mod workflow_groups;
mod workflow_overrides;
mod workflows;

use check::{Check, Server};
use novu_api::{Client, server};
use store::{Keys, Store};
use values::Guise;

/// How many operations the document has.
const OPERATIONS: usize = 120;

#[tokio::test]
async fn every_operation_in_process() {
    assert_eq!(in_process(Guise::AsShown).await, 0);
}

#[tokio::test]
async fn every_operation_with_awkward_texts() {
    let texts = in_process(Guise::Awkward).await;
    assert!(texts > 500, "only {texts} texts could be awkward");
}

#[tokio::test]
async fn every_operation_with_nulls() {
    let nulls = in_process(Guise::Null).await;
    assert!(nulls > 50, "only {nulls} values could be null");
}

#[tokio::test]
async fn every_failure_of_every_operation() {
    for status in [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] {
        let status = http::StatusCode::from_u16(status).expect("is a status");
        run_in_process(Store::failing(status)).await;
    }
}

#[tokio::test]
async fn every_operation_over_a_socket() {
    let store = Store::new(Guise::Awkward);
    let router = server::router(store.clone(), Keys);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("loopback can be bound");
    let address = listener
        .local_addr()
        .expect("a bound listener has an address");
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::builder(&format!("http://{address}/"));
    let client = client.api_key("key").session("token").build();
    let client = client.expect("settings are valid");
    call_everything(Check::new(client, store, Server::Store)).await;
    serving.abort();
}

/// Calls all operations with examples in a guise, and gives in how many places it changed them.
async fn in_process(guise: Guise) -> usize {
    run_in_process(Store::new(guise)).await
}

async fn run_in_process(store: Store) -> usize {
    let router = server::router(store.clone(), Keys);
    let client = Client::in_process(router);
    let client = client.api_key("key").session("token").build();
    let client = client.expect("settings are valid");
    call_everything(Check::new(client, store, Server::Store)).await
}

async fn call_everything(check: Check) -> usize {
    blueprints::call_all(&check).await;
    changes::call_all(&check).await;
    environments::call_all(&check).await;
    events::call_all(&check).await;
    execution_details::call_all(&check).await;
    feeds::call_all(&check).await;
    health::call_all(&check).await;
    inbound_parse::call_all(&check).await;
    integrations::call_all(&check).await;
    layouts::call_all(&check).await;
    messages::call_all(&check).await;
    notification_templates::call_all(&check).await;
    notifications::call_all(&check).await;
    organizations::call_all(&check).await;
    subscribers::call_all(&check).await;
    tenants::call_all(&check).await;
    topics::call_all(&check).await;
    workflow_groups::call_all(&check).await;
    workflow_overrides::call_all(&check).await;
    workflows::call_all(&check).await;
    check.finish(OPERATIONS)
}
