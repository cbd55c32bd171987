//! Two schemas that both hold, as one schema: keyword by keyword.

use std::collections::HashMap;

use indexmap::IndexSet;
use serde_json::Value;

use super::all_of::asserts;
use super::bounds::PRODUCT;
use super::constants::{Constants, listed_by_both};
use super::context::Context;
use super::contradiction::{contradiction, may_be};
use super::limits::{combine_checks, is_multiple};
use super::made::both;
use super::nullable::{Word, word};
use super::scalar::{format_implies, format_rank};
use crate::diagnostic::Code;
use crate::resolve::{Additional, Assertion, Contradiction, Schema, SchemaId};

/// The schema that asserts what both assert.
pub(super) fn combine(cx: &mut Context<'_>, id: SchemaId, first: Schema, second: Schema) -> Schema {
    let nullable = combine_nullable(&first, &second);
    let additional = combine_additional(cx, id, &first, &second);
    let mut assertions = combine_assertions(cx, id, &first, &second);
    let enumeration = combine_enumeration(&first, &second);
    let contradiction = contradiction(&first, &second);
    let ty = match &contradiction {
        // The list is taken at its word: it says more than the type does.
        Some(Contradiction::Listed(_)) => None,
        _ => combine_type(&first, &second),
    };
    assertions.extend(contradiction.map(|why| Assertion::Contradiction(id, why)));
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
        nullable,
        null_of_type: false,
        read_only: first.read_only || second.read_only,
        write_only: first.write_only || second.write_only,
        default: second.default.or(first.default),
        discriminator: second.discriminator.or(first.discriminator),
        ty,
        format,
        enumeration,
        value_notes: [first.value_notes, second.value_notes].concat(),
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

/// Whether null is a value of one, and the other does not refuse it.
fn combine_nullable(first: &Schema, second: &Schema) -> bool {
    let words = [word(first), word(second)];
    words.contains(&Word::Granted) && !words.contains(&Word::Refused)
}

/// Of two that contradict each other, the last one.
fn combine_type(first: &Schema, second: &Schema) -> Option<String> {
    match (first.ty.as_deref(), second.ty.as_deref()) {
        (Some("number"), Some("integer")) => second.ty.clone(),
        (Some("integer"), Some("number")) => first.ty.clone(),
        (Some("null"), Some(_)) if second.nullable => first.ty.clone(),
        _ => second.ty.clone().or_else(|| first.ty.clone()),
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
        // Null has none.
        _ if ty == Some("null") => (None, None),
        (Some(first), Some(second)) if first != second => {
            let rank = |format| format_rank(cx, ty, format);
            let (decides, beside) = match rank(&first) > rank(&second) {
                true => (first, second),
                false => (second, first),
            };
            let is_implied = format_implies(cx, &decides, &beside);
            (Some(decides), (!is_implied).then_some(beside))
        }
        (first, second) => (second.or(first), None),
    }
}

/// `additionalProperties: false` in one member would forbid the members that another adds, which
/// nobody who writes it means: it holds for the members that none of them declares.
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
            Additional::Refused
        }
        (Additional::Schema(one), _) | (_, Additional::Schema(one)) => Additional::Schema(one),
        (Additional::Allowed, _) | (_, Additional::Allowed) => Additional::Allowed,
        (Additional::Absent, Additional::Absent) => Additional::Absent,
    }
}

/// The values on both lists, or those of one list that have the type of the other schema.
fn combine_enumeration(first: &Schema, second: &Schema) -> Option<Vec<Value>> {
    match (&first.enumeration, &second.enumeration) {
        (Some(first), Some(second)) => Some(listed_by_both(first, second)),
        (Some(listed), None) => Some(listed_of_type(listed, second)),
        (None, Some(listed)) => Some(listed_of_type(listed, first)),
        (None, None) => None,
    }
}

