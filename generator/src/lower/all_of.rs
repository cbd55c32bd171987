//! `allOf`: one schema out of several that all hold.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Number, Value};

use super::bounds::{ALL_OF, PRODUCT};
use super::context::Context;
use super::made::both;
use super::scalar::format_rank;
use super::typeless::tells_no_type;
use crate::diagnostic::Code;
use crate::ir::{Bound, Checks};
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// The only member of an `allOf` that says anything, where nothing beside it does either.
pub(super) fn sole_member(cx: &Context<'_>, schema: &Schema) -> Option<SchemaId> {
    let own = Schema {
        all_of: Vec::new(),
        ..schema.clone()
    };
    let mut telling = schema
        .all_of
        .iter()
        .filter(|member| cx.component_key(**member).is_some() || asserts(cx.schema(**member)));
    let member = *telling.next()?;
    let is_sole = telling.next().is_none() && !asserts(&own);
    let has_type = |schema: &Schema| schema.ty.is_some();
    let is_typed = has_type(&own)
        || schema
            .all_of
            .iter()
            .any(|other| has_type(cx.schema(*other)));
    let is_narrowed = is_typed && tells_no_type(cx.schema(member));
    (is_sole && !is_narrowed).then_some(member)
}

/// Whether a schema refuses anything; `type: object` beside an `allOf` of objects does not count.
fn asserts(schema: &Schema) -> bool {
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

/// Merges a schema with all members of its `allOf`, and theirs.
pub(super) fn merge(cx: &mut Context<'_>, id: SchemaId) -> Schema {
    let own = cx.arena[id].clone();
    if own.all_of.is_empty() {
        return own;
    }
    if let Some(merged) = cx.merged.get(&id) {
        return merged.clone();
    }
    if let Some((code, message, help)) = refusal(cx, id) {
        cx.report(code, id, message, help);
        return Schema::default();
    }
    cx.merging.push(id);
    let mut merged = Schema::default();
    for member in &own.all_of {
        let target = cx.arena.follow(*member);
        let member = merge(cx, target);
        merged = combine(cx, target, merged, member);
    }
    cx.merging.pop();
    let rest = Schema {
        all_of: Vec::new(),
        ..own
    };
    let docs = rest.docs.clone();
    let merged = combine(cx, id, merged, rest);
    let merged = Schema { docs, ..merged };
    cx.merged.insert(id, merged.clone());
    merged
}

/// Why a schema can't be merged, if it can't.
fn refusal(cx: &Context<'_>, id: SchemaId) -> Option<(Code, &'static str, &'static str)> {
    let is_far = cx.merging.len() >= ALL_OF;
    if cx.merging.contains(&id) || is_far && leads_back(cx, id) {
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

/// The schema that asserts what both assert.
fn combine(cx: &mut Context<'_>, id: SchemaId, first: Schema, second: Schema) -> Schema {
    let additional = combine_additional(cx, id, &first, &second);
    let mut assertions = combine_assertions(cx, id, &first, &second);
    let ty = combine_type(cx, id, first.ty, second.ty);
    let (format, beside) = combine_format(cx, ty.as_deref(), first.format, second.format);
    assertions.extend(beside.map(Assertion::Format));
    let mut properties = first.properties;
    for (name, property) in second.properties {
        let property = match properties.get(&name) {
            Some(other) => both(cx, *other, property),
            None => property,
        };
        properties.insert(name, property);
    }
    let mut required: IndexSet<String> = first.required.into_iter().collect();
    required.extend(second.required);
    let items = match (first.items, second.items) {
        (Some(first), Some(second)) => Some(both(cx, first, second)),
        (first, second) => first.or(second),
    };
    Schema {
        reference: None,
        docs: first.docs,
        nullable: first.nullable && second.nullable,
        read_only: first.read_only || second.read_only,
        write_only: first.write_only || second.write_only,
        default: second.default.or(first.default),
        discriminator: second.discriminator.or(first.discriminator),
        ty,
        format,
        enumeration: combine_enumeration(first.enumeration, second.enumeration),
        properties,
        required: required.into_iter().collect(),
        additional,
        items,
        one_of: combine_arms(cx, first.one_of, second.one_of),
        any_of: combine_arms(cx, first.any_of, second.any_of),
        all_of: Vec::new(),
        checks: combine_checks(first.checks, second.checks),
        assertions,
        discriminator_value: second.discriminator_value.or(first.discriminator_value),
        envelope: second.envelope.or(first.envelope),
    }
}

fn combine_type(
    cx: &mut Context<'_>,
    id: SchemaId,
    first: Option<String>,
    second: Option<String>,
) -> Option<String> {
    match (first.as_deref(), second.as_deref()) {
        (Some("number"), Some("integer")) | (Some("integer"), Some("number")) => {
            Some("integer".to_owned())
        }
        (Some(one), Some(other)) if one != other => {
            cx.report(
                Code::Contradiction,
                id,
                format!("no value is both {one} and {other}; it is taken as {other}"),
                "give all members of the `allOf` one type",
            );
            second
        }
        _ => second.or(first),
    }
}

/// The format that decides on the type, and the one that is only asserted beside it.
fn combine_format(
    cx: &Context<'_>,
    ty: Option<&str>,
    first: Option<String>,
    second: Option<String>,
) -> (Option<String>, Option<String>) {
    match (first, second) {
        (Some(first), Some(second)) if first != second => {
            let rank = |format| format_rank(cx, ty, format);
            match rank(&first) > rank(&second) {
                true => (Some(first), Some(second)),
                false => (Some(second), Some(first)),
            }
        }
        (first, second) => (second.or(first), None),
    }
}

/// `additionalProperties: false` in one member would forbid the members that another adds, which
/// nobody who writes it means: it holds only where no other member has members of its own, or where
/// all say it of what they have together.
fn combine_additional(
    cx: &mut Context<'_>,
    id: SchemaId,
    first: &Schema,
    second: &Schema,
) -> Additional {
    let closes = |one: &Schema, other: &Schema| {
        one.additional == Additional::Refused
            && other
                .properties
                .keys()
                .all(|name| one.properties.contains_key(name))
    };
    match (first.additional, second.additional) {
        (Additional::Schema(one), Additional::Schema(other)) => {
            Additional::Schema(both(cx, one, other))
        }
        (Additional::Refused, _) | (_, Additional::Refused) => {
            if closes(first, second) || closes(second, first) {
                return Additional::Refused;
            }
            cx.report(
                Code::Widened,
                id,
                "`additionalProperties: false` is not applied to the members that other parts of the `allOf` add",
                "close the outermost schema instead",
            );
            match first.additional == second.additional {
                true => Additional::Refused,
                false => Additional::Absent,
            }
        }
        (Additional::Schema(one), _) | (_, Additional::Schema(one)) => Additional::Schema(one),
        (Additional::Allowed, _) | (_, Additional::Allowed) => Additional::Allowed,
        (Additional::Absent, Additional::Absent) => Additional::Absent,
    }
}

fn combine_enumeration(
    first: Option<Vec<Value>>,
    second: Option<Vec<Value>>,
) -> Option<Vec<Value>> {
    match (first, second) {
        (Some(first), Some(second)) => {
            let known: HashSet<String> = first.iter().map(Value::to_string).collect();
            let common = second
                .into_iter()
                .filter(|value| known.contains(&value.to_string()));
            Some(common.collect())
        }
        (first, second) => second.or(first),
    }
}

fn is_large(first: &[SchemaId], second: &[SchemaId]) -> bool {
    first.len() * second.len() > PRODUCT
}

/// Whether the first of two unions is not told apart, and not the same as the second either.
fn is_left_out(first: &[SchemaId], second: &[SchemaId]) -> bool {
    is_large(first, second) && first != second
}

/// Arms that hold together: each of the one with each of the other.
fn combine_arms(
    cx: &mut Context<'_>,
    first: Vec<SchemaId>,
    second: Vec<SchemaId>,
) -> Vec<SchemaId> {
    if first.is_empty() || second.is_empty() {
        return if first.is_empty() { second } else { first };
    }
    if is_large(&first, &second) {
        return second;
    }
    let mut arms = Vec::with_capacity(first.len() * second.len());
    for one in &first {
        for other in &second {
            arms.push(both(cx, *one, *other));
        }
    }
    arms
}

/// All assertions of both, and what can't be said by one keyword.
fn combine_assertions(
    cx: &mut Context<'_>,
    id: SchemaId,
    first: &Schema,
    second: &Schema,
) -> Vec<Assertion> {
    let mut assertions = first.assertions.clone();
    let count = assertions.len() * second.assertions.len();
    if cx.asserts_too_much(id, count) {
        return assertions;
    }
    let others = second.assertions.iter();
    let others: Vec<_> = others
        .filter(|other| !assertions.contains(other))
        .cloned()
        .collect();
    assertions.extend(others);
    if let (Some(one), Some(other)) = (&first.checks.pattern, &second.checks.pattern)
        && one != other
    {
        assertions.push(Assertion::Pattern(one.clone()));
    }
    if let (Some(one), Some(other)) = (&first.checks.multiple_of, &second.checks.multiple_of)
        && !is_multiple(one, other)
        && !is_multiple(other, one)
    {
        assertions.push(Assertion::MultipleOf(one.clone()));
    }
    if is_left_out(&first.one_of, &second.one_of) {
        assertions.push(Assertion::OneOf(first.one_of.clone()));
    }
    if is_left_out(&first.any_of, &second.any_of) {
        assertions.push(Assertion::AnyOf(first.any_of.clone()));
    }
    assertions
}

fn combine_checks(first: Checks, second: Checks) -> Checks {
    Checks {
        // It follows from the keyword, once all parts are together.
        format: None,
        min_length: first.min_length.max(second.min_length),
        max_length: least(first.max_length, second.max_length),
        pattern: second.pattern.or(first.pattern),
        minimum: tighter(first.minimum, second.minimum, f64::gt),
        maximum: tighter(first.maximum, second.maximum, f64::lt),
        multiple_of: combine_multiple(first.multiple_of, second.multiple_of),
        min_items: first.min_items.max(second.min_items),
        max_items: least(first.max_items, second.max_items),
        unique_items: first.unique_items || second.unique_items,
        min_properties: first.min_properties.max(second.min_properties),
        max_properties: least(first.max_properties, second.max_properties),
    }
}

fn least(first: Option<u64>, second: Option<u64>) -> Option<u64> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

fn tighter(
    first: Option<Bound>,
    second: Option<Bound>,
    beats: fn(&f64, &f64) -> bool,
) -> Option<Bound> {
    let (Some(first), Some(second)) = (&first, &second) else {
        return second.or(first);
    };
    let (one, other) = (first.limit.as_f64()?, second.limit.as_f64()?);
    #[expect(
        clippy::float_cmp,
        reason = "equal limits differ in exclusiveness only"
    )]
    let first_wins = beats(&one, &other) || (one == other && first.exclusive);
    Some(if first_wins { first } else { second }.clone())
}

/// The larger of two divisors where one is a multiple of the other, else the last: the first one
/// is an assertion of its own then.
fn combine_multiple(first: Option<Number>, second: Option<Number>) -> Option<Number> {
    let (Some(one), Some(other)) = (&first, &second) else {
        return second.or(first);
    };
    if is_multiple(one, other) {
        first
    } else {
        second
    }
}

/// Whether one divisor says all that the other one does.
fn is_multiple(one: &Number, other: &Number) -> bool {
    let quotient = one.as_f64().zip(other.as_f64());
    quotient.is_some_and(|(one, other)| one % other == 0.0)
}
