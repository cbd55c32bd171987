//! The query as a whole, both ways.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::request::Parts;
use http::{Request, StatusCode};
use specsmith_compiled_features::query_string::api::searches::{
    CountThingsParams, FindNamelessParams, FindPagesParams, FindRowsParams, FindThingsParams,
    SearchesApi,
};
use specsmith_compiled_features::query_string::server::{
    self, Authenticator, Backend, Context, Credentials, Denied,
};
use specsmith_compiled_features::query_string::{Client, Undeclared};
use tower::ServiceExt;

use super::recorder::Recorder;

/// Remembers the text that it is given.
#[derive(Clone, Default)]
struct Searches(Arc<Mutex<Option<String>>>);

impl Searches {
    fn keep(&self, text: Option<String>) -> Result<(), Undeclared> {
        *self.0.lock().expect("no test panics with the lock") = text;
        Ok(())
    }

    fn was_given(&self) -> Option<String> {
        self.0.lock().expect("no test panics with the lock").take()
    }
}

impl Backend for Searches {
    type Principal = ();
}

/// Lets in whoever has some key.
struct AnyKey;

impl Authenticator for AnyKey {
    type Principal = ();

    async fn authenticate(&self, _: &Credentials, _: &Parts) -> Result<(), Denied> {
        Ok(())
    }
}

impl SearchesApi for Searches {
    async fn find_things(&self, _: &Context<()>, it: FindThingsParams) -> Result<(), Undeclared> {
        self.keep(it.filter)
    }

    #[expect(deprecated, reason = "the document deprecates it")]
    async fn count_things(&self, _: &Context<()>, it: CountThingsParams) -> Result<(), Undeclared> {
        self.keep(Some(it.filter))
    }

    async fn find_rows(&self, _: &Context<()>, it: FindRowsParams) -> Result<(), Undeclared> {
        self.keep(Some(it.selector))
    }

    async fn find_pages(
        &self,
        _: &Context<Option<()>>,
        it: FindPagesParams,
    ) -> Result<(), Undeclared> {
        self.keep(it.page_querystring)
    }

    async fn find_nameless(
        &self,
        _: &Context<()>,
        it: FindNamelessParams,
    ) -> Result<(), Undeclared> {
        self.keep(it.querystring)
    }
}

struct Line {
    client: Client,
    searches: Searches,
    recorder: Recorder,
}

fn line() -> Line {
    let (searches, recorder) = (Searches::default(), Recorder::default());
    let router = recorder.around(server::router(searches.clone(), AnyKey));
    let client = Client::in_process(router)
        .query_key("secret")
        .other_key("o");
    Line {
        client: client.build().expect("settings are valid"),
        searches,
        recorder,
    }
}

#[tokio::test]
async fn encoded_text_travels_as_it_is() {
    let line = line();
    let sent = [
        (None, "/things"),
        (Some(""), "/things?"),
        (Some("a=b%20c+d&e"), "/things?a=b%20c+d&e"),
        (Some("?&&=/"), "/things??&&=/"),
    ];
    for (text, target) in sent {
        let filter = text.map(str::to_owned);
        let params = FindThingsParams { filter };
        line.client.find_things(&params).await.expect(target);
        assert_eq!(line.recorder.target(), target);
        assert_eq!(line.searches.was_given().as_deref(), text, "{target}");
    }
}

#[tokio::test]
async fn what_can_not_stand_in_a_query_is_encoded() {
    let line = line();
    let text = "{\"name\": \"é#%\"}".to_owned();
    let encoded = "%7B%22name%22:%20%22%C3%A9%23%25%22%7D";
    let params = FindNamelessParams {
        querystring: Some(text),
    };
    let sent = line.client.find_nameless(&params).await;
    sent.expect("the server takes it");
    assert_eq!(line.recorder.target(), format!("/nameless?{encoded}"));
    assert_eq!(line.searches.was_given().as_deref(), Some(encoded));
}

#[tokio::test]
async fn credentials_stand_beside_it_and_are_not_given_away() {
    let line = line();
    let params = FindRowsParams {
        selector: "a=1&b".to_owned(),
    };
    let sent = line.client.find_rows(&params).await;
    sent.expect("the server takes it");
    assert_eq!(line.recorder.target(), "/rows?a=1&b&api%20key=secret");
    assert_eq!(line.searches.was_given().as_deref(), Some("a=1&b"));
}

#[tokio::test]
async fn other_parameters_are_a_part_of_it() {
    let line = line();
    let params = FindPagesParams {
        page: 2,
        page_querystring: Some("a=1".to_owned()),
        x_page: Some(3),
    };
    let sent = line.client.find_pages(&params).await;
    sent.expect("the server takes it");
    let target = line.recorder.target();
    assert_eq!(target, "/pages?page=2&a=1&api%20key=secret&other=o");
    assert_eq!(line.searches.was_given().as_deref(), Some("page=2&a=1"));
}

#[tokio::test]
async fn one_that_must_be_there_is() {
    let searches = Searches::default();
    let router = server::router(searches.clone(), AnyKey);
    for target in ["/things", "/rows?api%20key=x"] {
        let method = if target == "/things" { "HEAD" } else { "GET" };
        let (status, _) = answer(&router, method, target).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{target}");
    }
    let (_, problem) = answer(&router, "GET", "/rows?api%20key=x").await;
    assert!(problem.contains("/querystring/selector"), "{problem}");
    for target in ["/rows?&api%20key=x", "/rows?x&api+key=x"] {
        let (status, _) = answer(&router, "GET", target).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{target}");
    }
    assert_eq!(searches.was_given().as_deref(), Some("x"));
}

/// What the server answers to a request of nobody's client.
async fn answer(router: &Router, method: &str, target: &str) -> (StatusCode, String) {
    let request = Request::builder().method(method).uri(target);
    let request = request.body(Body::empty()).expect("the request is valid");
    let answer = router.clone().oneshot(request).await;
    let answer = answer.expect("a router answers");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), 1 << 16).await;
    let body = body.expect("the body arrives");
    (status, String::from_utf8_lossy(&body).into_owned())
}