/// The values that have the type of a schema; all, where none has it: there still has to be a type.
fn listed_of_type(listed: &[Value], schema: &Schema) -> Vec<Value> {
    let fits = |value: &&Value| value.is_null() || may_be(value, schema);
    let fitting: Vec<Value> = listed.iter().filter(fits).cloned().collect();
    match fitting.is_empty() {
        true => listed.to_vec(),
        false => fitting,
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
    let pairs = first.iter().flat_map(|one| {
        let second = second.iter();
        second.map(|other| (*one, *other))
    });
    let pairs: Vec<(SchemaId, SchemaId)> = pairs.collect();
    let mut members = HashMap::new();
    let mut is_possible = |(one, other): &(SchemaId, SchemaId)| {
        !exclude(cx, cx.schema(*one), cx.schema(*other))
            && !have_other_constants(cx, &mut members, *one, *other)
    };
    let possible: Vec<_> = pairs.iter().filter(|pair| is_possible(pair)).collect();
    // Where nothing is possible, there still has to be a type.
    let pairs: Vec<_> = match possible.is_empty() {
        true => pairs,
        false => possible.into_iter().copied().collect(),
    };
    let pairs = pairs.into_iter();
    pairs.map(|(one, other)| both(cx, one, other)).collect()
}

/// What `additionalProperties` of one schema says of the members that only the other one declares,
/// as far as their own schemas don't say it.
fn undeclared_members(cx: &Context<'_>, one: &Schema, other: &Schema) -> Option<Assertion> {
    let Additional::Schema(form) = one.additional else {
        return None;
    };
    let others = other.properties.iter().filter(|(name, property)| {
        !one.properties.contains_key(*name) && !implies(cx, **property, form)
    });
    let names: Vec<String> = others.map(|(name, _)| name.clone()).collect();
    (!names.is_empty()).then_some(Assertion::Members { names, form })
}

/// Whether all that a schema asserts is that another one has a type, or it is the same.
fn implies(cx: &Context<'_>, one: SchemaId, other: SchemaId) -> bool {
    if cx.arena.follow(one) == cx.arena.follow(other) {
        return true;
    }
    let (one, other) = (cx.schema(one), cx.schema(other));
    let rest = Schema {
        ty: None,
        ..other.clone()
    };
    let has_type = match (one.ty.as_deref(), other.ty.as_deref()) {
        (_, None) | (Some("integer"), Some("number")) => true,
        (own, wanted) => own == wanted,
    };
    has_type && !asserts(&rest) && (!one.nullable || other.nullable)
}

/// Whether nothing but null can be a value of both, by what they say themselves.
pub(super) fn exclude(cx: &Context<'_>, first: &Schema, second: &Schema) -> bool {
    contradiction(first, second).is_some() || have_other_members(cx, first, second)
}

/// Whether a member that one of them requires has other values in the other.
fn have_other_members(cx: &Context<'_>, first: &Schema, second: &Schema) -> bool {
    let mut required = first.required.iter().chain(&second.required);
    required.any(|name| {
        let properties = first.properties.get(name).zip(second.properties.get(name));
        properties.is_some_and(|(one, other)| {
            let (one, other) = (cx.schema(*one), cx.schema(*other));
            contradiction(one, other) == Some(Contradiction::Lists)
                && !(one.nullable && other.nullable)
        })
    })
}

/// The same of constants, wherever the schemas say which a member may be.
fn have_other_constants(
    cx: &Context<'_>,
    members: &mut HashMap<String, Constants>,
    one: SchemaId,
    other: SchemaId,
) -> bool {
    let required = cx.schema(one).required.iter();
    let mut required = required.chain(&cx.schema(other).required);
    required.any(|name| {
        let known = members.entry(name.clone());
        let constants = known.or_insert_with(|| Constants::of(name));
        let listed = constants.member_of(cx, one);
        let listed = listed.zip(constants.member_of(cx, other));
        listed.is_some_and(|(first, second)| listed_by_both(&first, &second).is_empty())
    })
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
    assertions.extend(undeclared_members(cx, first, second));
    assertions.extend(undeclared_members(cx, second, first));
    if is_left_out(&first.one_of, &second.one_of) {
        assertions.push(Assertion::OneOf(first.one_of.clone()));
    }
    if is_left_out(&first.any_of, &second.any_of) {
        assertions.push(Assertion::AnyOf(first.any_of.clone()));
    }
    assertions
}
