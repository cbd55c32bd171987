//! A server that answers with the bodies of a run and remembers what it was given.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use novu_api::security::{API_KEY, SESSION};
use novu_api::server::{Authenticator, Backend, Context, Credentials, Denied};
use novu_api::support::client::{Answer, DecodeFailure};
use novu_api::support::http::Unencodable;
use serde::de::DeserializeOwned;

use crate::bodies::Bodies;
use crate::headers;
use crate::input::Input;

/// What one operation was given.
pub struct Call {
    pub operation: String,
    pub idempotency_key: Option<String>,
    pub inputs: Vec<Box<dyn Input>>,
}

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
    bodies: Arc<Bodies>,
    calls: Arc<Mutex<Vec<Call>>>,
    refusals: Arc<Mutex<BTreeMap<String, Answer>>>,
}

impl Backend for Store {
    type Principal = Caller;
}

impl Store {
    /// A server that succeeds.
    pub fn new(bodies: Arc<Bodies>) -> Self {
        Self::refusing(bodies, BTreeMap::new())
    }

    /// A server that fails with these answers, by operation, each once.
    pub fn refusing(bodies: Arc<Bodies>, refusals: BTreeMap<String, Answer>) -> Self {
        Self {
            bodies,
            calls: Arc::default(),
            refusals: Arc::new(Mutex::new(refusals)),
        }
    }

    /// Remembers the inputs, and answers with what there is for the operation.
    pub fn answer<P, T: DeserializeOwned, E: DecodeFailure + From<Unencodable>>(
        &self,
        cx: &Context<P>,
        operation: &str,
        inputs: &[&dyn Input],
    ) -> Result<T, E> {
        self.calls
            .lock()
            .expect("nobody panics with it")
            .push(Call {
                operation: operation.to_owned(),
                idempotency_key: cx.idempotency_key().map(str::to_owned),
                inputs: inputs.iter().map(|input| input.again()).collect(),
            });
        headers::set(cx)?;
        let mut refusals = self.refusals.lock().expect("nobody panics with it");
        if let Some(mut refusal) = refusals.remove(operation) {
            return Err(E::decode(&mut refusal).expect("the refusal is declared"));
        }
        let payload = self.bodies.payload(operation).clone();
        Ok(serde_json::from_value(payload).unwrap_or_else(|error| panic!("{operation}: {error}")))
    }

    /// What was remembered since this was last asked.
    pub fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().expect("nobody panics with it"))
    }
}
