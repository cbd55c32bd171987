//! The client against a server that nobody here wrote: the mock Prism, which answers with the examples of
//! the document and refuses what does not match it. `tests/prism/run` starts it and runs these tests.

use std::sync::Arc;

use axum::http::HeaderValue;
use novu_api::api::feeds::ListFeedsError;
use novu_api::api::integrations::CreateIntegrationError;
use novu_api::models::{ChannelType, CreateIntegrationRequest};
use novu_api::{Client, Error};
use serde_json::Value;
use specsmith_tests::document::items;

use crate::bodies::Bodies;
use crate::check::{Check, Outcome};
use crate::every_operation::same_payload;
use crate::failures;
use crate::novu::NOVU;
use crate::operations::call_everything;
use crate::peer::signed_in;
use crate::values::AWKWARD;

/// Where Prism lists what is wrong with a request, or with its own answer.
const VIOLATIONS: &str = "sl-violations";

#[tokio::test]
async fn every_example_is_understood() {
    every_operation_is_understood(Bodies::shown()).await;
}

#[tokio::test]
async fn hostile_text_is_understood() {
    every_operation_is_understood(Bodies::with_text(AWKWARD)).await;
}

async fn every_operation_is_understood(requests: Bodies) {
    let examples = Bodies::shown();
    let judge =
        Box::new(move |outcome: &Outcome<'_>| answered_with_the_example(outcome, &examples));
    let client = signed_in(Client::builder(&address()));
    call_everything(Check::new(client, Arc::new(requests), AWKWARD, judge)).await;
}

#[tokio::test]
async fn every_declared_failure_is_its_variant() {
    for status in failures::DECLARED {
        let judge = move |outcome: &Outcome<'_>| {
            if NOVU[outcome.operation].declares(status) {
                failures::is_variant(outcome, status)?;
            }
            Ok(())
        };
        let client = signed_in(Client::builder(&address()));
        let bodies = Arc::new(Bodies::shown());
        let check = Check::new(client, bodies, AWKWARD, Box::new(judge));
        call_everything(check.preferring(status)).await;
    }
}

#[tokio::test]
async fn requests_that_do_not_match_are_refused() {
    let channel = ChannelType::Unknown("pigeon".into());
    let request = CreateIntegrationRequest::new("sendgrid", channel);
    let client = signed_in(Client::builder(&address()));
    let refused = client.create_integration(&request).with_response().await;
    let refused = refused.expect_err("a channel that is not listed is refused");
    assert!(matches!(
        refused.error,
        Error::Api(CreateIntegrationError::UnprocessableContent(_))
    ));
    let answer = refused.answer.expect("there is an answer");
    assert!(answer.headers().contains_key(VIOLATIONS));

    let client = Client::builder(&address()).build();
    let stranger = client.expect("the address is valid").list_feeds().await;
    assert!(matches!(
        stranger,
        Err(Error::Api(ListFeedsError::Unauthorized(_)))
    ));
}

/// The request was as declared, and the example came back.
fn answered_with_the_example(outcome: &Outcome<'_>, bodies: &Bodies) -> Result<(), String> {
    let response = outcome.result.as_ref();
    let response = response.map_err(|refusal| format!("{refusal:?}"))?;
    let violations = response.headers.get(VIOLATIONS);
    let violations = violations.map_or("[]".as_bytes(), HeaderValue::as_bytes);
    let violations: Value = serde_json::from_slice(violations).expect("violations are JSON");
    // That a parameter is deprecated is a violation too, but only a warning.
    if items(&violations).any(|violation| violation["severity"] == "Error") {
        return Err(violations.to_string());
    }
    same_payload(bodies.payload(outcome.operation), &response.body)
}

fn address() -> String {
    std::env::var("PRISM").expect("PRISM is the address of the mock; run tests/prism/run")
}
