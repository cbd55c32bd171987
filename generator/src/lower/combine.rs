//! Two schemas that both hold, as one schema: keyword by keyword.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::Value;
use specsmith_support::validate::canonical;

use super::all_of::asserts;
use super::bounds::PRODUCT;
use super::context::Context;
use super::limits::{combine_checks, is_multiple};
use super::made::both;
use super::nullable::{Word, word};
use super::scalar::{format_implies, format_rank};
use crate::diagnostic::Code;
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// The schema that asserts what both assert.
pub(super) fn combine(cx: &mut Context<'_>, id: SchemaId, first: Schema, second: Schema) -> Schema {
    let nullable = combine_nullable(&first, &second);
    let additional = combine_additional(cx, id, &first, &second);
    let mut assertions = combine_assertions(cx, id, &first, &second);
    let ty = combine_type(cx, id, first.ty, second.ty);
    let enumeration = combine_enumeration(cx, id, first.enumeration, second.enumeration);
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
                format!("no value is both {one} and {other}, so that validation refuses all"),
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

fn combine_enumeration(
    cx: &mut Context<'_>,
    id: SchemaId,
    first: Option<Vec<Value>>,
    second: Option<Vec<Value>>,
) -> Option<Vec<Value>> {
    match (first, second) {
        (Some(first), Some(second)) => {
            let common = listed_by_both(&first, &second);
            if common.is_empty() && !first.is_empty() && !second.is_empty() {
                cx.report(
                    Code::Contradiction,
                    id,
                    "no value is on all lists (`enum`, `const`) that have to hold here, so that validation refuses all",
                    "let the lists have a value in common",
                );
            }
            Some(common)
        }
        (first, second) => second.or(first),
    }
}

/// What both list: `1` and `1.0` are one value.
fn listed_by_both(first: &[Value], second: &[Value]) -> Vec<Value> {
    let known: HashSet<String> = first.iter().map(canonical).collect();
    let second = second.iter();
    let common = second.filter(|value| known.contains(&canonical(value)));
    common.cloned().collect()
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
    let is_possible = |(one, other): &(SchemaId, SchemaId)| {
        let (one, other) = (cx.schema(*one), cx.schema(*other));
        !contradict(one, other) && !list_others(one, other) && !have_other_constants(cx, one, other)
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

/// Whether no value but null has the types of both.
fn contradict(first: &Schema, second: &Schema) -> bool {
    let types = first.ty.as_deref().zip(second.ty.as_deref());
    types.is_some_and(|(first, second)| {
        let is_number = |name| matches!(name, "integer" | "number");
        first != second && !(is_number(first) && is_number(second))
    })
}

/// Whether both list values, and none is on both lists.
fn list_others(first: &Schema, second: &Schema) -> bool {
    let lists = first.enumeration.as_ref().zip(second.enumeration.as_ref());
    lists.is_some_and(|(first, second)| listed_by_both(first, second).is_empty())
}

/// Whether a member that one of them requires has other values in the other.
fn have_other_constants(cx: &Context<'_>, first: &Schema, second: &Schema) -> bool {
    let mut required = first.required.iter().chain(&second.required);
    required.any(|name| {
        let properties = first.properties.get(name).zip(second.properties.get(name));
        properties.is_some_and(|(one, other)| {
            let (one, other) = (cx.schema(*one), cx.schema(*other));
            list_others(one, other) && !(one.nullable && other.nullable)
        })
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
    if contradict(first, second) {
        assertions.push(Assertion::Not(SchemaId::ANYTHING));
    }
    if is_left_out(&first.one_of, &second.one_of) {
        assertions.push(Assertion::OneOf(first.one_of.clone()));
    }
    if is_left_out(&first.any_of, &second.any_of) {
        assertions.push(Assertion::AnyOf(first.any_of.clone()));
    }
    assertions
}
