//! Whether null is a value of a schema.

use std::collections::HashMap;

use serde_json::Value;

use super::context::Context;
use crate::resolve::{Schema, SchemaId};

/// How deep references between nullable schemas are followed; a circle is not nullable by itself.
const DEPTH: usize = 32;

/// Whether null is a value of a schema.
pub(super) fn is_nullable(cx: &Context<'_>, id: SchemaId) -> bool {
    nullable_within(cx, id, DEPTH, &mut HashMap::new())
}

/// `known` are the schemas that have been asked, so that each is asked once.
fn nullable_within(
    cx: &Context<'_>,
    id: SchemaId,
    depth: usize,
    known: &mut HashMap<SchemaId, bool>,
) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let id = cx.arena.follow(id);
    if let Some(known) = known.get(&id) {
        return *known;
    }
    known.insert(id, false);
    let schema = cx.schema(id);
    let mut ask = |member: &SchemaId| nullable_within(cx, *member, depth, known);
    let nullable = schema.nullable
        || is_null_only(cx, id)
        || lists_null(schema)
        || schema.one_of.iter().any(&mut ask)
        || schema.any_of.iter().any(&mut ask)
        || !schema.all_of.is_empty() && schema.all_of.iter().all(&mut ask);
    known.insert(id, nullable);
    nullable
}

/// Whether null is among the values of a schema that has no type to refuse it.
fn lists_null(schema: &Schema) -> bool {
    let values = schema.enumeration.as_ref();
    schema.ty.is_none() && values.is_some_and(|values| values.iter().any(Value::is_null))
}

/// Whether null is the only value of a schema: `enum: [null]`.
pub(super) fn is_null_only(cx: &Context<'_>, id: SchemaId) -> bool {
    let schema = cx.schema(id);
    schema.ty.as_deref() == Some("null")
        || schema
            .enumeration
            .as_ref()
            .is_some_and(|values| values.iter().all(Value::is_null))
}
