//! What assertions say of null: it is one value, so that the document answers for it.

use std::collections::HashMap;

use super::{Nullability, is_granted};
use crate::resolve::{Arena, Assertion, Schema, SchemaId};

/// How many schemas that ask one another are followed. What is further away is taken to hold.
const FOLLOWED: usize = 100;

/// The schemas that take null but for what they assert, or what they consist of does.
pub(super) fn refusing(arena: &Arena, nullability: &Nullability) -> Vec<SchemaId> {
    let mut judge = Judge {
        arena,
        nullability,
        verdicts: HashMap::new(),
    };
    let open = arena.ids().filter(|id| nullability.open.contains(id));
    open.filter(|id| !judge.takes(*id, FOLLOWED)).collect()
}

/// Whether what a schema itself asserts lets null pass.
pub(super) fn all_hold(schema: &Schema, mut takes: impl FnMut(SchemaId) -> bool) -> bool {
    let mut assertions = schema.assertions.iter();
    is_granted(schema) || assertions.all(|assertion| holds(assertion, &mut takes))
}

fn holds(assertion: &Assertion, takes: &mut dyn FnMut(SchemaId) -> bool) -> bool {
    match assertion {
        Assertion::Not(not) => !takes(*not),
        Assertion::If {
            condition,
            then,
            otherwise,
        } => {
            let branch = if takes(*condition) { then } else { otherwise };
            branch.is_none_or(takes)
        }
        // How many arms of a `oneOf` null fits, their types say.
        Assertion::AnyOf(arms) | Assertion::OneOf(arms) => arms.iter().any(|arm| takes(*arm)),
        // They are about another kind of value.
        Assertion::PrefixItems { .. }
        | Assertion::Contains { .. }
        | Assertion::PatternProperties { .. }
        | Assertion::Members { .. }
        | Assertion::PropertyNames(_)
        | Assertion::DependentRequired(_)
        | Assertion::DependentSchemas(_)
        | Assertion::UnevaluatedProperties { .. }
        | Assertion::UnevaluatedItems { .. }
        | Assertion::Pattern(_)
        | Assertion::Format(_)
        | Assertion::MultipleOf(_)
        | Assertion::NotBoth(..)
        // It is about anything but null.
        | Assertion::Contradiction(..) => true,
    }
}

struct Judge<'a> {
    arena: &'a Arena,
    nullability: &'a Nullability,
    verdicts: HashMap<SchemaId, bool>,
}

impl Judge<'_> {
    fn takes(&mut self, id: SchemaId, depth: usize) -> bool {
        if let Some(verdict) = self.verdicts.get(&id) {
            return *verdict;
        }
        let is_open = self.nullability.open.contains(&id);
        if !is_open || depth == 0 {
            return is_open;
        }
        // A schema that leads back to itself asserts nothing by that.
        self.verdicts.insert(id, true);
        let arena = self.arena;
        let schema = &arena[id];
        let verdict = all_hold(schema, |id| self.takes(id, depth - 1))
            && (is_granted(schema) || self.parts_take(schema, depth - 1));
        self.verdicts.insert(id, verdict);
        verdict
    }

    fn parts_take(&mut self, schema: &Schema, depth: usize) -> bool {
        let mut any =
            |arms: &[SchemaId]| arms.is_empty() || arms.iter().any(|arm| self.takes(*arm, depth));
        let arms_take = any(&schema.any_of) && any(&schema.one_of);
        let (arena, nullability) = (self.arena, self.nullability);
        let takes = |arm| self.takes(arm, depth);
        let is_of_one = nullability.null_arms(arena, schema, takes) <= 1;
        let mut all = schema.reference.iter().chain(&schema.all_of);
        arms_take && is_of_one && all.all(|part| self.takes(*part, depth))
    }
}
