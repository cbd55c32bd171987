//! Schemas that the document does not spell out: several that hold together, such as a property
//! that two members of an `allOf` both describe.
//!
//! The same ones together are one schema, so that those that lead back to themselves end. How
//! many there may be is bounded, since their number may grow faster than the document.

use std::collections::HashMap;

use super::bounds::{MADE, MADE_EACH};
use super::context::Context;
use super::place::Place;
use crate::diagnostic::Code;
use crate::ir::Docs;
use crate::resolve::{Schema, SchemaId};

/// The schemas made so far.
#[derive(Default)]
pub(super) struct Made {
    by_parts: HashMap<Vec<SchemaId>, SchemaId>,
    parts: HashMap<SchemaId, Vec<SchemaId>>,
    /// What stands beside arms, by the component or operation that it is for and by its content.
    commons: HashMap<String, SchemaId>,
    arms: HashMap<(SchemaId, SchemaId), SchemaId>,
    /// How many there may be.
    most: usize,
    /// Whether it was told that there may be no more.
    is_full: bool,
}

impl Made {
    /// None yet, of a document with so many schemas.
    pub(super) fn of(schemas: usize) -> Self {
        Self {
            most: MADE + MADE_EACH * schemas,
            ..Self::default()
        }
    }
}

/// A schema that asserts what two others do: one of them, if they are the same.
pub(super) fn both(cx: &mut Context<'_>, first: SchemaId, second: SchemaId) -> SchemaId {
    let mut parts = parts_of(cx, first);
    for part in parts_of(cx, second) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts == parts_of(cx, first) {
        return first;
    }
    if let Some(known) = cx.made.by_parts.get(&parts) {
        return *known;
    }
    if is_full(cx, second) {
        return second;
    }
    let docs = cx.arena[second].docs.clone();
    let id = insert(cx, second, docs, parts.clone());
    cx.made.by_parts.insert(parts.clone(), id);
    cx.made.parts.insert(id, parts);
    id
}

/// Each arm of a union together with what stands beside all of them.
pub(super) fn with_arms(
    cx: &mut Context<'_>,
    union: SchemaId,
    common: Schema,
    arms: &[SchemaId],
    place: &Place,
) -> Vec<SchemaId> {
    let content = format!("{:?} {common:?}", place.owner());
    let common = match cx.made.commons.get(&content) {
        Some(known) => *known,
        None => {
            let id = cx.insert(common, cx.pointer(union));
            cx.made.commons.insert(content, id);
            id
        }
    };
    arms.iter().map(|arm| with_arm(cx, common, *arm)).collect()
}

fn with_arm(cx: &mut Context<'_>, common: SchemaId, arm: SchemaId) -> SchemaId {
    if let Some(known) = cx.made.arms.get(&(common, arm)) {
        return *known;
    }
    if is_full(cx, arm) {
        return arm;
    }
    let docs = cx.schema(arm).docs.clone();
    let id = insert(cx, arm, docs, vec![common, arm]);
    cx.made.arms.insert((common, arm), id);
    cx.definitions.stands_for(id, arm);
    id
}

/// What a schema is made of: itself, if the document spells it out.
fn parts_of(cx: &Context<'_>, id: SchemaId) -> Vec<SchemaId> {
    let id = cx.arena.follow(id);
    cx.made.parts.get(&id).cloned().unwrap_or_else(|| vec![id])
}

fn insert(cx: &mut Context<'_>, at: SchemaId, docs: Docs, all_of: Vec<SchemaId>) -> SchemaId {
    let pointer = cx.pointer(at);
    let schema = Schema {
        docs,
        all_of,
        ..Schema::default()
    };
    cx.insert(schema, pointer)
}

/// Whether no more may be made, which is reported once.
fn is_full(cx: &mut Context<'_>, id: SchemaId) -> bool {
    let count = cx.made.by_parts.len() + cx.made.arms.len();
    let is_full = count >= cx.made.most;
    if is_full && !std::mem::replace(&mut cx.made.is_full, true) {
        cx.report(
            Code::Bounded,
            id,
            "the combinations of schemas that hold together grow too many: from here on, only one of them holds",
            "let fewer unions stand in one `allOf`, or beside properties",
        );
    }
    is_full
}
