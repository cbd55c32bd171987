//! Requests that break the contract, made by hand: what the server half says to them.

use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use novu_api::server;
use serde_json::Value;
use tower::ServiceExt;

use super::store::{Keys, Store};
use super::values::Guise;

/// Sends a request to a fresh server, and gives status, headers and body of the answer.
pub async fn send(request: Request<Body>) -> (StatusCode, HeaderMap, Value) {
    let router = server::router(Store::new(Guise::AsShown), Keys);
    let answer = router.oneshot(request).await.expect("a router answers");
    let (head, body) = answer.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("the body can be read");
    let body = serde_json::from_slice(&body).unwrap_or_default();
    (head.status, head.headers, body)
}

pub fn request(method: Method, path: &str) -> Builder {
    let request = Request::builder().method(method).uri(path);
    request.header("authorization", "ApiKey key")
}

pub fn post(path: &str, body: &str) -> Request<Body> {
    request(Method::POST, path)
        .header("content-type", "application/json")
        .body(Body::from(body.to_owned()))
        .expect("the request is valid")
}

fn pointers(body: &Value) -> Vec<&str> {
    let errors = body["errors"].as_array().into_iter().flatten();
    errors
        .filter_map(|error| error["pointer"].as_str())
        .collect()
}

#[tokio::test]
async fn all_violations_of_a_body_are_listed() {
    let body = r#"{"providerId": 7, "channel": "pigeon", "conditions": [{"children": 1}]}"#;
    let (status, headers, body) = send(post("/v1/integrations", body)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    assert_eq!(headers["content-type"], "application/problem+json");
    let pointers = pointers(&body);
    assert!(pointers.contains(&"/body/providerId"), "{body}");
    assert!(pointers.contains(&"/body/conditions/0/children"), "{body}");
}

#[tokio::test]
async fn a_value_that_is_not_listed_is_refused() {
    let body = r#"{"providerId": "sendgrid", "channel": "pigeon"}"#;
    let (status, _, body) = send(post("/v1/integrations", body)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    assert_eq!(pointers(&body), ["/body/channel"]);
}

#[tokio::test]
async fn a_missing_member_is_refused() {
    let (status, _, body) = send(post("/v1/integrations", r#"{"channel": "email"}"#)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    assert_eq!(pointers(&body), ["/body/providerId"]);
}

#[tokio::test]
async fn bodies_that_are_no_json_are_refused() {
    let (status, ..) = send(post("/v1/integrations", "{")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, ..) = send(post("/v1/integrations", "")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let text = request(Method::POST, "/v1/integrations").header("content-type", "text/plain");
    let text = text.body(Body::from("{}")).expect("the request is valid");
    let (status, ..) = send(text).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn parameters_are_checked() {
    let path = "/v1/subscribers?limit=many&page=-1";
    let get = request(Method::GET, path)
        .body(Body::empty())
        .expect("the request is valid");
    let (status, _, body) = send(get).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    assert_eq!(pointers(&body), ["/query/limit", "/query/page"]);
}

#[tokio::test]
async fn credentials_are_asked_for() {
    for credential in [
        None,
        Some("apikey key"),
        Some("ApiKey "),
        Some("ApiKey other"),
        Some("Bearer key"),
    ] {
        let mut get = Request::builder().uri("/v1/feeds");
        if let Some(credential) = credential {
            get = get.header("authorization", credential);
        }
        let get = get.body(Body::empty()).expect("the request is valid");
        let (status, headers, _) = send(get).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{credential:?}");
        assert_eq!(headers["www-authenticate"], "ApiKey");
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_told_apart() {
    let get = request(Method::GET, "/v1/nowhere")
        .body(Body::empty())
        .expect("the request is valid");
    let (status, _, body) = send(get).await;
    assert_eq!(
        (status, &body["status"]),
        (StatusCode::NOT_FOUND, &Value::from(404))
    );
    let put = request(Method::PUT, "/v1/feeds")
        .body(Body::empty())
        .expect("the request is valid");
    let (status, headers, body) = send(put).await;
    assert_eq!(
        (status, &body["status"]),
        (StatusCode::METHOD_NOT_ALLOWED, &Value::from(405))
    );
    let allowed = headers["allow"].to_str().expect("is text");
    assert!(
        allowed.contains("GET") && allowed.contains("POST"),
        "{allowed}"
    );
}
