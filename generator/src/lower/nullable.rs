//! Whether null is a value of a schema.
//!
//! A schema without `type` and `enum` does not refuse null, but does not make it a value either:
//! null is one where nothing refuses it and something names it (`nullable`, `type`, `enum`). That
//! holds in all dialects, though in 3.1 such a schema alone takes null as it takes anything: as an
//! arm of a union of nothing else, it does so, too.
//!
//! Schemas lead to one another, in circles too. The answer is the least one that holds for all of
//! them: a circle is not nullable by itself. What is found for one is handed on to those that ask
//! it, so that each question between two schemas is answered once.

mod asserted;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::context::Context;
use super::one_of::only_asserts;
use super::typeless::{tells_no_type, tells_no_type_beside_arms};
use crate::diagnostic::Code;
use crate::resolve::{Arena, Assertion, Schema, SchemaId};

/// Whether null is a value of a schema.
pub(super) fn is_nullable(cx: &Context<'_>, id: SchemaId) -> bool {
    cx.nullability.holds(id)
}

/// Whether the type holds null and validation refuses it: since it fits several arms of a `oneOf`,
/// or `type` lists it and other parts of the schema or what it asserts refuse it.
pub(super) fn refuses_null(cx: &Context<'_>, id: SchemaId) -> bool {
    cx.nullability.refused.contains(&id)
}

/// Reports the schemas that hold null and refuse it.
pub(super) fn report_refusals(cx: &mut Context<'_>) {
    let nullable = cx.arena.ids().filter(|id| is_nullable(cx, *id));
    for id in nullable.collect::<Vec<SchemaId>>() {
        let schema = &cx.arena[id];
        let (message, help) = if is_of_several_arms(cx, schema) {
            (
                "null fits several arms of this `oneOf`, so that validation refuses it",
                "let one arm take null, or write `anyOf`",
            )
        } else if cx.nullability.parts_refuse(schema) {
            (
                "`type` lists null and what stands beside it refuses it, and so does validation",
                "let all parts take null, or none",
            )
        } else if schema.reference.is_none() && refuses_null(cx, id) {
            (
                "null is a value of the type here and refused by what is asserted of it, and so by validation",
                "let the type not list null, or the assertions take it",
            )
        } else {
            continue;
        };
        cx.report(Code::Widened, id, message, help);
    }
}

/// Whether null fits more than one arm of a `oneOf`.
fn is_of_several_arms(cx: &Context<'_>, schema: &Schema) -> bool {
    let takes = |id| cx.nullability.takes(id);
    cx.nullability.null_arms(&cx.arena, schema, takes) > 1
}

/// What schemas make of null.
#[derive(Default)]
pub(super) struct Nullability {
    /// Nothing in them refuses it.
    open: HashSet<SchemaId>,
    /// Of those, the ones in which something names it.
    named: HashSet<SchemaId>,
    /// Of those, the ones that refuse it all the same.
    refused: HashSet<SchemaId>,
}

/// What the own keywords of a schema say of null.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    /// It is no value, whatever other keywords say.
    Refused,
    /// They don't speak of it.
    Unsaid,
    /// It is a value, if other keywords don't refuse it.
    Named,
    /// It is a value, whatever other keywords say: `nullable`.
    Granted,
}

/// How a schema asks another one.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// All of them have to take null: `allOf`, or a reference.
    All,
    /// One of them has to.
    AnyOf,
    /// One of them has to.
    OneOf,
}

/// What of a schema is not settled yet.
struct Open {
    /// How many members of its `allOf` don't take null as far as is known.
    all: usize,
    any_of: bool,
    one_of: bool,
    names: bool,
}

impl Nullability {
    /// Answers for all schemas of a document.
    pub(super) fn of(arena: &Arena) -> Self {
        let mut walk = Walk::over(arena);
        for id in arena.ids() {
            walk.settle(id);
        }
        while let Some(id) = walk.found.pop() {
            walk.hand_on(id);
        }
        let mut found = walk.nullability;
        let refusing = asserted::refusing(arena, &found);
        found.hand_on_refusals(arena, refusing);
        found
    }

