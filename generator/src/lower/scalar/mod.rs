//! Strings, numbers and booleans: formats and ranges.

mod format;
mod pattern;
mod range;

pub(super) use format::{
    asserted as asserted_format, beside as checks_of_format, implies as format_implies,
    rank as format_rank,
};
pub(super) use pattern::{fault_of as fault_of_pattern, is_pattern, takes_more};

use super::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Checks, Type, TypeUse};
use crate::resolve::{Schema, SchemaId};

use range::{End, bound_of, multiple_of};
pub(super) use range::{fraction_of, takes_none};

/// The type of a schema with a scalar `type`.
pub(super) fn lower_scalar(
    cx: &mut Context<'_>,
    id: SchemaId,
    name: &str,
    schema: &Schema,
) -> TypeUse {
    let mut asserted = None;
    let ty = match name {
        "string" => {
            let (text, checked) = format::text(cx, id, schema);
            asserted = checked;
            Type::Text(text)
        }
        "integer" => Type::Integer(format::integer(cx, id, schema)),
        "number" => format::number(cx, id, schema),
        "boolean" => Type::Boolean,
        "null" => Type::Null,
        other => {
            cx.report(
                Code::Widened,
                id,
                format!("`{other}` is no type of JSON Schema, so that any value is accepted"),
                "use string, number, integer, boolean, array or object",
            );
            Type::Any
        }
    };
    let checks = checks_of(cx, id, &ty, &schema.checks);
    TypeUse {
        checks: Checks {
            format: asserted,
            ..checks
        },
        ..TypeUse::plain(ty)
    }
}

/// The assertions that concern the type; others assert nothing about its values.
fn checks_of(cx: &mut Context<'_>, id: SchemaId, ty: &Type, checks: &Checks) -> Checks {
    match ty {
        Type::Text(_) => Checks {
            min_length: checks.min_length.filter(|limit| *limit > 0),
            max_length: checks.max_length,
            pattern: checks
                .pattern
                .clone()
                .filter(|text| is_pattern(cx, id, text)),
            ..Checks::default()
        },
        Type::Integer(_) | Type::Number(_) => Checks {
            minimum: bound_of(ty, checks.minimum.as_ref(), End::Least),
            maximum: bound_of(ty, checks.maximum.as_ref(), End::Greatest),
            multiple_of: multiple_of(ty, checks.multiple_of.as_ref()),
            ..Checks::default()
        },
        _ => Checks::default(),
    }
}
