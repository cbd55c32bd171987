//! What the names of an object's members say about the arms of a union.

use std::cmp::Reverse;
use std::collections::HashSet;

use serde_json::{Map, Value};

/// An arm, the members that it requires, and the others that it knows.
pub type Signature = (usize, &'static [&'static str], &'static [&'static str]);

/// What is known of the arms that hold objects.
#[derive(Default)]
pub(super) struct Signatures {
    pub(super) known: &'static [Signature],
    /// Arms that keep members which they do not know.
    pub(super) keeping: &'static [usize],
    /// Arms that say of all members what they must be, and keep them.
    pub(super) declaring: &'static [usize],
}

impl Signatures {
    /// The arms in the order in which the members of an object fit them: first those whose
    /// required members are all there. Among them, those come first that have most of the members
    /// which any arm declares, then those that know most of them by name, then those that lose none.
    pub(super) fn order(&self, object: &Map<String, Value>) -> Vec<usize> {
        let named = self.named(object);
        let rank = |(arm, required, others): &Signature| {
            let is_there = |name: &&&str| object.contains_key(**name);
            let there = required.iter().filter(is_there).count();
            let known = there + others.iter().filter(is_there).count();
            let (has, loses) = if is_among(self.declaring, *arm) {
                (object.len(), false)
            } else if is_among(self.keeping, *arm) {
                (named, false)
            } else {
                (known, known < object.len())
            };
            let is_incomplete = there < required.len();
            (is_incomplete, Reverse(has), Reverse(known), loses)
        };
        let mut ranked: Vec<_> = self.known.iter().map(|one| (rank(one), one.0)).collect();
        // The sort is stable: what fits alike stays in the order of the document.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, arm)| arm).collect()
    }

    /// How many members of an object any arm knows by name. Only arms that keep others have
    /// members that they do not know.
    fn named(&self, object: &Map<String, Value>) -> usize {
        if self.keeping.is_empty() {
            return 0;
        }
        let names = self.known.iter().flat_map(names);
        let there = names.filter(|name| object.contains_key(**name));
        there.collect::<HashSet<_>>().len()
    }

    /// The places of the arms that know members of an object which this one loses.
    pub(super) fn others(&self, arm: usize, object: &Map<String, Value>) -> Vec<usize> {
        let found = self.known.iter().find(|one| one.0 == arm);
        let known: HashSet<&str> = found.into_iter().flat_map(names).copied().collect();
        let lost = object.keys().map(String::as_str);
        let lost: HashSet<&str> = lost.filter(|name| !known.contains(name)).collect();
        if lost.is_empty() || is_among(self.keeping, arm) || is_among(self.declaring, arm) {
            return Vec::new();
        }
        let arms = self.known.iter().enumerate();
        let others = arms.filter(|(_, other)| names(other).any(|name| lost.contains(name)));
        others.map(|(index, _)| index).collect()
    }
}

fn is_among(arms: &[usize], arm: usize) -> bool {
    arms.binary_search(&arm).is_ok()
}

/// All members that an arm knows.
fn names((_, required, others): &Signature) -> impl Iterator<Item = &&'static str> {
    required.iter().chain(others.iter())
}
