//! A server that answers with the examples of `spec/` and remembers what it was given.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::{Arc, LazyLock, Mutex};

use http::StatusCode;
use novu_api::Validate;
use novu_api::security::{API_KEY, SESSION};
use novu_api::server::{Authenticator, Backend, Credentials, Denied};
use novu_api::support::client::{Answer, DecodeFailure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use specsmith_tests::document::{Document, entries};
use specsmith_tests::spec;

use super::values::Guise;

/// What an operation was given, each input in the form of `Debug`.
pub type Call = (String, Vec<String>);

/// Who makes a request.
#[derive(Debug)]
pub struct Caller;

/// Lets in whoever has the key or the token of these tests.
pub struct Keys;

impl Authenticator for Keys {
    type Principal = Caller;

    async fn authenticate(
        &self,
        credentials: &Credentials,
        _request: &http::request::Parts,
    ) -> Result<Caller, Denied> {
        let is = |scheme, wanted| {
            credentials
                .get(scheme)
                .is_some_and(|found| found.expose() == wanted)
        };
        if is(API_KEY, "key") || is(SESSION, "token") {
            Ok(Caller)
        } else {
            Err(Denied::Unauthorized("unknown key".to_owned()))
        }
    }
}

/// The server.
#[derive(Clone)]
pub struct Store {
    examples: Arc<HashMap<String, Example>>,
    calls: Arc<Mutex<Vec<Call>>>,
    /// What becomes of the examples before they travel.
    pub guise: Guise,
    /// The status to fail with, whatever is asked.
    pub failure: Option<StatusCode>,
    /// The last failure in the form of `Debug`.
    failed: Arc<Mutex<String>>,
}

/// What the document shows, read once for all tests.
static EXAMPLES: LazyLock<Arc<HashMap<String, Example>>> = LazyLock::new(|| {
    let document = spec::load_novu().expect("the document can be read");
    let operations = document.operations();
    let examples = operations.map(|operation| {
        let value = operation.value;
        let id = value["operationId"].as_str().expect("operations have ids");
        (snake_case(id), example(&document, value))
    });
    Arc::new(examples.collect())
});

/// The bodies that the document shows for an operation.
#[derive(Default)]
pub struct Example {
    pub request: Value,
    /// The payload, its envelope taken off.
    pub payload: Value,
    /// The bodies of failures by the key of the response: a status, or `default`.
    failures: BTreeMap<String, Value>,
}

impl Example {
    /// The key and the body of the response that is declared for a failure.
    pub fn failure(&self, status: StatusCode) -> (&str, &Value) {
        let declared = self.failures.get_key_value(status.as_str());
        let declared = declared.or_else(|| self.failures.get_key_value("default"));
        let (key, body) = declared.expect("every operation declares all of its failures");
        (key, body)
    }
}

impl Backend for Store {
    type Principal = Caller;
}

impl Store {
    pub fn new(guise: Guise) -> Self {
        Self {
            examples: Arc::clone(&EXAMPLES),
            calls: Arc::default(),
            guise,
            failure: None,
            failed: Arc::default(),
        }
    }

    /// The bodies that the document shows for an operation.
    pub fn example(&self, operation: &str) -> &Example {
        let example = self.examples.get(operation);
        example.unwrap_or_else(|| panic!("the document has no operation {operation}"))
    }

    /// A server that fails.
    pub fn failing(status: StatusCode) -> Self {
        Self {
            failure: Some(status),
            ..Self::new(Guise::AsShown)
        }
    }

    /// Remembers the inputs and answers with the example, or fails with the one of a failure.
    pub fn answer<T, E>(&self, operation: &str, inputs: &[&dyn Debug]) -> Result<T, E>
    where
        T: DeserializeOwned + Serialize + Validate,
        E: DecodeFailure + Debug,
    {
        let call = (operation.to_owned(), debugged(inputs));
        self.calls
            .lock()
            .expect("no test panics with the lock")
            .push(call);
        if let Some(status) = self.failure {
            return Err(self.fail(operation, status));
        }
        let (payload, _) = self.guise.of::<T>(&self.example(operation).payload);
        Ok(serde_json::from_value(payload).unwrap_or_else(|error| panic!("{operation}: {error}")))
    }

    /// The error that the document shows for a status.
    fn fail<E: DecodeFailure + Debug>(&self, operation: &str, status: StatusCode) -> E {
        let (_, body) = self.example(operation).failure(status);
        let response = http::Response::builder().status(status);
        let response = response.body(body.to_string().into());
        let mut answer = Answer::from(response.expect("the response is valid"));
        let error = E::decode(&mut answer).expect("the example can be read");
        *self.failed.lock().expect("no test panics with the lock") = format!("{error:?}");
        error
    }

    /// The last failure in the form of `Debug`.
    pub fn last_failure(&self) -> String {
        let failed = self.failed.lock().expect("no test panics with the lock");
        failed.clone()
    }

    /// What was remembered since this was last asked.
    pub fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().expect("no test panics with the lock"))
    }
}

pub fn debugged(inputs: &[&dyn Debug]) -> Vec<String> {
    inputs.iter().map(|input| format!("{input:?}")).collect()
}

fn example(document: &Document, operation: &Value) -> Example {
    let request = document.resolve(&operation["requestBody"]);
    let successes = entries(&operation["responses"])
        .filter(|(status, _)| status.starts_with('2') || status.starts_with('3'));
    let mut example = Example {
        request: body(request).map_or(Value::Null, |body| body["example"].clone()),
        payload: Value::Null,
        failures: failures(document, operation),
    };
    for (_, response) in successes {
        let Some(body) = body(document.resolve(response)) else {
            continue;
        };
        let shown = body["example"].clone();
        example.payload = match body["schema"]["x-envelope"].as_str() {
            Some(member) => shown[member].clone(),
            None => shown,
        };
    }
    example
}

fn failures(document: &Document, operation: &Value) -> BTreeMap<String, Value> {
    let responses = entries(&operation["responses"]);
    let failures = responses.filter(|(status, _)| !status.starts_with(['2', '3']));
    failures
        .filter_map(|(status, response)| {
            let body = body(document.resolve(response))?;
            Some((status.to_owned(), shown(document, body)))
        })
        .collect()
}

/// The example of a body, or the first of its examples.
fn shown(document: &Document, body: &Value) -> Value {
    match entries(&body["examples"]).next() {
        Some((_, example)) => document.resolve(example)["value"].clone(),
        None => body["example"].clone(),
    }
}

/// The only media type of a message.
fn body(message: &Value) -> Option<&Value> {
    entries(&message["content"]).next().map(|(_, body)| body)
}

fn snake_case(id: &str) -> String {
    let mut name = String::new();
    for character in id.chars() {
        if character.is_uppercase() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    name
}
