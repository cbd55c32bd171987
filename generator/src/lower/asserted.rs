//! The assertions made so far, and the schemas that they are of.

use std::collections::{HashMap, HashSet};

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
    /// How many assertions there are around the schema at hand.
    depth: usize,
    /// Whether something inside of the assertion at hand can't be checked.
    is_unknown: bool,
    /// Patterns that can't be checked, each of which is told once.
    patterns: HashSet<(SchemaId, String)>,
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

    /// Whether the schema at hand is part of an assertion.
    pub(super) fn is_inside(&self) -> bool {
        self.depth > 0
    }

    /// Notes that something can't be checked. Beside others it is left out by itself; inside of an
    /// assertion, half of which may refuse what the whole does not, it takes that with it.
    pub(super) fn note_unknown(&mut self) {
        self.is_unknown |= self.is_inside();
    }

    /// Whether a pattern of a schema is told for the first time.
    pub(super) fn is_news(&mut self, id: SchemaId, pattern: &str) -> bool {
        self.patterns.insert((id, pattern.to_owned()))
    }

    /// All of them, in the order of their ids.
    pub(super) fn finish(self) -> Vec<Assertion> {
        self.assertions.into_iter().collect()
    }
}

impl Context<'_> {
    /// What is part of an assertion.
    pub(super) fn inside<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.asserted.depth += 1;
        let made = make(self);
        self.asserted.depth -= 1;
        made
    }

    /// An assertion of a schema, unless something inside of it can't be checked.
    pub(super) fn known<T: Default>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::take(&mut self.asserted.is_unknown);
        let made = make(self);
        match std::mem::replace(&mut self.asserted.is_unknown, outer) {
            true => T::default(),
            false => made,
        }
    }

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
