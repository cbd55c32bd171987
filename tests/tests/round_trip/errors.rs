//! Errors and headers, from the trait of the server to the enum of the client.

use novu_api::api::feeds::{CreateFeedError, DeleteFeedError, FeedsApi, ListFeedsError};
use novu_api::api::headers;
use novu_api::models::{ApiError, CreateFeedRequest, Feed, ObjectId};
use novu_api::server::{self, Backend, Context};
use novu_api::{Client, Error, Undeclared};
use serde_json::json;

use super::store::{Caller, Keys};
use super::values::ID;

/// Fails in every way there is, chosen by what it is given.
struct Failing;

impl Backend for Failing {
    type Principal = Caller;
}

fn api_error(status: u16) -> ApiError {
    let body = json!({
        "statusCode": status, "timestamp": "2026-01-02T03:04:05.000Z", "path": "/v1/feeds", "message": "no",
    });
    serde_json::from_value(body).expect("is an error body")
}

impl FeedsApi for Failing {
    async fn create_feed(
        &self,
        cx: &Context<Caller>,
        body: CreateFeedRequest,
    ) -> Result<Feed, CreateFeedError> {
        cx.set_header(headers::RATE_LIMIT_LIMIT, &600)?;
        match (body.name.as_str(), cx.idempotency_key()) {
            ("taken", None) => Err(CreateFeedError::Conflict(api_error(409))),
            ("taken", Some(_)) => Err(CreateFeedError::Default(
                http::StatusCode::IM_A_TEAPOT,
                api_error(418),
            )),
            ("teapot", _) => {
                let text = http::HeaderValue::from_static("text/plain");
                let headers = [(http::header::CONTENT_TYPE, text)].into_iter().collect();
                let status = http::StatusCode::IM_A_TEAPOT;
                Err(CreateFeedError::Undeclared(Undeclared::new(
                    status,
                    headers,
                    "short and stout",
                )))
            }
            _ => Err(std::io::Error::other("the password is hunter2"))?,
        }
    }

    async fn list_feeds(&self, cx: &Context<Caller>) -> Result<Vec<Feed>, ListFeedsError> {
        cx.set_header(headers::RATE_LIMIT_LIMIT, &600)?;
        Ok(Vec::new())
    }

    async fn delete_feed(
        &self,
        _cx: &Context<Caller>,
        _feed_id: ObjectId,
    ) -> Result<Vec<Feed>, DeleteFeedError> {
        Err(DeleteFeedError::BadRequest(api_error(400)))
    }
}

fn client() -> Client {
    let client = Client::in_process(server::feeds::router(Failing, Keys));
    client.api_key("key").build().expect("settings are valid")
}

#[tokio::test]
async fn declared_errors_arrive_as_their_variants() {
    let client = client();
    let taken = CreateFeedRequest::new("taken");
    let conflict = client.create_feed(&taken).await;
    assert!(
        matches!(conflict, Err(Error::Api(CreateFeedError::Conflict(error))) if error == api_error(409))
    );
    let teapot = client.create_feed(&taken).idempotency_key("k").await;
    let is_teapot = |status: http::StatusCode| status.as_u16() == 418;
    assert!(
        matches!(teapot, Err(Error::Api(CreateFeedError::Default(status, _))) if is_teapot(status))
    );
    let refused = client.delete_feed(ID).await;
    assert!(matches!(
        refused,
        Err(Error::Api(DeleteFeedError::BadRequest(_)))
    ));
}

#[tokio::test]
async fn an_error_of_the_server_s_own_is_a_500_that_does_not_tell_it() {
    let failed = client()
        .create_feed(&CreateFeedRequest::new("x"))
        .with_response()
        .await;
    let answer = failed
        .expect_err("it fails")
        .answer
        .expect("there is an answer");
    assert_eq!(answer.status().as_u16(), 500);
    assert!(!String::from_utf8_lossy(answer.body()).contains("hunter2"));
}

#[tokio::test]
async fn an_answer_that_is_not_as_declared_is_within_reach() {
    let teapot = (
        http::StatusCode::IM_A_TEAPOT,
        [("content-type", "text/plain"), ("retry-after", "7")],
        "short and stout",
    );
    let router = axum::Router::new().fallback(async move || teapot);
    let client = Client::in_process(router);
    let client = client.api_key("key").build().expect("settings are valid");
    let Err(Error::Decode(error)) = client.list_feeds().await else {
        panic!("the body of an error is JSON");
    };
    assert_eq!(error.status(), http::StatusCode::IM_A_TEAPOT);
    assert_eq!(headers::RETRY_AFTER.read(error.headers()), Ok(Some(7)));
    assert_eq!(error.body(), "short and stout");
}

#[tokio::test]
async fn an_undeclared_answer_of_the_server_is_sent_as_it_is() {
    let failed = client()
        .create_feed(&CreateFeedRequest::new("teapot"))
        .await;
    let Err(Error::Decode(error)) = failed else {
        panic!("the body of an error is JSON");
    };
    assert_eq!(error.status(), http::StatusCode::IM_A_TEAPOT);
    assert_eq!(error.headers()["content-type"], "text/plain");
    assert_eq!(error.body(), "short and stout");
}

#[tokio::test]
async fn declared_headers_are_typed() {
    let response = client()
        .list_feeds()
        .with_response()
        .await
        .expect("it succeeds");
    assert_eq!(response.header(headers::RATE_LIMIT_LIMIT), Ok(Some(600)));
    assert_eq!(response.header(headers::RATE_LIMIT_RESET), Ok(None));
    let failed = client()
        .create_feed(&CreateFeedRequest::new("taken"))
        .with_response()
        .await;
    let answer = failed
        .expect_err("it fails")
        .answer
        .expect("there is an answer");
    assert_eq!(answer.header(headers::RATE_LIMIT_LIMIT), Ok(Some(600)));
}

#[tokio::test]
async fn a_key_that_is_not_valid_is_told() {
    let client = Client::in_process(server::feeds::router(Failing, Keys));
    let client = client.api_key("other").build().expect("settings are valid");
    let failed = client
        .list_feeds()
        .with_response()
        .await
        .expect_err("it fails");
    assert_eq!(
        failed.answer.expect("there is an answer").status().as_u16(),
        401
    );
}
