//! Every operation succeeds, and both sides get just what the other sent.

use std::sync::Arc;

use novu_api::server;
use serde_json::Value;

use crate::bodies::Bodies;
use crate::check::{Check, Judge, Outcome, idempotency_key};
use crate::headers;
use crate::input::Input;
use crate::novu::NOVU;
use crate::operations::call_everything;
use crate::peer;
use crate::store::{Call, Keys, Store};
use crate::values::{AWKWARD, HOSTILE};

#[tokio::test]
async fn with_the_examples_of_the_document() {
    in_process_and_over_a_socket(Bodies::shown(), AWKWARD).await;
}

#[tokio::test]
async fn with_every_string_replaced_by_hostile_text() {
    for text in HOSTILE {
        in_process_and_over_a_socket(Bodies::with_text(text), text).await;
    }
}

#[tokio::test]
async fn with_null_wherever_it_may_stand() {
    in_process_and_over_a_socket(Bodies::with_nulls(), AWKWARD).await;
}

#[tokio::test]
async fn with_null_for_whatever_is_left_out() {
    in_process_and_over_a_socket(Bodies::with_absent_as_null(), AWKWARD).await;
}

/// A newer server does not break an older client: what it says is kept.
#[tokio::test]
async fn with_words_in_answers_that_nobody_knows_yet() {
    in_process_and_over_a_socket(Bodies::with_new_words(AWKWARD), AWKWARD).await;
}

#[tokio::test]
async fn with_nothing_that_may_be_absent() {
    in_process_and_over_a_socket(Bodies::bare(), AWKWARD).await;
}

/// A path loses such a segment on its way, so that the client does not even send it.
#[tokio::test]
async fn text_that_is_no_segment_of_a_path_is_refused_by_the_client() {
    for text in ["", ".", ".."] {
        let bodies = Arc::new(Bodies::with_text(text));
        let store = Store::new(Arc::clone(&bodies));
        let client = peer::in_process(server::router(store.clone(), Keys));
        let arrives = same_on_both_sides(store.clone(), Arc::clone(&bodies), text);
        let judge = Box::new(move |outcome: &Outcome<'_>| {
            let parameters = &NOVU[outcome.operation].parameters;
            let mut path = parameters.iter().filter(|it| it.location == "path");
            match path.any(|parameter| parameter.body.admits(&text.into())) {
                true => never_sent(outcome, &store.take_calls()),
                false => arrives(outcome),
            }
        });
        call_everything(Check::new(client, bodies, text, judge)).await;
    }
}

fn never_sent(outcome: &Outcome<'_>, calls: &[Call]) -> Result<(), String> {
    match &outcome.result {
        Err(refusal) if refusal.shape.starts_with("Request(") && calls.is_empty() => Ok(()),
        result => Err(format!("{result:?}, {} calls", calls.len())),
    }
}

/// The runs above would be worth little if the document had no place for what they put there.
#[test]
fn the_runs_put_something_in_many_places() {
    let texts = Bodies::with_text(AWKWARD).count(&AWKWARD.into());
    assert!(texts > 500, "{texts} texts");
    let nulls = Bodies::with_nulls().count(&Value::Null);
    let shown = Bodies::shown().count(&Value::Null);
    assert!(nulls > shown + 50, "{nulls} nulls, {shown} of them shown");
    let absent = Bodies::with_absent_as_null().count(&Value::Null);
    assert!(absent > shown + 50, "{absent} nulls, {shown} of them shown");
    let words = Bodies::with_new_words(AWKWARD).count(&AWKWARD.into());
    assert!(words > 50, "{words} words");
}

async fn in_process_and_over_a_socket(bodies: Bodies, text: &'static str) {
    let bodies = Arc::new(bodies);
    let store = Store::new(Arc::clone(&bodies));
    let router = server::router(store.clone(), Keys);
    let judge = same_on_both_sides(store.clone(), Arc::clone(&bodies), text);
    let client = peer::in_process(router.clone());
    call_everything(Check::new(client, Arc::clone(&bodies), text, judge)).await;

    let judge = same_on_both_sides(store, Arc::clone(&bodies), text);
    let (client, serving) = peer::over_a_socket(router).await;
    call_everything(Check::new(client, bodies, text, judge)).await;
    serving.abort();
}

/// The server was given just what was sent, and the client what the server answered.
fn same_on_both_sides(store: Store, bodies: Arc<Bodies>, text: &'static str) -> Judge {
    let key = idempotency_key(text);
    Box::new(move |outcome| {
        same_inputs(outcome, key, &store.take_calls())?;
        let response = outcome.result.as_ref();
        let response = response.map_err(|refusal| format!("{refusal:?}"))?;
        same_payload(bodies.payload(outcome.operation), &response.body)?;
        let declared = NOVU[outcome.operation].success;
        if response.status.as_u16() != declared {
            return Err(format!("{} instead of {declared}", response.status));
        }
        headers::arrived(&response.headers, key)
    })
}

/// What arrived is what was answered.
pub fn same_payload(answered: &Value, arrived: &Value) -> Result<(), String> {
    if arrived == answered {
        Ok(())
    } else {
        Err(format!("answered {answered}, arrived {arrived}"))
    }
}

/// The server was called once, with just what was sent.
fn same_inputs(outcome: &Outcome<'_>, key: &str, calls: &[Call]) -> Result<(), String> {
    let [call] = calls else {
        return Err(format!(
            "the server was called {} times: {:?}",
            calls.len(),
            outcome.result
        ));
    };
    if call.operation != outcome.operation {
        return Err(format!("{} was called", call.operation));
    }
    if call.idempotency_key.as_deref() != Some(key) {
        return Err(format!("the key was {:?}", call.idempotency_key));
    }
    let mut inputs = outcome.sent.iter().zip(&call.inputs);
    let same = inputs.all(|(sent, given): (&&dyn Input, _)| sent.is(&**given));
    if same && outcome.sent.len() == call.inputs.len() {
        Ok(())
    } else {
        Err(format!(
            "sent {:?}, the server was given {:?}",
            outcome.sent, call.inputs
        ))
    }
}
