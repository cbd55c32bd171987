//! Servers judge what was sent, and hand on what is meant by it.

use axum::body::{Body, to_bytes};
use http::{Request, StatusCode};
use serde_json::{Value, json};
use specsmith_compiled_features::defaults::Undeclared;
use specsmith_compiled_features::defaults::api::windows::WindowsApi;
use specsmith_compiled_features::defaults::models::Window;
use specsmith_compiled_features::defaults::server::{self, Backend, Context};
use tower::ServiceExt;

struct Pages;

impl Backend for Pages {
    type Principal = ();
}

impl WindowsApi for Pages {
    async fn open_window(&self, _: &Context<()>, body: Window) -> Result<i64, Undeclared> {
        Ok(body.page.unwrap_or_default())
    }
}

async fn open(window: Value) -> (StatusCode, Value) {
    let request = Request::post("/windows").header("content-type", "application/json");
    let request = request.body(Body::from(window.to_string()));
    let request = request.expect("the request is valid");
    let answer = server::windows::router(Pages).oneshot(request).await;
    let answer = answer.expect("a router answers");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    let body = body.expect("the body is in memory");
    let body = serde_json::from_slice(&body).expect("the body is JSON");
    (status, body)
}

#[tokio::test]
async fn a_default_is_no_member_that_was_sent() {
    let (status, page) = open(json!({ "cursor": "a" })).await;
    assert_eq!((status, page), (StatusCode::OK, json!(1)));
    let (status, page) = open(json!({ "page": 7 })).await;
    assert_eq!((status, page), (StatusCode::OK, json!(7)));
    for refused in [json!({}), json!({ "page": 1, "cursor": "a" })] {
        let (status, problem) = open(refused).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    }
}
