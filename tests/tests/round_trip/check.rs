//! Compares what goes in on one side with what comes out on the other.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;

use novu_api::{Client, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::store::{Store, debugged};

/// The client, the server behind it, and the operations that were called.
pub struct Check {
    pub client: Client,
    store: Store,
    called: RefCell<BTreeSet<String>>,
    failures: RefCell<Vec<String>>,
}

impl Check {
    pub fn new(client: Client, store: Store) -> Self {
        Self {
            client,
            store,
            called: RefCell::default(),
            failures: RefCell::default(),
        }
    }

    /// The request that the document shows for an operation.
    pub fn request<T: DeserializeOwned>(&self, operation: &str) -> T {
        let shown = self.store.example(operation).request.clone();
        serde_json::from_value(shown).unwrap_or_else(|error| panic!("{operation}: {error}"))
    }

    /// The server was given just these inputs, and the client what the server answered.
    pub fn same<T: Serialize, E: Debug>(
        &self,
        operation: &str,
        sent: &[&dyn Debug],
        result: Result<T, E>,
    ) {
        self.called.borrow_mut().insert(operation.to_owned());
        let fail = |failure: String| {
            self.failures
                .borrow_mut()
                .push(format!("{operation}: {failure}"));
        };
        match result {
            Ok(value) => {
                let value = serde_json::to_value(value).expect("a result is JSON");
                let wanted = &self.store.example(operation).payload;
                if value != *wanted {
                    fail(format!("answered {wanted}, arrived {value}"));
                }
            }
            Err(error) => fail(format!("{error:?}")),
        }
        let calls = self.store.take_calls();
        let wanted = vec![(operation.to_owned(), debugged(sent))];
        if calls != wanted {
            fail(format!("sent {wanted:?}, the server was given {calls:?}"));
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
