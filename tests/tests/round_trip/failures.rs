//! Every operation fails in every way that the document declares, and in some that it does not.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use novu_api::api::headers::{LINK, RETRY_AFTER};
use novu_api::models::{ApiError, ValidationError};
use novu_api::server;
use novu_api::support::client::Answer;
use serde_json::{Value, json};

use crate::bodies::Bodies;
use crate::check::{Check, Outcome, Refusal, idempotency_key};
use crate::headers;
use crate::novu::{NOVU, Operation};
use crate::operations::call_everything;
use crate::peer;
use crate::store::{Keys, Store};
use crate::values::AWKWARD;

/// Statuses with a variant of their own in some operation, and ones that fall to `default`.
const STATUSES: [u16; 12] = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];

#[tokio::test]
async fn every_failure_is_the_same_variant_on_both_sides() {
    let bodies = Arc::new(Bodies::shown());
    for status in STATUSES {
        let store = Store::refusing(Arc::clone(&bodies), failures(status).await);
        let router = server::router(store, Keys);
        let judge = move |outcome: &Outcome<'_>| fails_as_declared(outcome, status);
        let client = peer::in_process(router.clone());
        let check = Check::new(client, Arc::clone(&bodies), AWKWARD, Box::new(judge));
        call_everything(check).await;
    }
}

#[test]
fn the_document_has_operations_for_each_status_with_a_variant() {
    for status in [400, 401, 404, 409, 422, 429] {
        let declares = |operation: &Operation| operation.answers.contains_key(&status.to_string());
        assert!(NOVU.values().any(declares), "{status}");
    }
}

#[tokio::test]
async fn undeclared_answers_stay_within_reach() {
    let bodies = Arc::new(Bodies::shown());
    for status in [299, 418, 502] {
        let client = peer::in_process(teapot(status));
        let judge = move |outcome: &Outcome<'_>| is_the_teapot(outcome, status);
        let check = Check::new(client, Arc::clone(&bodies), AWKWARD, Box::new(judge));
        call_everything(check).await;
    }
}

/// For every operation an answer of this status, with the body that the document shows for it.
async fn failures(status: u16) -> BTreeMap<String, Answer> {
    let mut failures = BTreeMap::new();
    for (name, operation) in NOVU.iter() {
        let body = body_of(operation, status).to_string();
        let headers = [("content-type", "application/json")];
        let code = StatusCode::from_u16(status).expect("is a status");
        let router = Router::new().fallback(async move || (code, headers, body));
        failures.insert(name.clone(), received(router).await);
    }
    failures
}

/// What a client receives from a server that fails.
async fn received(router: Router) -> Answer {
    let call = peer::in_process(router).check_health();
    let failed = call.with_response().await;
    failed.expect_err("it fails").answer.expect("it answers")
}

fn body_of(operation: &Operation, status: u16) -> Value {
    let body = operation.failure(status);
    body.map_or_else(|| json!("not declared"), |body| body.shown.clone())
}

fn fails_as_declared(outcome: &Outcome<'_>, status: u16) -> Result<(), String> {
    let operation = &NOVU[outcome.operation];
    let refusal = refusal(outcome)?;
    let answer = refusal.answer.as_ref().ok_or("there is no answer")?;
    let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    let variant = variant(operation, status);
    let wanted = format!("Api({variant}");
    let code = StatusCode::from_u16(status).expect("is a status");
    let told = refusal.message.starts_with(&code.to_string());
    if answer.status() == code
        && body == body_of(operation, status)
        && refusal.shape.starts_with(&wanted)
        && told
    {
        return headers::arrived(answer.headers(), idempotency_key(AWKWARD));
    }
    Err(format!("{wanted} was sent, {refusal:?} arrived"))
}

/// The start of the variant that stands for a status, and the whole of it if the document declares the body.
fn variant(operation: &Operation, status: u16) -> String {
    let body = body_of(operation, status);
    let plain = || serde_json::from_value::<ApiError>(body.clone()).expect("is an error");
    let name = match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        413 => "ContentTooLarge",
        422 => "UnprocessableContent",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        503 => "ServiceUnavailable",
        _ => "Default",
    };
    let declares = |status: &str| operation.answers.contains_key(status);
    match (declares(&status.to_string()), declares("default")) {
        (true, _) if status == 422 => {
            let body: ValidationError = serde_json::from_value(body).expect("is an error");
            format!("{name}({body:?}))")
        }
        (true, _) => format!("{name}({:?}))", plain()),
        (false, true) => format!("Default({status}, {:?}))", plain()),
        (false, false) => "Undeclared(".to_owned(),
    }
}

fn refusal<'a>(outcome: &'a Outcome<'_>) -> Result<&'a Refusal, String> {
    match &outcome.result {
        Ok(response) => Err(format!("succeeded: {response:?}")),
        Err(refusal) => Ok(refusal),
    }
}

/// A server that answers everything with what no operation declares.
fn teapot(status: u16) -> Router {
    let status = StatusCode::from_u16(status).expect("is a status");
    let headers = [
        ("content-type", "text/html"),
        ("retry-after", "7"),
        ("link", "</tea>"),
    ];
    Router::new().fallback(async move || (status, headers, "<h1>short and stout</h1>"))
}

fn is_the_teapot(outcome: &Outcome<'_>, status: u16) -> Result<(), String> {
    let refusal = refusal(outcome)?;
    let answer = refusal.answer.as_ref().ok_or("there is no answer")?;
    let typed = answer.header(RETRY_AFTER) == Ok(Some(7))
        && answer.header(LINK) == Ok(Some("</tea>".to_owned()));
    let untouched =
        answer.status().as_u16() == status && answer.body() == "<h1>short and stout</h1>";
    let told = ["Decode(", "Api(Undeclared("]
        .iter()
        .any(|shape| refusal.shape.starts_with(shape));
    match typed && untouched && told {
        true => Ok(()),
        false => Err(format!("{refusal:?}")),
    }
}
