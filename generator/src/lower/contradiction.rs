//! Schemas that hold together though no value fits both.
//!
//! It is told where nothing else is left, not of one of several alternatives, and not where null is.

use serde_json::Value;

use super::constants::listed_by_both;
use super::context::Context;
use super::enumeration::has_type;
use super::nullable::{is_nullable, refuses_null};
use crate::diagnostic::Code;
use crate::resolve::{Assertion, Contradiction, Schema, SchemaId};

/// Why nothing but null is a value of both, if nothing is.
pub(super) fn contradiction(first: &Schema, second: &Schema) -> Option<Contradiction> {
    if let Some(types) = other_types(first, second) {
        return Some(types);
    }
    match (&first.enumeration, &second.enumeration) {
        (Some(one), Some(other)) => {
            let is_none = listed_by_both(one, other).is_empty();
            let are_listed = !one.is_empty() && !other.is_empty();
            (is_none && are_listed).then_some(Contradiction::Lists)
        }
        (Some(listed), None) => listed_of_others(listed, second),
        (None, Some(listed)) => listed_of_others(listed, first),
        (None, None) => None,
    }
}

fn other_types(first: &Schema, second: &Schema) -> Option<Contradiction> {
    let (one, other) = (first.ty.as_deref()?, second.ty.as_deref()?);
    let is_number = |name| matches!(name, "integer" | "number");
    let is_null = one == "null" && second.nullable || other == "null" && first.nullable;
    let fit = one == other || is_number(one) && is_number(other) || is_null;
    (!fit).then(|| Contradiction::Types(one.to_owned(), other.to_owned()))
}

fn listed_of_others(listed: &[Value], schema: &Schema) -> Option<Contradiction> {
    let ty = schema.ty.as_ref()?;
    let mut values = listed.iter().filter(|value| !value.is_null()).peekable();
    let is_none = values.peek().is_some() && !values.any(|value| may_be(value, schema));
    // Of a list, null may be left.
    let is_null = ty == "null" && listed.iter().any(Value::is_null);
    (is_none && !is_null).then(|| Contradiction::Listed(ty.clone()))
}

/// Whether a value has the type of a schema.
pub(super) fn may_be(value: &Value, schema: &Schema) -> bool {
    schema.ty.as_deref().is_none_or(|ty| has_type(value, ty))
}

/// Tells of a merged schema that no value fits.
pub(super) fn report(cx: &mut Context<'_>, id: SchemaId, merged: &Schema) {
    if is_nullable(cx, id) && !refuses_null(cx, id) {
        return;
    }
    for assertion in &merged.assertions {
        if let Assertion::Contradiction(at, why) = assertion {
            let (message, help) = words(why);
            let pointer = cx.pointer(*at);
            cx.diagnostics
                .report_once(Code::Contradiction, &pointer, message, help);
        }
    }
}

fn words(why: &Contradiction) -> (String, &'static str) {
    match why {
        Contradiction::Types(one, other) => (
            format!("no value is both {one} and {other}, so that validation refuses all"),
            "give all members of the `allOf` one type",
        ),
        Contradiction::Lists => (
            "no value is on all lists (`enum`, `const`) that have to hold here, so that validation \
             refuses all"
                .to_owned(),
            "let the lists have a value in common",
        ),
        Contradiction::Listed(ty) => (
            format!("no listed value is of the type {ty}, so that validation refuses all"),
            "list values of that type, or quote them",
        ),
    }
}
