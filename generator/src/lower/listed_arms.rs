//! Alternatives that list values: together they are one enumeration, the arms of which say what
//! their values mean.
//!
//! ```yaml
//! oneOf: [{ const: a, title: First }, { const: b, description: The second one. }]
//! anyOf: [{ enum: [a, b] }, { type: string }]
//! ```
//!
//! An arm that refers to a component stays an arm: its type has a name.

use std::collections::HashSet;

use serde_json::Value;
use specsmith_support::validate::canonical;

use super::context::Context;
use super::enumeration::{has_type, listing, notes_of};
use crate::ir::{Docs, Enumeration, ValueNote};
use crate::resolve::{Additional, Schema, SchemaId};

/// The enumeration that the arms of a schema are, if they are one. `schema` is what stands beside
/// them.
pub(super) fn as_enumeration(
    cx: &Context<'_>,
    schema: &Schema,
    arms: &[SchemaId],
    exclusive: bool,
) -> Option<Enumeration> {
    if arms.len() < 2 || !is_bare(schema) || schema.enumeration.is_some() {
        return None;
    }
    let (open, listed): (Vec<&Schema>, Vec<&Schema>) = arms
        .iter()
        .map(|arm| &cx.arena[*arm])
        .partition(|arm| is_any_text(arm));
    // Of exactly one arm, text that is listed is none.
    if exclusive && !open.is_empty() {
        return None;
    }
    let values = values_of(&listed, exclusive)?;
    let is_right = |value: &Value| schema.ty.as_deref().is_none_or(|ty| has_type(value, ty));
    let is_kind = is_one_kind(&values) && values.iter().all(is_right);
    let is_text = values.first().is_some_and(Value::is_string);
    if !is_kind || !open.is_empty() && !is_text {
        return None;
    }
    let said: Vec<_> = listed.iter().flat_map(|arm| notes(arm)).collect();
    Some(Enumeration {
        notes: notes_of(&values, &said),
        open: !open.is_empty(),
        ..listing(values)
    })
}

/// The values that all arms list, each once. None if something is no list, or a value is of several
/// arms where it must be of one.
fn values_of(arms: &[&Schema], exclusive: bool) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    let mut seen = HashSet::new();
    for arm in arms {
        let listed = arm.enumeration.as_ref().filter(|_| is_bare(arm))?;
        for value in listed.iter().filter(|value| !value.is_null()) {
            let is_right = arm.ty.as_deref().is_none_or(|ty| has_type(value, ty));
            let is_new = seen.insert(canonical(value));
            if !is_right || exclusive && !is_new {
                return None;
            }
            values.extend(is_new.then(|| value.clone()));
        }
    }
    Some(values)
}

fn is_one_kind(values: &[Value]) -> bool {
    let kinds = [Value::is_string, Value::is_number, Value::is_boolean];
    !values.is_empty() && kinds.iter().any(|is| values.iter().all(is))
}

/// What an arm says of its values: of the only one, all that it says of itself.
fn notes(arm: &Schema) -> Vec<(Value, ValueNote)> {
    let mut said = arm.value_notes.clone();
    let mut listed = arm.enumeration.iter().flatten();
    let listed = [listed.next(), listed.next()];
    if let ([Some(only), None], true) = (listed, arm.docs != Docs::default()) {
        let name = said.pop().and_then(|(_, note)| note.name);
        let docs = arm.docs.clone();
        said = vec![(only.clone(), ValueNote { name, docs })];
    }
    said
}

/// Whether a schema takes all text, and nothing else.
fn is_any_text(schema: &Schema) -> bool {
    schema.ty.as_deref() == Some("string") && schema.enumeration.is_none() && is_bare(schema)
}

/// Whether a schema asserts nothing but its type and a list of values.
fn is_bare(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.format.is_none()
        && schema.discriminator.is_none()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.additional == Additional::Absent
        && schema.items.is_none()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.all_of.is_empty()
        && schema.checks.is_empty()
        && schema.assertions.is_empty()
}
