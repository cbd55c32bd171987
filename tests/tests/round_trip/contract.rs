//! Requests to every operation that break the contract in a way that any operation can be asked in.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::Value;
use specsmith_tests::document::{Document, Operation, items};
use specsmith_tests::spec;

use super::refusals::{request, send};
use super::values::ID;

/// Runs a check on every operation of the document, and gives how many it was about.
async fn of_every_operation<F>(check: impl Fn(Document, String, Method) -> F) -> usize
where
    F: Future<Output = bool>,
{
    let document = spec::load_novu().expect("the document can be read");
    let mut checked = 0;
    for operation in document.operations() {
        let method = operation.method.to_uppercase();
        let method = method.parse().expect("is a method");
        let path = operation.path.to_owned();
        checked += usize::from(check(document.clone(), path, method).await);
    }
    checked
}

fn find<'a>(document: &'a Document, path: &str, method: &Method) -> Operation<'a> {
    let method = method.as_str().to_lowercase();
    document.operation(&method, path).expect("was just found")
}

/// A path that the template fits.
fn filled(template: &str) -> String {
    let segments = template
        .split('/')
        .map(|segment| match segment.starts_with('{') {
            true => ID,
            false => segment,
        });
    segments.collect::<Vec<_>>().join("/")
}

/// The alternatives of what it takes to be let in.
fn security<'a>(document: &'a Document, operation: &Operation<'a>) -> &'a Value {
    match &operation.value["security"] {
        Value::Null => &document.root["security"],
        own => own,
    }
}

fn is_closed(document: &Document, operation: &Operation<'_>) -> bool {
    let security = security(document, operation);
    let is_anonymous = |all: &Value| all.as_object().is_some_and(serde_json::Map::is_empty);
    items(security).next().is_some() && !items(security).any(is_anonymous)
}

/// What `Authorization` has to be: some operations know a session only.
fn credential(document: &Document, operation: &Operation<'_>) -> &'static str {
    let takes_key = |all: &Value| all.get("apiKey").is_some();
    match items(security(document, operation)).any(takes_key) {
        true => "ApiKey key",
        false => "Bearer token",
    }
}

async fn status(request: Request<Body>) -> StatusCode {
    let (status, headers, body) = send(request).await;
    assert_eq!(
        headers["content-type"], "application/problem+json",
        "{body}"
    );
    assert_eq!(body["status"], status.as_u16());
    status
}

#[tokio::test]
async fn without_a_known_credential_nobody_is_let_in() {
    let closed = of_every_operation(async |document, path, method| {
        if !is_closed(&document, &find(&document, &path, &method)) {
            return false;
        }
        for credential in ["", "ApiKey other", "Bearer other", "ApiKey", "Basic a2V5"] {
            let request = Request::builder().method(method.clone()).uri(filled(&path));
            let request = request
                .header("authorization", credential)
                .body(Body::empty());
            let status = status(request.expect("the request is valid")).await;
            assert_eq!(
                status,
                StatusCode::UNAUTHORIZED,
                "{method} {path} {credential}"
            );
        }
        true
    });
    assert!(closed.await > 100);
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_refused() {
    let checked = of_every_operation(async |_, path, method| {
        let request = request(Method::TRACE, &filled(&path)).body(Body::empty());
        let (status, headers, _) = send(request.expect("the request is valid")).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        let allowed = headers["allow"].to_str().expect("is text");
        assert!(
            allowed.contains(method.as_str()),
            "{method} {path}: {allowed}"
        );
        true
    });
    assert_eq!(checked.await, super::OPERATIONS);
}

#[tokio::test]
async fn a_body_that_is_not_what_was_declared_is_refused() {
    let checked = of_every_operation(async |document, path, method| {
        let operation = find(&document, &path, &method);
        let body = document.resolve(&operation.value["requestBody"]);
        if body["required"] != true {
            return false;
        }
        let attempts = [
            ("application/json", "", StatusCode::BAD_REQUEST),
            ("application/json", "{", StatusCode::BAD_REQUEST),
            ("application/json", "\u{feff}{}", StatusCode::BAD_REQUEST),
            ("text/plain", "{}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ("application/json", "7", StatusCode::UNPROCESSABLE_ENTITY),
            ("application/json", "null", StatusCode::UNPROCESSABLE_ENTITY),
        ];
        for (media_type, text, wanted) in attempts {
            let request = Request::builder()
                .method(method.clone())
                .uri(filled(&path))
                .header("authorization", credential(&document, &operation))
                .header("content-type", media_type)
                .body(Body::from(text))
                .expect("the request is valid");
            assert_eq!(status(request).await, wanted, "{method} {path} {text:?}");
        }
        true
    });
    assert!(checked.await > 30);
}