    /// Answers for a schema that was made of others.
    pub(super) fn add(&mut self, id: SchemaId, arena: &Arena) {
        let schema = &arena[id];
        let word = word(schema);
        let takes = |id: &SchemaId| self.open.contains(id);
        let any = |arms: &[SchemaId]| arms.is_empty() || arms.iter().any(takes);
        let all = schema.reference.iter().chain(&schema.all_of).all(takes);
        let is_open = word != Word::Refused && all && any(&schema.any_of) && any(&schema.one_of);
        let is_listed = word == Word::Granted;
        let is_named = word == Word::Named
            || has_any_arm(arena, schema)
            || asked(schema).any(|(id, _)| self.holds(id));
        if is_open || is_listed {
            self.open.insert(id);
            if is_named || is_listed {
                self.named.insert(id);
            }
        }
        let mut parts = schema.reference.iter().chain(&schema.all_of);
        let is_inherited = !is_granted(schema) && parts.any(|id| self.refused.contains(id));
        let takes = |id| self.takes(id);
        let refuses = self.null_arms(arena, schema, takes) > 1
            || self.parts_refuse(schema)
            || !asserted::all_hold(schema, takes);
        if is_inherited || refuses {
            self.refused.insert(id);
        }
    }

    fn holds(&self, id: SchemaId) -> bool {
        self.named.contains(&id)
    }

    /// Whether null passes a schema, be it named there or not.
    fn takes(&self, id: SchemaId) -> bool {
        self.open.contains(&id) && !self.refused.contains(&id)
    }

    /// How many arms of a `oneOf` null fits, where it depends on them. What no arm names and no
    /// `type` beside the arms lists fits those that are taken for values of all types only.
    fn null_arms(
        &self,
        arena: &Arena,
        schema: &Schema,
        mut takes: impl FnMut(SchemaId) -> bool,
    ) -> usize {
        if is_granted(schema) {
            return 0;
        }
        let arm = |id: &SchemaId| &arena[arena.follow(*id)];
        let fits_all = schema.null_of_type || schema.one_of.iter().map(arm).all(only_asserts);
        let fits_any = has_any_arm(arena, schema);
        let may_fit = |id: &&SchemaId| {
            fits_all || self.holds(**id) || fits_any && takes_anything(arena, arm(id))
        };
        let arms = schema.one_of.iter().filter(may_fit);
        arms.filter(|id| takes(**id)).count()
    }

    /// Whether what stands beside a `type` that lists null refuses it.
    fn parts_refuse(&self, schema: &Schema) -> bool {
        let takes = |id: &SchemaId| self.open.contains(id);
        let any = |arms: &[SchemaId]| arms.is_empty() || arms.iter().any(takes);
        schema.null_of_type
            && !(schema.all_of.iter().all(takes) && any(&schema.any_of) && any(&schema.one_of))
    }

    /// From the schemas that refuse null to those that they are part of.
    fn hand_on_refusals(&mut self, arena: &Arena, mut open: Vec<SchemaId>) {
        let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
        for id in arena.ids().filter(|id| self.holds(*id)) {
            let schema = &arena[id];
            let parts = schema.reference.iter().chain(&schema.all_of);
            for part in parts.filter(|_| !is_granted(schema)) {
                holders.entry(*part).or_default().push(id);
            }
        }
        while let Some(id) = open.pop() {
            if self.refused.insert(id) {
                open.extend(holders.get(&id).into_iter().flatten());
            }
        }
    }
}

/// Hands on what is found until nothing is left.
struct Walk {
    nullability: Nullability,
    states: HashMap<SchemaId, Open>,
    askers: HashMap<SchemaId, Vec<(SchemaId, Part)>>,
    /// Schemas of which something was found, and whether it is that null is named.
    found: Vec<(SchemaId, bool)>,
}

impl Walk {
    fn over(arena: &Arena) -> Self {
        let mut walk = Self {
            nullability: Nullability::default(),
            states: HashMap::new(),
            askers: HashMap::new(),
            found: Vec::new(),
        };
        for id in arena.ids() {
            let schema = &arena[id];
            let word = word(schema);
            for (asked, part) in asked(schema) {
                walk.askers.entry(asked).or_default().push((id, part));
            }
            let is_granted = word == Word::Granted;
            let all = usize::from(word == Word::Refused)
                + usize::from(schema.reference.is_some())
                + schema.all_of.len();
            let state = Open {
                all: if is_granted { 0 } else { all },
                any_of: !is_granted && !schema.any_of.is_empty(),
                one_of: !is_granted && !schema.one_of.is_empty(),
                names: is_granted || word == Word::Named || has_any_arm(arena, schema),
            };
            walk.states.insert(id, state);
        }
        walk
    }

