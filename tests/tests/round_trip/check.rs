//! Makes calls, and has somebody judge what becomes of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::sync::Arc;

use novu_api::support::client::{Answer, Call};
use novu_api::{Client, Response, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bodies::Bodies;
use crate::input::Input;
use crate::novu::NOVU;

/// What became of a call.
pub struct Outcome<'a> {
    pub operation: &'a str,
    pub sent: &'a [&'a dyn Input],
    pub result: Result<Response<Value>, Refusal>,
}

/// A call that failed.
#[derive(Debug)]
pub struct Refusal {
    /// The error for people.
    pub message: String,
    /// The error with all its variants.
    pub shape: String,
    pub answer: Option<Answer>,
}

/// Says what is wrong with an outcome.
pub type Judge = Box<dyn Fn(&Outcome<'_>) -> Result<(), String>>;

/// The client, what it sends, and who judges what becomes of it.
pub struct Check {
    pub client: Client,
    bodies: Arc<Bodies>,
    text: &'static str,
    /// The status that a mock is asked for; the success if there is none.
    preferred: Option<u16>,
    judge: Judge,
    called: RefCell<BTreeSet<String>>,
    failures: RefCell<Vec<String>>,
}

impl Check {
    /// Sends these bodies, and this text as every other string that may be any.
    pub fn new(client: Client, bodies: Arc<Bodies>, text: &'static str, judge: Judge) -> Self {
        Self {
            client,
            bodies,
            text,
            preferred: None,
            judge,
            called: RefCell::default(),
            failures: RefCell::default(),
        }
    }

    /// Asks mocks for answers of this status.
    #[cfg(feature = "prism")]
    pub fn preferring(self, status: u16) -> Self {
        Self {
            preferred: Some(status),
            ..self
        }
    }

    /// The request body of an operation, of which its type loses nothing.
    pub fn request<T: DeserializeOwned + Serialize>(&self, operation: &str) -> T {
        let shown = self.bodies.request(operation);
        let body: T = serde_json::from_value(shown.clone())
            .unwrap_or_else(|error| panic!("{operation}: {error}"));
        let kept = serde_json::to_value(&body).expect("a body is JSON");
        assert_eq!(kept, *shown, "{operation}");
        body
    }

    /// A string that may be any.
    pub fn text(&self) -> String {
        self.text.to_owned()
    }

    /// Makes a call with these inputs, and has it judged.
    pub async fn make<T: Serialize, E: Debug + Display>(
        &self,
        operation: &str,
        sent: &[&dyn Input],
        call: Call<T, E>,
    ) {
        self.called.borrow_mut().insert(operation.to_owned());
        // Mocks choose their answer by this header (RFC 7240), and take no redirect for a success.
        let status = self.preferred.unwrap_or(NOVU[operation].success);
        let preference = format!("code={status}");
        let call = call.header("prefer", &preference);
        let call = call.idempotency_key(idempotency_key(self.text));
        let result = match call.with_response().await {
            Ok(response) => Ok(Response {
                status: response.status,
                headers: response.headers,
                body: serde_json::to_value(response.body).expect("a result is JSON"),
            }),
            Err(failed) => Err(Refusal {
                message: failed.to_string(),
                shape: format!("{:?}", failed.error),
                answer: failed.answer,
            }),
        };
        let outcome = Outcome {
            operation,
            sent,
            result,
        };
        if let Err(failure) = (self.judge)(&outcome) {
            let failure = format!("{operation}: {failure}");
            self.failures.borrow_mut().push(failure);
        }
    }

    /// All operations were called and did as they should.
    pub fn finish(self, operations: usize) {
        let failures = self.failures.into_inner();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        assert_eq!(self.called.into_inner().len(), operations);
    }
}

/// What a server is given: absent members that have a default are there.
pub fn filled<T: Clone + Validate>(sent: &T) -> T {
    let mut given = sent.clone();
    given.fill_defaults();
    given
}

/// The text, if it can be the whole of a header: those have no control characters, and begin and end
/// with something to be seen.
pub fn idempotency_key(text: &str) -> &str {
    let trimmed = text.trim_matches(' ');
    let is_whole = !text.is_empty() && trimmed == text;
    if is_whole && !text.contains(char::is_control) {
        text
    } else {
        "key"
    }
}
