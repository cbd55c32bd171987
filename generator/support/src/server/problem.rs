//! Problem documents (RFC 9457).

use http::header::{CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use serde_json::{Value, json};

use super::super::http::Body;
use super::super::violation::Violation;
use super::rejection::Rejection;

/// The reply to a rejected request.
pub(super) fn reply(rejection: &Rejection) -> http::Response<Body> {
    if let Rejection::Undeclared(undeclared) = rejection {
        let mut reply = http::Response::new(Body::from(undeclared.body().clone()));
        *reply.status_mut() = undeclared.status();
        reply.headers_mut().clone_from(undeclared.headers());
        return reply;
    }
    let mut reply = http::Response::new(Body::from(document(rejection).to_string()));
    *reply.status_mut() = rejection.status();
    let json = HeaderValue::from_static("application/problem+json");
    reply.headers_mut().insert(CONTENT_TYPE, json);
    if let Rejection::Unauthenticated { challenges, .. } = rejection {
        for challenge in challenges {
            let challenge = HeaderValue::from_static(challenge);
            reply.headers_mut().append(WWW_AUTHENTICATE, challenge);
        }
    }
    reply
}

fn document(rejection: &Rejection) -> Value {
    let status = rejection.status();
    let mut document = json!({
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "detail": rejection.to_string(),
    });
    let violations = rejection.violations();
    if let (Some(members), false) = (document.as_object_mut(), violations.is_empty()) {
        let errors = violations.iter().map(violation).collect();
        members.insert("errors".to_owned(), Value::Array(errors));
    }
    document
}

fn violation(violation: &Violation) -> Value {
    let Violation {
        pointer,
        keyword,
        message,
        limit,
    } = violation;
    let mut value = json!({ "pointer": pointer, "keyword": keyword, "detail": message });
    if let (Some(members), Some(limit)) = (value.as_object_mut(), limit) {
        members.insert("limit".to_owned(), limit.clone());
    }
    value
}
