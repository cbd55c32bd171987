//! Requests made by hand, and what came back for them.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use novu_api::server;
use serde_json::Value;
use tower::ServiceExt;

use crate::bodies::Bodies;
use crate::novu::Operation;
use crate::store::{Keys, Store};

/// The media type of all bodies.
pub const JSON: &str = "application/json";

/// What came back for a request.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

/// Collects what is wrong, so that all of it is told.
#[derive(Default)]
pub struct Findings(Vec<String>);

impl Findings {
    /// A refusal has this status and a problem document.
    pub fn refused(&mut self, what: &str, reply: &Reply, status: u16) {
        let problem = reply.headers.get("content-type");
        let problem = problem.is_some_and(|it| it == "application/problem+json");
        let same = reply.status.as_u16() == status && reply.body["status"] == status;
        self.note(
            what,
            reply,
            same && problem && reply.body["title"].is_string(),
        );
    }

    /// A refusal of something at this place.
    pub fn refused_at(&mut self, what: &str, reply: &Reply, status: u16, place: &str) {
        self.refused(what, reply, status);
        let errors = reply.body["errors"].as_array();
        let mut errors = errors.into_iter().flatten();
        let there = errors.any(|error| {
            error["pointer"]
                .as_str()
                .is_some_and(|it| it.starts_with(place))
        });
        self.note(&format!("{what}, {place}"), reply, there);
    }

    pub fn note(&mut self, what: &str, reply: &Reply, fine: bool) {
        if !fine {
            self.0
                .push(format!("{what}: {} {}", reply.status, reply.body));
        }
    }

    pub fn finish(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

/// The server.
pub fn router() -> Router {
    server::router(Store::new(Arc::new(Bodies::shown())), Keys)
}

/// A request that is as declared.
pub fn request(operation: &Operation, target: &str) -> Request<Body> {
    let body = operation.request.as_ref();
    let body = body.map_or_else(String::new, |body| body.shown.to_string());
    let request = Request::builder()
        .method(operation.method.as_str())
        .uri(target);
    let credential = match operation.security.first().map(String::as_str) {
        Some("session") => "Bearer token",
        _ => "ApiKey key",
    };
    let request = request.header("authorization", credential);
    let request = request.header("content-type", JSON).body(Body::from(body));
    request.expect("the request is valid")
}

/// A request with another body.
pub fn with_body(operation: &Operation, media_type: &str, text: &str) -> Request<Body> {
    let mut request = request(operation, &target(operation));
    let media_type = media_type.parse().expect("is a header");
    request.headers_mut().insert("content-type", media_type);
    *request.body_mut() = Body::from(text.to_owned());
    request
}

/// Path and query with the examples of the parameters.
pub fn target(operation: &Operation) -> String {
    target_with(operation, None)
}

/// Path and query with the examples of the parameters, one of them replaced.
pub fn target_with(operation: &Operation, other: Option<(&str, &str)>) -> String {
    let (mut path, mut query) = (operation.path.clone(), Vec::new());
    for parameter in &operation.parameters {
        let other = other.and_then(|(name, text)| (name == parameter.name).then_some(text));
        let shown = match &parameter.body.shown {
            Value::String(text) => text.clone(),
            shown => shown.to_string(),
        };
        let text = other.unwrap_or(&shown);
        match parameter.location.as_str() {
            "path" => path = path.replace(&format!("{{{}}}", parameter.name), text),
            "query" if parameter.required || other.is_some() => {
                query.push(format!("{}={text}", parameter.name));
            }
            _ => {}
        }
    }
    format!("{path}?{}", query.join("&"))
}

/// Sends a request.
pub async fn send(router: &Router, request: Request<Body>) -> Reply {
    let reply = router.clone().oneshot(request).await;
    let (head, body) = reply.expect("a router answers").into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("the body can be read");
    Reply {
        status: head.status,
        headers: head.headers,
        body: serde_json::from_slice(&body).unwrap_or_default(),
    }
}
