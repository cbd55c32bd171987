//! `allOf`: one schema out of several that all hold.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::bounds::{ALL_OF, TYPED};
use super::combine::combine;
use super::context::Context;
use super::typeless::tells_no_type;
use crate::diagnostic::Code;
use crate::resolve::{Additional, Schema, SchemaId};

/// The only member of an `allOf` that says anything, where nothing beside it does either.
pub(super) fn sole_member(cx: &Context<'_>, id: SchemaId) -> Option<SchemaId> {
    let schema = &cx.arena[id];
    let own = Schema {
        all_of: Vec::new(),
        ..schema.clone()
    };
    let mut telling = schema
        .all_of
        .iter()
        .filter(|member| cx.component_key(**member).is_some() || asserts(cx.schema(**member)));
    let member = telling.next()?;
    let is_heir = cx.descent.inherits_by(&cx.arena, id, *member);
    let is_sole = telling.next().is_none() && !asserts(&own) && !is_heir;
    let is_object = |schema: &Schema| schema.ty.as_deref() == Some("object");
    let mut others = schema.all_of.iter().filter(|other| *other != member);
    let wants_object = is_object(&own) || others.any(|other| is_object(cx.schema(*other)));
    (is_sole && !(wants_object && holds_others(cx, *member))).then_some(*member)
}

/// Whether a schema lets values other than objects pass: it tells no type, or names another one or lists
/// others itself or in a part, or an arm does.
pub(super) fn holds_others(cx: &Context<'_>, id: SchemaId) -> bool {
    if cx.schema(id).ty.as_deref() == Some("null") {
        return true;
    }
    let is_other = |value: &Value| !value.is_object() && !value.is_null();
    let is_another = |schema: &Schema| match (&schema.ty, &schema.enumeration) {
        (Some(ty), _) => !matches!(ty.as_str(), "object" | "null"),
        (None, Some(listed)) => listed.iter().any(is_other),
        (None, None) => false,
    };
    let mut seen = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let schema = cx.schema(id);
        let mut parts = schema.all_of.iter();
        if is_another(schema)
            || tells_no_type(schema)
            || schema.ty.is_none() && parts.any(|part| is_another(cx.schema(*part)))
            || seen.len() > TYPED
        {
            return true;
        }
        if schema.ty.is_none() && seen.insert(cx.arena.follow(id)) {
            open.extend(schema.one_of.iter().chain(&schema.any_of));
        }
    }
    false
}

/// Whether a schema refuses anything; `type: object` beside an `allOf` of objects does not count.
pub(super) fn asserts(schema: &Schema) -> bool {
    schema.ty.as_deref().is_some_and(|name| name != "object")
        || schema.format.is_some()
        || schema.enumeration.is_some()
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional != Additional::Absent
        || schema.items.is_some()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || !schema.all_of.is_empty()
        || !schema.checks.is_empty()
        || !schema.assertions.is_empty()
}

/// Schemas that are merged.
#[derive(Default)]
pub(super) struct Merging {
    /// Those that are being merged, so that an `allOf` of itself is noticed.
    open: Vec<SchemaId>,
    /// What came out.
    done: HashMap<(SchemaId, Arms), Schema>,
}

/// What becomes of the arms of a schema that is merged, where they are made of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Arms {
    Kept,
    /// The schema is merged into what inherits from it.
    LeftOut,
}

/// Merges a schema with all members of its `allOf`, and theirs.
pub(super) fn merge(cx: &mut Context<'_>, id: SchemaId) -> Schema {
    merge_with(cx, id, Arms::Kept)
}

fn merge_with(cx: &mut Context<'_>, id: SchemaId, arms: Arms) -> Schema {
    let own = match arms {
        Arms::Kept => cx.arena[id].clone(),
        Arms::LeftOut => without_arms(cx, id),
    };
    if own.all_of.is_empty() {
        return own;
    }
    if let Some(merged) = cx.merging.done.get(&(id, arms)) {
        return merged.clone();
    }
    if let Some((code, message, help)) = refusal(cx, id) {
        cx.report(code, id, message, help);
        return Schema::default();
    }
    cx.merging.open.push(id);
    let mut merged = Schema::default();
    for member in &own.all_of {
        let target = cx.arena.follow(*member);
        let inherits = cx.descent.inherits_by(&cx.arena, id, *member);
        let is_inline = target == *member;
        let arms = match arms {
            _ if inherits => Arms::LeftOut,
            Arms::LeftOut if is_inline => Arms::LeftOut,
            _ => Arms::Kept,
        };
        let member = merge_with(cx, target, arms);
        merged = combine(cx, target, merged, member);
    }
    cx.merging.open.pop();
    let rest = Schema {
        all_of: Vec::new(),
        ..own
    };
    let docs = rest.docs.clone();
    let merged = combine(cx, id, merged, rest);
    let merged = Schema { docs, ..merged };
    cx.merging.done.insert((id, arms), merged.clone());
    merged
}

/// What a schema says to those that inherit from it, which are among its arms.
fn without_arms(cx: &mut Context<'_>, id: SchemaId) -> Schema {
    let schema = cx.arena[id].clone();
    if schema.one_of.is_empty() && schema.any_of.is_empty() {
        return schema;
    }
    cx.diagnostics.report_once(
        Code::Widened,
        cx.arena.pointer(id),
        "arms of this union refer to it by `allOf`: they have its other keywords, and not its arms",
        "move what the arms have in common to a schema of its own",
    );
    Schema {
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        ..schema
    }
}

/// Why a schema can't be merged, if it can't.
fn refusal(cx: &Context<'_>, id: SchemaId) -> Option<(Code, &'static str, &'static str)> {
    let is_far = cx.merging.open.len() >= ALL_OF;
    if cx.merging.open.contains(&id) || is_far && leads_back(cx, id) {
        let message = "this schema is an `allOf` of itself, which says nothing";
        Some((
            Code::InfiniteSchema,
            message,
            "remove it from its own `allOf`",
        ))
    } else if is_far {
        let message = "too many schemas inherit from one another through `allOf`";
        Some((Code::Bounded, message, "let fewer of them stand in a row"))
    } else {
        None
    }
}

/// Whether a schema is an `allOf` of itself by a way that is too long to be merged.
fn leads_back(cx: &Context<'_>, id: SchemaId) -> bool {
    let mut seen = HashSet::new();
    let members = |id: SchemaId| {
        let members = cx.arena[id].all_of.iter();
        members.map(|member| cx.arena.follow(*member))
    };
    let mut open: Vec<SchemaId> = members(id).collect();
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            open.extend(members(next));
        }
    }
    false
}
