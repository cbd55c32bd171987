//! Whether null is a value of a schema.

use serde_json::Value;

use super::context::Context;
use crate::resolve::{Schema, SchemaId};

/// How deep references between nullable schemas are followed; a circle is not nullable by itself.
const DEPTH: usize = 32;

/// Whether null is a value of a schema.
pub(super) fn is_nullable(cx: &Context<'_>, id: SchemaId) -> bool {
    nullable_within(cx, id, DEPTH)
}

fn nullable_within(cx: &Context<'_>, id: SchemaId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let schema = cx.schema(id);
    let any = |members: &[SchemaId]| members.iter().any(|id| nullable_within(cx, *id, depth));
    let all = |members: &[SchemaId]| {
        !members.is_empty() && members.iter().all(|id| nullable_within(cx, *id, depth))
    };
    schema.nullable
        || is_null_only(cx, id)
        || lists_null(schema)
        || any(&schema.one_of)
        || any(&schema.any_of)
        || all(&schema.all_of)
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
