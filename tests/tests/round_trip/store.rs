//! A server that answers with the examples of `spec/` and remembers what it was given.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use novu_api::security::{API_KEY, SESSION};
use novu_api::server::{Authenticator, Backend, Credentials, Denied};
use serde::de::DeserializeOwned;
use serde_json::Value;
use specsmith_tests::document::{Document, entries};
use specsmith_tests::spec;

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
}

/// The bodies that the document shows for an operation.
#[derive(Default)]
pub struct Example {
    pub request: Value,
    /// The payload, its envelope taken off.
    pub payload: Value,
}

impl Backend for Store {
    type Principal = Caller;
}

impl Store {
    pub fn new() -> Self {
        let document = spec::load_novu().expect("the document can be read");
        let operations = document.operations();
        let examples = operations.map(|operation| {
            let value = operation.value;
            let id = value["operationId"].as_str().expect("operations have ids");
            (snake_case(id), example(&document, value))
        });
        Self {
            examples: Arc::new(examples.collect()),
            calls: Arc::default(),
        }
    }

    /// The bodies that the document shows for an operation.
    pub fn example(&self, operation: &str) -> &Example {
        let example = self.examples.get(operation);
        example.unwrap_or_else(|| panic!("the document has no operation {operation}"))
    }

    /// Remembers the inputs and answers with the example.
    pub fn answer<T: DeserializeOwned, E>(
        &self,
        operation: &str,
        inputs: &[&dyn Debug],
    ) -> Result<T, E> {
        let call = (operation.to_owned(), debugged(inputs));
        self.calls
            .lock()
            .expect("no test panics with the lock")
            .push(call);
        let payload = self.example(operation).payload.clone();
        Ok(serde_json::from_value(payload).unwrap_or_else(|error| panic!("{operation}: {error}")))
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
