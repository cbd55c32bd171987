//! Which operation a path leads to, and what becomes of paths and methods that there are not.

use axum::body::{Body, to_bytes};
use http::{Method, Request, StatusCode};
use specsmith_compiled_features::routing::Client;
use specsmith_compiled_features::routing::Undeclared;
use specsmith_compiled_features::routing::api::routes::RoutesApi;
use specsmith_compiled_features::routing::server::{self, Backend, Context};
use tower::ServiceExt;

/// Answers with the operation and what it was given.
struct Names;

impl Backend for Names {
    type Principal = ();
}

type Answer = Result<String, Undeclared>;

impl RoutesApi for Names {
    async fn get_user(&self, _: &Context<()>, id: String) -> Answer {
        Ok(format!("get_user {id}"))
    }

    async fn delete_user(&self, _: &Context<()>, id: String) -> Answer {
        Ok(format!("delete_user {id}"))
    }

    async fn get_me(&self, _: &Context<()>) -> Answer {
        Ok("get_me".to_owned())
    }

    async fn get_xa(&self, _: &Context<()>, x: String) -> Answer {
        Ok(format!("get_xa {x}"))
    }

    async fn get_by(&self, _: &Context<()>, y: String) -> Answer {
        Ok(format!("get_by {y}"))
    }

    async fn get_json_file(&self, _: &Context<()>, name: String) -> Answer {
        Ok(format!("get_json_file {name}"))
    }

    async fn get_file(&self, _: &Context<()>, name: String) -> Answer {
        Ok(format!("get_file {name}"))
    }

    async fn compare(&self, _: &Context<()>, a: i64, b: i64) -> Answer {
        Ok(format!("compare {a} {b}"))
    }

    async fn get_root(&self, _: &Context<()>) -> Answer {
        Ok("get_root".to_owned())
    }

    async fn get_trailing(&self, _: &Context<()>) -> Answer {
        Ok("get_trailing".to_owned())
    }
}

async fn send(method: Method, path: &str) -> (StatusCode, String, String) {
    let request = Request::builder().method(method).uri(path);
    let request = request.body(Body::empty()).expect("the request is valid");
    let answer = server::router(Names).oneshot(request).await;
    let (head, body) = answer.expect("a router answers").into_parts();
    let allow = head.headers.get("allow").map(|allow| allow.to_str());
    let allow = allow.transpose().expect("is text").unwrap_or_default();
    let body = to_bytes(body, 1 << 20).await.expect("the body can be read");
    let text = serde_json::from_slice(&body).unwrap_or_default();
    (head.status, allow.to_owned(), text)
}

#[tokio::test]
async fn literal_segments_come_before_parameters() {
    let routes = [
        ("/users/me", "get_me"),
        ("/users/you", "get_user you"),
        ("/users/a%2Fb", "get_user a/b"),
        ("/users/%C3%A9%20%25", "get_user é %"),
        ("/q/a", "get_xa q"),
        ("/b/a", "get_by a"),
        ("/b/q", "get_by q"),
        ("/files/a.json", "get_json_file a"),
        ("/files/a.b.json", "get_json_file a.b"),
        ("/files/a.xml", "get_file a.xml"),
        ("/files/.json", "get_file .json"),
        ("/compare/1-2", "compare 1 2"),
        ("/", "get_root"),
        ("/trailing/", "get_trailing"),
        ("/users/x?y=z", "get_user x"),
    ];
    for (path, wanted) in routes {
        let (status, _, text) = send(Method::GET, path).await;
        assert_eq!((status, text.as_str()), (StatusCode::OK, wanted), "{path}");
    }
}

#[tokio::test]
async fn what_there_is_not() {
    for path in [
        "/users",
        "/users/",
        "/users/a/b",
        "/trailing",
        "/compare/12",
        "//",
    ] {
        let (status, ..) = send(Method::GET, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let (status, allow, _) = send(Method::PUT, "/users/x").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    for method in ["GET", "DELETE"] {
        assert!(allow.contains(method), "{allow}");
    }
    let (status, allow, _) = send(Method::DELETE, "/users/me").await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{allow}");
    let (status, ..) = send(Method::HEAD, "/users/me").await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn the_client_finds_every_route() {
    let client = Client::in_process(server::router(Names)).build();
    let client = client.expect("settings are valid");
    let hostile = "a/b.json?c#d é;%2F{}";
    let user = client.get_user(hostile).await.expect("is answered");
    assert_eq!(user, format!("get_user {hostile}"));
    let file = client.get_json_file(hostile).await.expect("is answered");
    assert_eq!(file, format!("get_json_file {hostile}"));
    let compared = client.compare(-1, -2).await.expect("is answered");
    assert_eq!(compared, "compare -1 -2");
    assert_eq!(client.get_root().await.expect("is answered"), "get_root");
    assert!(
        client.get_user("").await.is_err(),
        "an empty segment is no user"
    );
    assert!(client.get_user("..").await.is_err(), "a URL would lose it");
}
