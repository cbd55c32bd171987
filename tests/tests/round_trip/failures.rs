//! Every operation fails in every way that the document declares, and in some that it does not.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use novu_api::api::headers::{LINK, RETRY_AFTER};
use novu_api::models::{ApiError, ValidationError};
use novu_api::server;
use novu_api::support::client::Answer;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bodies::Bodies;
use crate::check::{Check, Outcome, Refusal, idempotency_key};
use crate::headers;
use crate::novu::{NOVU, Operation};
use crate::operations::call_everything;
use crate::peer;
use crate::store::{Keys, Store};
use crate::values::AWKWARD;

/// Statuses with a variant of their own in many operations.
pub const DECLARED: [u16; 6] = [400, 401, 404, 409, 422, 429];

/// Statuses that mostly fall to the default.
const OTHERS: [u16; 6] = [403, 405, 413, 415, 500, 503];

#[tokio::test]
async fn every_failure_is_the_same_variant_on_both_sides() {
    let bodies = Arc::new(Bodies::shown());
    for status in DECLARED.into_iter().chain(OTHERS) {
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
    for status in DECLARED {
        let declaring = NOVU.values().filter(|it| it.declares(status)).count();
        assert!(declaring > 5, "{status}: {declaring}");
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

/// What the document shows for a status; every operation has at least a default.
fn body_of(operation: &Operation, status: u16) -> Value {
    let body = operation.failure(status);
    body.expect("every status is declared").shown.clone()
}

/// The variant, its body and the headers are those of the server.
fn fails_as_declared(outcome: &Outcome<'_>, status: u16) -> Result<(), String> {
    let answer = is_variant(outcome, status)?;
    headers::arrived(answer.headers(), idempotency_key(AWKWARD))
}

/// The error is what the document declares for the status, with the body that it shows.
pub fn is_variant<'a>(outcome: &'a Outcome<'_>, status: u16) -> Result<&'a Answer, String> {
    let operation = &NOVU[outcome.operation];
    let refusal = refusal(outcome)?;
    let answer = refusal.answer.as_ref().ok_or("there is no answer")?;
    let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    let wanted = format!("Api({})", variant(operation, status));
    let told = format!("{}: ", answer.status());
    let is_it = answer.status().as_u16() == status
        && body == body_of(operation, status)
        && refusal.shape == wanted
        && refusal.message.starts_with(&told);
    if is_it {
        Ok(answer)
    } else {
        Err(format!("{wanted} was sent, {refusal:?} arrived"))
    }
}

/// How `Debug` shows the variant for a status, with the body that the document shows.
fn variant(operation: &Operation, status: u16) -> String {
    let body = body_of(operation, status);
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
        _ => "ServiceUnavailable",
    };
    if !operation.declares(status) {
        return format!("Default({status}, {})", debugged::<ApiError>(body));
    }
    match status {
        422 => format!("{name}({})", debugged::<ValidationError>(body)),
        _ => format!("{name}({})", debugged::<ApiError>(body)),
    }
}

fn debugged<T: DeserializeOwned + Debug>(body: Value) -> String {
    let body: T = serde_json::from_value(body).expect("the example is of the type");
    format!("{body:?}")
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
