//! Strings, numbers and booleans: formats and ranges.

use serde_json::Number;

use super::context::Context;
use crate::diagnostic::Code;
use crate::ir::{Bound, Checks, Integer, Text, Type, TypeUse};
use crate::resolve::{Schema, SchemaId};

/// The type of a schema with a scalar `type`.
pub(super) fn lower_scalar(
    cx: &mut Context<'_>,
    id: SchemaId,
    name: &str,
    schema: &Schema,
) -> TypeUse {
    let ty = match name {
        "string" => Type::Text(text(schema.format.as_deref())),
        "integer" => Type::Integer(integer(schema)),
        "number" if is_integer_format(schema.format.as_deref()) => Type::Integer(integer(schema)),
        "number" => Type::Number,
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
        checks,
        ..TypeUse::plain(ty)
    }
}

fn text(format: Option<&str>) -> Text {
    match format {
        Some("date-time") => Text::DateTime,
        Some("date") => Text::Date,
        Some("byte") => Text::Base64,
        Some("password") => Text::Secret,
        _ => Text::Plain,
    }
}

fn is_integer_format(format: Option<&str>) -> bool {
    matches!(format, Some("int32" | "int64" | "uint32" | "uint64"))
}

/// The narrowest type that holds all that the schema allows; 64 bits where it does not say.
fn integer(schema: &Schema) -> Integer {
    let at_least_zero = schema
        .checks
        .minimum
        .as_ref()
        .and_then(|bound| bound.limit.as_f64())
        .is_some_and(|limit| limit >= 0.0);
    let beyond_i64 = schema
        .checks
        .maximum
        .as_ref()
        .and_then(|bound| bound.limit.as_f64())
        .is_some_and(|limit| limit > i64::MAX as f64);
    match schema.format.as_deref() {
        Some("int32") => Integer::I32,
        Some("uint64") => Integer::U64,
        _ if at_least_zero && beyond_i64 => Integer::U64,
        _ => Integer::I64,
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
        Type::Integer(_) | Type::Number => Checks {
            minimum: bound_of(ty, checks.minimum.as_ref(), f64::ceil),
            maximum: bound_of(ty, checks.maximum.as_ref(), f64::floor),
            multiple_of: multiple_of(ty, checks.multiple_of.as_ref()),
            ..Checks::default()
        },
        _ => Checks::default(),
    }
}

/// Whether a pattern is a regular expression; one that is not is reported and asserts nothing.
pub(super) fn is_pattern(cx: &mut Context<'_>, id: SchemaId, pattern: &str) -> bool {
    match super::fits::compile(pattern) {
        Ok(_) => true,
        Err(error) => {
            cx.report(
                Code::Widened,
                id,
                format!("the pattern is not checked, since it is no regular expression: {error}"),
                "write it in the dialect of ECMA-262",
            );
            false
        }
    }
}

/// A bound as it concerns the type: among integers, one with a fraction moves inward.
fn bound_of(ty: &Type, bound: Option<&Bound>, inward: fn(f64) -> f64) -> Option<Bound> {
    let mut bound = bound.cloned()?;
    let limit = bound.limit.as_f64();
    if let (Type::Integer(_), Some(limit)) = (ty, limit.filter(|limit| limit.fract() != 0.0)) {
        // A float with a fraction is far inside of the range of 64 bits.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is a small whole number"
        )]
        let whole = inward(limit) as i64;
        bound = Bound {
            limit: Number::from(whole),
            exclusive: false,
        };
    }
    asserts(ty, &bound).then_some(bound)
}

/// Whether a bound says more than the range of the Rust type does.
fn asserts(ty: &Type, bound: &Bound) -> bool {
    match ty {
        Type::Integer(Integer::I64) => bound.limit.is_i64(),
        Type::Integer(Integer::U64) => bound.limit.is_u64() && bound.limit.as_u64() != Some(0),
        _ => true,
    }
}

/// A divisor as it concerns the type: of integers, those that are multiples of 3/2 are multiples
/// of 3.
fn multiple_of(ty: &Type, factor: Option<&Number>) -> Option<Number> {
    let factor = factor?;
    let value = factor.as_f64().filter(|value| *value > 0.0)?;
    match ty {
        Type::Integer(_) if value.fract() != 0.0 => numerator(value).map(Number::from),
        _ => Some(factor.clone()),
    }
}

/// The numerator of a decimal as a fraction in lowest terms; `None` for 1, which asserts nothing.
fn numerator(decimal: f64) -> Option<u64> {
    let text = decimal.to_string();
    let (whole, fraction) = text.split_once('.')?;
    let numerator: u64 = format!("{whole}{fraction}").parse().ok()?;
    let denominator = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let (mut one, mut other) = (numerator, denominator);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    Some(numerator / one).filter(|numerator| *numerator != 1)
}
