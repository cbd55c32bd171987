//! Compares two schemas, and everything below them.
//!
//! A schema is seen as the set of its leaves: itself, and all that it reaches through references, `allOf`, `oneOf`
//! and `anyOf`. A member, word or type counts as present if any of our leaves has it, so that ours may be cut
//! differently, for example into a union with a discriminator. What the facts call an object and say no more about
//! may be anything.

use std::collections::HashSet;

use serde_json::Value;

use super::leaf::{Leaf, Leaves, addresses, children, collect_leaves, json_types, says_nothing};
use super::operation::OperationComparison;
use super::{Exceptions, Finding, Kind};
use crate::document::{Document, entries, items};

/// Whether the caller sends the value or receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Response,
}

pub(super) struct SchemaComparison<'a> {
    facts: &'a Document,
    ours: &'a Document,
    exceptions: &'a Exceptions,
    operation: String,
    direction: Direction,
    /// Pairs of schemas that were compared already, since schemas may hold themselves.
    visited: HashSet<(Vec<usize>, Vec<usize>)>,
    findings: Vec<Finding>,
}

impl<'a> SchemaComparison<'a> {
    pub(super) fn new(
        parent: &OperationComparison<'a>,
        operation: String,
        direction: Direction,
    ) -> SchemaComparison<'a> {
        let OperationComparison {
            facts,
            ours,
            exceptions,
            ..
        } = *parent;
        let (visited, findings) = (HashSet::new(), Vec::new());
        SchemaComparison {
            facts,
            ours,
            exceptions,
            operation,
            direction,
            visited,
            findings,
        }
    }

    pub(super) fn findings(
        mut self,
        fact: &'a Value,
        mine: &'a Value,
        place: &str,
    ) -> Vec<Finding> {
        let fact = self.leaves_of_facts(fact, place);
        let mine = self.leaves_of_ours(mine);
        let place = fact
            .first()
            .map_or_else(|| place.to_owned(), |leaf| leaf.place.clone());
        self.compare(&fact, &mine, &place);
        self.findings
    }

    fn report(&mut self, kind: Kind, place: &str, text: String) {
        let (operation, place) = (self.operation.clone(), place.to_owned());
        self.findings.push(Finding {
            kind,
            operation,
            place,
            text,
        });
    }

    fn compare(&mut self, fact: &[Leaf<'a>], mine: &[Leaf<'a>], place: &str) {
        let first_time = self.visited.insert((addresses(fact), addresses(mine)));
        if !first_time || says_nothing(fact) {
            return;
        }
        self.compare_types(fact, mine, place);
        self.compare_words(fact, mine, place);
        for leaf in fact {
            self.compare_properties(leaf, mine);
            for (keyword, suffix) in [("items", "[]"), ("additionalProperties", "{}")] {
                self.compare_elements(leaf, mine, keyword, &format!("{place}{suffix}"));
            }
        }
    }

    fn compare_types(&mut self, fact: &[Leaf<'a>], mine: &[Leaf<'a>], place: &str) {
        let (expected, found) = (json_types(fact), json_types(mine));
        // Without any type ours takes every value.
        if !found.is_empty() && !expected.is_subset(&found) {
            self.report(
                Kind::Type,
                place,
                format!("expected {expected:?}, found {found:?}"),
            );
        }
        let is_nullable = |leaves: &[Leaf<'_>]| leaves.iter().any(|l| l.schema["nullable"] == true);
        if is_nullable(fact) && !is_nullable(mine) {
            self.report(Kind::Nullable, place, "nullable in the facts".to_owned());
        }
    }

    fn compare_words(&mut self, fact: &[Leaf<'a>], mine: &[Leaf<'a>], place: &str) {
        let words = |leaves: &[Leaf<'a>]| -> Vec<&'a Value> {
            leaves
                .iter()
                .flat_map(|leaf| items(&leaf.schema["enum"]))
                .collect()
        };
        let mine = words(mine);
        for word in words(fact) {
            if !mine.contains(&word) {
                self.report(Kind::Enum, place, format!("{word} is missing"));
            }
        }
    }

    fn compare_properties(&mut self, leaf: &Leaf<'a>, mine: &[Leaf<'a>]) {
        for (name, property) in entries(&leaf.schema["properties"]) {
            let place = format!("{}.{name}", leaf.place);
            let own = children(mine, |schema| schema["properties"].get(name));
            if own.is_empty() {
                // A wrong type has been reported already, and would be reported again for every member.
                if json_types(mine).contains("object") {
                    self.report(Kind::Property, &place, "is missing".to_owned());
                }
                continue;
            }
            let is_required =
                |schema: &Value| items(&schema["required"]).any(|required| required == name);
            if self.direction == Direction::Request
                && is_required(leaf.schema)
                && !mine.iter().any(|leaf| is_required(leaf.schema))
            {
                self.report(Kind::Required, &place, "required in the facts".to_owned());
            }
            self.descend(property, &own, &place);
        }
    }

    fn compare_elements(&mut self, leaf: &Leaf<'a>, mine: &[Leaf<'a>], key: &str, place: &str) {
        let own = children(mine, |schema| schema.get(key));
        if leaf.schema[key].is_object() && !own.is_empty() {
            self.descend(&leaf.schema[key], &own, place);
        }
    }

    fn descend(&mut self, fact: &'a Value, own: &[&'a Value], place: &str) {
        let fact = self.leaves_of_facts(fact, place);
        let mine: Leaves<'a> = own
            .iter()
            .flat_map(|schema| self.leaves_of_ours(schema))
            .collect();
        self.compare(&fact, &mine, place);
    }

    fn leaves_of_ours(&self, schema: &'a Value) -> Leaves<'a> {
        let mut leaves = Vec::new();
        let by_name = |name: &str| self.ours.target(&schema_reference(name));
        collect_leaves(schema, "", &by_name, &mut leaves);
        leaves
    }

    fn leaves_of_facts(&mut self, schema: &'a Value, place: &str) -> Leaves<'a> {
        let (facts, exceptions) = (self.facts, self.exceptions);
        let replaced = std::cell::RefCell::new(Vec::new());
        let by_name = |name: &str| {
            let really = exceptions.replacement(&self.operation, name);
            replaced
                .borrow_mut()
                .extend(really.map(|really| (name.to_owned(), really)));
            facts.target(&schema_reference(really.unwrap_or(name)))
        };
        let mut leaves = Vec::new();
        collect_leaves(schema, place, &by_name, &mut leaves);
        for (name, really) in replaced.into_inner() {
            self.report(Kind::Schema, &name, format!("is really {really}"));
        }
        leaves
    }
}

fn schema_reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}
