//! Queries that others may write: more spellings than the client has, and wrong ones.

use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode};
use specsmith_compiled_features::parameters::api::echo::EchoQueryParams;
use specsmith_compiled_features::parameters::models::Range;
use specsmith_compiled_features::parameters::server;
use tower::ServiceExt;

use super::{Echo, query, texts};

#[tokio::test]
async fn what_others_send_is_understood() {
    let echo = Echo::default();
    let router = server::router(echo.clone());
    let sent = [
        (
            "/query?needed=1&text=a+b",
            EchoQueryParams {
                text: Some("a b".to_owned()),
                ..query()
            },
        ),
        (
            "/query?text=a%20b&needed=1&other=x",
            EchoQueryParams {
                text: Some("a b".to_owned()),
                ..query()
            },
        ),
        (
            "/query?needed=1&pipes=a|b",
            EchoQueryParams {
                pipes: Some(texts(&["a", "b"])),
                ..query()
            },
        ),
        (
            "/query?needed=1&deep[from]=2",
            EchoQueryParams {
                deep: Some(Range {
                    from: Some(2),
                    ..Range::default()
                }),
                ..query()
            },
        ),
    ];
    for (target, params) in sent {
        assert_eq!(
            status(&router, target).await,
            StatusCode::NO_CONTENT,
            "{target}"
        );
        echo.was_given(&[&params]);
    }
}

#[tokio::test]
async fn what_is_no_value_of_a_parameter_is_refused() {
    let router = server::router(Echo::default());
    for target in [
        "/query",
        "/query?needed=x",
        "/query?needed=1&needed=2",
        "/query?needed=1&flag=maybe",
        "/query?needed=1&colours=green",
        "/query?needed=1&deep[from]=x",
        "/query?needed=1&json=%7B",
    ] {
        assert_eq!(
            status(&router, target).await,
            StatusCode::BAD_REQUEST,
            "{target}"
        );
    }
}

/// What the server answers to a request of nobody's client.
async fn status(router: &Router, target: &str) -> StatusCode {
    let request = Request::builder().uri(target).body(Body::empty());
    let request = request.expect("the request is valid");
    let answer = router.clone().oneshot(request).await;
    answer.expect("a router answers").status()
}