    /// Notes what follows for a schema from what is known of its parts.
    fn settle(&mut self, id: SchemaId) {
        let Some(state) = self.states.get(&id) else {
            return;
        };
        if state.all > 0 || state.any_of || state.one_of {
            return;
        }
        if self.nullability.open.insert(id) {
            self.found.push((id, false));
        }
        if state.names && self.nullability.named.insert(id) {
            self.found.push((id, true));
        }
    }

    fn hand_on(&mut self, (id, is_named): (SchemaId, bool)) {
        for (asker, part) in self.askers.get(&id).cloned().unwrap_or_default() {
            let Some(state) = self.states.get_mut(&asker) else {
                continue;
            };
            match part {
                _ if is_named => state.names = true,
                Part::All => state.all = state.all.saturating_sub(1),
                Part::AnyOf => state.any_of = false,
                Part::OneOf => state.one_of = false,
            }
            self.settle(asker);
        }
    }
}

/// The schemas that a schema consists of.
fn asked(schema: &Schema) -> impl Iterator<Item = (SchemaId, Part)> {
    let all = schema.reference.iter().chain(&schema.all_of);
    let all = all.map(|id| (*id, Part::All));
    let any_of = schema.any_of.iter().map(|id| (*id, Part::AnyOf));
    all.chain(any_of)
        .chain(schema.one_of.iter().map(|id| (*id, Part::OneOf)))
}

/// What the own keywords of a schema say of null.
pub(super) fn word(schema: &Schema) -> Word {
    let listed = schema.enumeration.as_ref();
    let lists_null = listed.map(|values| values.iter().any(Value::is_null));
    match (schema.ty.as_deref(), lists_null) {
        _ if schema.nullable => Word::Granted,
        // A list of nothing else leaves no doubt of what is meant.
        _ if lists_only_null(schema) => Word::Named,
        (Some("null"), None | Some(true)) | (None, Some(true)) => Word::Named,
        (None, None) => Word::Unsaid,
        _ => Word::Refused,
    }
}

/// Whether null is a value of a schema whatever else it says: `nullable` by itself.
fn is_granted(schema: &Schema) -> bool {
    word(schema) == Word::Granted && !schema.null_of_type
}

/// Whether a schema is a union of which one arm takes values of all types, so that it takes null.
fn has_any_arm(arena: &Arena, schema: &Schema) -> bool {
    let arms = match schema.one_of.is_empty() {
        true => &schema.any_of,
        false => &schema.one_of,
    };
    let arms = arms.iter().map(|arm| &arena[arena.follow(*arm)]);
    tells_no_type_beside_arms(schema)
        && arms.clone().any(|arm| takes_anything(arena, arm))
        && !arms.clone().all(only_asserts)
}

/// Whether a schema by itself takes values of all types, null among them.
fn takes_anything(arena: &Arena, schema: &Schema) -> bool {
    let refuses = |id: SchemaId| refuses_by_itself(arena, id);
    let lets_null_pass = |assertion: &Assertion| match assertion {
        Assertion::Not(not) => refuses(*not),
        Assertion::If {
            condition,
            otherwise: None,
            ..
        } => refuses(*condition),
        Assertion::If { .. }
        | Assertion::NotBoth(..)
        | Assertion::AnyOf(_)
        | Assertion::OneOf(_) => false,
        // They are about another kind of value.
        _ => true,
    };
    tells_no_type(schema) && schema.assertions.iter().all(lets_null_pass)
}

/// Whether the own keywords of a schema or of all its arms refuse null.
fn refuses_by_itself(arena: &Arena, id: SchemaId) -> bool {
    let word = |id: &SchemaId| word(&arena[arena.follow(*id)]);
    let all_refuse =
        |arms: &[SchemaId]| !arms.is_empty() && arms.iter().all(|arm| word(arm) == Word::Refused);
    let schema = &arena[arena.follow(id)];
    match word(&id) {
        Word::Refused => true,
        Word::Granted | Word::Named => false,
        Word::Unsaid => all_refuse(&schema.any_of) || all_refuse(&schema.one_of),
    }
}

/// Whether null is the only value of a schema: `enum: [null]`.
pub(super) fn is_null_only(cx: &Context<'_>, id: SchemaId) -> bool {
    let schema = cx.schema(id);
    schema.ty.as_deref() == Some("null") || lists_only_null(schema)
}

fn lists_only_null(schema: &Schema) -> bool {
    let listed = schema.enumeration.as_ref();
    listed.is_some_and(|values| values.iter().all(Value::is_null))
}

#[cfg(test)]
mod tests;
