//! Compares what goes in on one side with what comes out on the other.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::Debug;

use http::StatusCode;
use novu_api::{Client, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::store::{Store, debugged};

/// The client, what the document shows, and the operations that were called.
pub struct Check {
    pub client: Client,
    store: Store,
    server: Server,
    called: RefCell<BTreeSet<String>>,
    changes: Cell<usize>,
    failures: RefCell<Vec<String>>,
}

/// What the client speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// The store, which remembers what it was given.
    Store,
    /// Something that answers with the examples of the document.
    #[cfg_attr(
        not(feature = "prism"),
        expect(dead_code, reason = "that is another server")
    )]
    Other,
}

impl Check {
    pub fn new(client: Client, store: Store, server: Server) -> Self {
        Self {
            client,
            store,
            server,
            called: RefCell::default(),
            changes: Cell::default(),
            failures: RefCell::default(),
        }
    }

    /// The request that the document shows for an operation.
    pub fn request<T: DeserializeOwned + Serialize + Validate>(&self, operation: &str) -> T {
        let shown = &self.store.example(operation).request;
        let (request, changes) = self.store.guise.of::<T>(shown);
        self.changes.set(self.changes.get() + changes);
        serde_json::from_value(request).unwrap_or_else(|error| panic!("{operation}: {error}"))
    }

    /// The server was given just these inputs, and the client what the server answered.
    pub fn same<T, E>(&self, operation: &str, sent: &[&dyn Debug], result: Result<T, E>)
    where
        T: DeserializeOwned + Serialize + Validate,
        E: Debug,
    {
        self.called.borrow_mut().insert(operation.to_owned());
        let fail = |failure: String| {
            self.failures
                .borrow_mut()
                .push(format!("{operation}: {failure}"));
        };
        match result {
            Err(error) if self.store.failure.is_some() => {
                let error = format!("{error:?}");
                if let Some(failure) = self.wrong_failure(operation, &error) {
                    fail(failure);
                }
            }
            Ok(value) => {
                let value = serde_json::to_value(value).expect("a result is JSON");
                let shown = &self.store.example(operation).payload;
                let (wanted, changes) = match self.server {
                    Server::Store => self.store.guise.of::<T>(shown),
                    Server::Other => (shown.clone(), 0),
                };
                self.changes.set(self.changes.get() + changes);
                if value != wanted {
                    fail(format!("answered {wanted}, arrived {value}"));
                }
            }
            Err(error) => fail(format!("{error:?}")),
        }
        if self.server == Server::Store {
            let calls = self.store.take_calls();
            let wanted = vec![(operation.to_owned(), debugged(sent))];
            if calls != wanted {
                fail(format!("sent {wanted:?}, the server was given {calls:?}"));
            }
        }
    }

    /// What is wrong with an error, if it is not the one that the server failed with, in the variant
    /// of its status.
    fn wrong_failure(&self, operation: &str, error: &str) -> Option<String> {
        let status = self.store.failure?;
        let (key, _) = self.store.example(operation).failure(status);
        let variant = match key {
            "default" => format!("Default({}, ", status.as_u16()),
            _ => format!("{}(", reason(status)),
        };
        let wanted = self.store.last_failure();
        let is_right = wanted.starts_with(&variant) && error == format!("Api({wanted})");
        (!is_right).then(|| format!("failed with {wanted}, arrived {error}"))
    }

    /// All operations were called and did as they should. Gives in how many places the examples
    /// were changed.
    pub fn finish(self, operations: usize) -> usize {
        let failures = self.failures.into_inner();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        assert_eq!(self.called.into_inner().len(), operations);
        self.changes.get()
    }
}

/// The reason phrase of a status (RFC 9110) in the spelling of a variant.
fn reason(status: StatusCode) -> String {
    match status {
        // RFC 9110 has given these another phrase than the `http` crate has.
        StatusCode::PAYLOAD_TOO_LARGE => "ContentTooLarge".to_owned(),
        StatusCode::UNPROCESSABLE_ENTITY => "UnprocessableContent".to_owned(),
        _ => status
            .canonical_reason()
            .unwrap_or_default()
            .replace(' ', ""),
    }
}

/// What a server is given: absent members that have a default are there.
pub fn filled<T: Clone + Validate>(sent: &T) -> T {
    let mut given = sent.clone();
    given.fill_defaults();
    given
}
