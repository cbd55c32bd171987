//! Schemas that the document does not spell out: several that hold together, such as a property
//! that two members of an `allOf` both describe.
//!
//! The same ones together are one schema, so that those that lead back to themselves end. How
//! many there may be is bounded, since their number may grow faster than the document.

use std::collections::HashMap;

use super::context::Context;
use super::place::Place;
use crate::diagnostic::Code;
use crate::ir::Docs;
use crate::resolve::{Schema, SchemaId};

/// Far more than any document needs that was not made to grow.
const MOST: usize = 20_000;

/// The schemas made so far.
#[derive(Default)]
pub(super) struct Made {
    by_parts: HashMap<Vec<SchemaId>, SchemaId>,
    parts: HashMap<SchemaId, Vec<SchemaId>>,
    /// What stands beside arms, by the component or operation that it is for and by its content.
    commons: HashMap<String, SchemaId>,
    arms: HashMap<(SchemaId, SchemaId), SchemaId>,
    is_full: bool,
}

impl Made {
    /// Notes that there is no end of what is made, and tells whether that is news.
    pub(super) fn fill(&mut self) -> bool {
        !std::mem::replace(&mut self.is_full, true)
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
    cx.stands_for(id, arm);
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
    if count >= MOST && cx.made.fill() {
        cx.report(
            Code::TooLarge,
            id,
            "the combinations of schemas that hold together grow too many here",
            "let fewer unions stand in one `allOf`, or beside properties",
        );
    }
    count >= MOST
}
