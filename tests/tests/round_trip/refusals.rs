//! What is said to requests that break the contract.

use axum::body::Body;
use axum::http::Request;

use crate::by_hand::{JSON, Reply, router, send};

/// Sends a request of somebody who is let in.
async fn request(method: &str, target: &str, body: &str) -> Reply {
    let request = Request::builder().method(method).uri(target);
    let request = request.header("authorization", "ApiKey key");
    let request = request.header("content-type", JSON);
    let request = request.body(Body::from(body.to_owned()));
    send(&router(), request.expect("the request is valid")).await
}

/// Where something is wrong.
fn pointers(reply: &Reply) -> Vec<&str> {
    let errors = reply.body["errors"].as_array().into_iter().flatten();
    errors
        .filter_map(|error| error["pointer"].as_str())
        .collect()
}

#[tokio::test]
async fn all_violations_of_a_body_are_listed() {
    let body = r#"{"providerId": 7, "channel": "pigeon", "conditions": [{"children": 1}]}"#;
    let reply = request("POST", "/v1/integrations", body).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    let pointers = pointers(&reply);
    assert!(pointers.contains(&"/body/providerId"), "{}", reply.body);
    assert!(
        pointers.contains(&"/body/conditions/0/children"),
        "{}",
        reply.body
    );
}

#[tokio::test]
async fn a_value_that_is_not_listed_is_told_by_its_place() {
    let body = r#"{"providerId": "sendgrid", "channel": "pigeon"}"#;
    let reply = request("POST", "/v1/integrations", body).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    assert_eq!(pointers(&reply), ["/body/channel"]);
}

#[tokio::test]
async fn a_missing_member_is_told_by_its_place() {
    let reply = request("POST", "/v1/integrations", r#"{"channel": "email"}"#).await;
    assert_eq!(reply.status, 422, "{}", reply.body);
    assert_eq!(pointers(&reply), ["/body/providerId"]);
}

#[tokio::test]
async fn all_parameters_are_checked() {
    let target = "/v1/subscribers?limit=many&page=-1";
    let reply = request("GET", target, "").await;
    assert_eq!(reply.status, 400, "{}", reply.body);
    assert_eq!(pointers(&reply), ["/query/limit", "/query/page"]);
}

#[tokio::test]
async fn an_unknown_path_is_not_found() {
    let reply = request("GET", "/v1/nowhere", "").await;
    assert_eq!(reply.status, 404);
    assert_eq!(reply.body["status"], 404);
    assert_eq!(reply.headers["content-type"], "application/problem+json");
}
