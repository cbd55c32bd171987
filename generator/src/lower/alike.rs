//! Schemas that are written out in several places and assert the same, whatever their docs say.
//!
//! Each is looked at once: two of them are alike if their keywords are, where the first schema of
//! its like stands for a schema inside.

use std::collections::HashMap;

use super::context::Context;
use crate::ir::Docs;
use crate::resolve::{Additional, Schema, SchemaId};

/// What has been looked at.
#[derive(Default)]
pub(super) struct Alike {
    /// The first schema of each content.
    first: HashMap<String, SchemaId>,
    /// That of each schema.
    known: HashMap<SchemaId, SchemaId>,
}

/// The first schema that asserts what this one does. What has a name is like nothing else.
pub(super) fn first_alike(cx: &mut Context<'_>, id: SchemaId) -> SchemaId {
    if cx.arena[id].reference.is_some() || !cx.arena.is_written(id) {
        return cx.arena.follow(id);
    }
    if let Some(known) = cx.alike.known.get(&id) {
        return *known;
    }
    let content = content(cx, cx.arena[id].clone());
    let first = *cx.alike.first.entry(content).or_insert(id);
    cx.alike.known.insert(id, first);
    first
}

/// What a schema asserts, in one text.
fn content(cx: &mut Context<'_>, mut schema: Schema) -> String {
    for inner in schemas_in(&mut schema) {
        *inner = first_alike(cx, *inner);
    }
    schema.properties.sort_unstable_keys();
    schema.required.sort_unstable();
    if let Some(values) = &mut schema.enumeration {
        values.sort_by_cached_key(ToString::to_string);
    }
    let asserted = Schema {
        docs: Docs::default(),
        default: None,
        value_notes: Vec::new(),
        envelope: None,
        ..schema
    };
    format!("{asserted:?}")
}

/// The schemas inside of one.
fn schemas_in(schema: &mut Schema) -> Vec<&mut SchemaId> {
    let mut found: Vec<&mut SchemaId> = schema.properties.values_mut().collect();
    if let Additional::Schema(id) = &mut schema.additional {
        found.push(id);
    }
    found.extend(&mut schema.items);
    for arms in [&mut schema.one_of, &mut schema.any_of, &mut schema.all_of] {
        found.extend(arms);
    }
    for assertion in &mut schema.assertions {
        found.extend(assertion.schemas_mut());
    }
    found
}
