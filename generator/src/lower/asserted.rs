//! The assertions made so far, and the schemas that they are of.

use std::collections::HashMap;

use indexmap::IndexSet;

use super::bounds::ASSERTING;
use super::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Assertion, AssertionId};
use crate::resolve::SchemaId;

/// Each assertion once, however many schemas assert it.
#[derive(Default)]
pub(super) struct Asserted {
    assertions: IndexSet<Assertion>,
    /// Those of schemas that become types of their own.
    beside: HashMap<SchemaId, Vec<AssertionId>>,
    /// How many subschemas and keywords were taken over into assertions, again and again.
    count: usize,
    was_too_much: bool,
}

impl Asserted {
    /// Adds what a schema asserts beyond its type.
    pub(super) fn add(&mut self, assertion: Assertion) -> AssertionId {
        let (index, _) = self.assertions.insert_full(assertion);
        AssertionId(index)
    }

    /// Notes an assertion of a schema that becomes a type of its own.
    pub(super) fn note(&mut self, id: SchemaId, assertion: AssertionId) {
        let beside = self.beside.entry(id).or_default();
        if !beside.contains(&assertion) {
            beside.push(assertion);
        }
    }

    /// Notes that a schema becomes the type that another one would.
    pub(super) fn note_same(&mut self, id: SchemaId, other: SchemaId) {
        for assertion in self.beside(other) {
            self.note(id, assertion);
        }
    }

    /// The assertions beside the type that a schema becomes.
    pub(super) fn beside(&self, id: SchemaId) -> Vec<AssertionId> {
        self.beside.get(&id).cloned().unwrap_or_default()
    }

    /// Whether what is asserted is not known in full any more.
    pub(super) fn is_partial(&self) -> bool {
        self.count >= ASSERTING
    }

    /// All of them, in the order of their ids.
    pub(super) fn finish(self) -> Vec<Assertion> {
        self.assertions.into_iter().collect()
    }
}

impl Context<'_> {
    /// Whether assertions have grown too large to go on, which is reported once: what combinations
    /// of schemas assert may grow faster than the document.
    pub(super) fn asserts_too_much(&mut self, id: SchemaId, more: usize) -> bool {
        self.asserted.count += more;
        let too_much = self.asserted.is_partial();
        if too_much && !std::mem::replace(&mut self.asserted.was_too_much, true) {
            self.report(
                Code::Bounded,
                id,
                "what schemas assert beyond their types grows too large: from here on, it is not checked",
                "let fewer unions stand in one `allOf`, or move subschemas to `components`",
            );
        }
        too_much
    }
}
