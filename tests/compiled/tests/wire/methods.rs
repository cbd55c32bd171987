//! Methods that RFC 9110 does not name.

use axum::body::Body;
use http::{Method, Request, StatusCode};
use specsmith_compiled_features::extension_methods::api::items::ItemsApi;
use specsmith_compiled_features::extension_methods::server::{self, Backend, Context};
use specsmith_compiled_features::extension_methods::{Client, Undeclared};
use tower::ServiceExt;

struct Names;

impl Backend for Names {
    type Principal = ();
}

impl ItemsApi for Names {
    async fn get_item(&self, _: &Context<()>, id: String) -> Result<String, Undeclared> {
        Ok(format!("get {id}"))
    }

    async fn query_item(
        &self,
        _: &Context<()>,
        id: String,
        body: String,
    ) -> Result<String, Undeclared> {
        Ok(format!("query {id} for {body}"))
    }

    async fn copy_item(&self, _: &Context<()>, id: String) -> Result<String, Undeclared> {
        Ok(format!("copy {id}"))
    }
}

#[tokio::test]
async fn both_halves_speak_them() {
    let client = Client::in_process(server::router(Names)).build();
    let client = client.expect("the settings are valid");
    let said = [
        client.get_item("a").await.expect("is answered"),
        client
            .query_item("a", &"b".to_owned())
            .await
            .expect("is answered"),
        client.copy_item("a").await.expect("is answered"),
    ];
    assert_eq!(said, ["get a", "query a for b", "copy a"]);
}

#[tokio::test]
async fn others_are_refused_as_any_method_is() {
    for name in ["PUT", "MOVE"] {
        let method = Method::from_bytes(name.as_bytes()).expect("is a token");
        let request = Request::builder().method(method).uri("/items/a");
        let request = request.body(Body::empty()).expect("the request is valid");
        let answer = server::router(Names).oneshot(request).await;
        let answer = answer.expect("a router answers");
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{name}");
    }
}
