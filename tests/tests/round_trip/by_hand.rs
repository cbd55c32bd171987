//! Requests made by hand, and what came back for them.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use novu_api::server;
use serde_json::Value;
use tower::ServiceExt;

use crate::bodies::Bodies;
use crate::novu::{Operation, Parameter};
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
        // Names of headers are told in lower case.
        let there = errors.any(|error| {
            let pointer = error["pointer"].as_str().unwrap_or_default();
            pointer.to_lowercase().starts_with(&place.to_lowercase())
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

/// A request that is as declared, with nothing that may be absent but the body.
pub fn request(operation: &Operation) -> Request<Body> {
    build(operation, |parameter| {
        parameter.required.then(|| shown(parameter))
    })
}

/// A request with another text as one of its parameters, or without it.
pub fn with_parameter(operation: &Operation, name: &str, text: Option<&str>) -> Request<Body> {
    build(operation, |parameter| match parameter.name == name {
        true => text.map(str::to_owned),
        false => parameter.required.then(|| shown(parameter)),
    })
}

/// A request with another body.
pub fn with_body(operation: &Operation, media_type: &str, text: &str) -> Request<Body> {
    let mut request = request(operation);
    let media_type = media_type.parse().expect("is a header");
    request.headers_mut().insert("content-type", media_type);
    *request.body_mut() = Body::from(text.to_owned());
    request
}

fn build(operation: &Operation, text: impl Fn(&Parameter) -> Option<String>) -> Request<Body> {
    let mut request = Request::builder()
        .method(operation.method.as_str())
        .header("authorization", credential(operation))
        .header("content-type", JSON);
    let (mut path, mut query) = (operation.path.clone(), Vec::new());
    for parameter in &operation.parameters {
        let (name, Some(text)) = (&parameter.name, text(parameter)) else {
            continue;
        };
        match parameter.location.as_str() {
            "path" => path = path.replace(&format!("{{{name}}}"), &text),
            "query" => query.push(format!("{name}={text}")),
            _ => request = request.header(name, text),
        }
    }
    let request = request.uri(format!("{path}?{}", query.join("&")));
    let body = operation.request.as_ref();
    let body = body.map_or_else(String::new, |body| body.shown.to_string());
    let request = request.body(Body::from(body));
    request.expect("the request is valid")
}

/// A credential of the first scheme that lets somebody in.
fn credential(operation: &Operation) -> &'static str {
    match operation.security.first().map(String::as_str) {
        Some("session") => "Bearer token",
        _ => "ApiKey key",
    }
}

/// The example of a parameter as text.
fn shown(parameter: &Parameter) -> String {
    let shown = &parameter.body.shown;
    let text = shown.as_str().map(str::to_owned);
    text.unwrap_or_else(|| shown.to_string())
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
