//! `oneOf` and `anyOf`: the arms of a union.

use std::collections::HashSet;

use super::alike::first_alike;
use super::arm_word::VARIANT;
use super::combine::exclude;
use super::context::Context;
use super::listed_arms::as_enumeration;
use super::made;
use super::nullable::is_null_only;
use super::place::Place;
use super::schema::{Arms, Lowered, lower_alone, lower_same, lower_use};
use super::tagging::Tagging;
use super::{all_of, arm_word, assertion, scalar, typeless};
use crate::diagnostic::Code;
use crate::ir::{Arm, ArmTag, Inside};
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// What a schema with `oneOf` or `anyOf` and without `allOf` becomes.
pub(super) fn lower_union(
    cx: &mut Context<'_>,
    id: SchemaId,
    mut schema: Schema,
    place: &Place,
) -> Lowered {
    let exclusive = !schema.one_of.is_empty();
    let repeated = repeated_arms(cx, id, &schema);
    let arms = take_arms(cx, id, &mut schema);
    let arms = arms.into_iter();
    let (nulls, arms): (Vec<_>, Vec<_>) = arms.partition(|arm| is_null_only(cx, *arm));
    if let Some(enumeration) = as_enumeration(cx, &schema, &arms, exclusive) {
        return Lowered::Enumeration(enumeration);
    }
    if !arms.is_empty() && arms.iter().all(|arm| only_asserts(cx.schema(*arm))) {
        let assertion = if exclusive {
            Assertion::OneOf
        } else {
            Assertion::AnyOf
        };
        schema.assertions.push(assertion(arms));
        return lower_alone(cx, id, schema, place);
    }
    typeless::note_objects(cx, id, &schema, &arms);
    let arms = if asserts_beside(cx, &schema, &arms) {
        with_common(cx, id, &mut schema, &arms, place)
    } else {
        arms
    };
    schema.assertions.extend(repeated);
    if exclusive {
        schema.assertions.extend(shared_integers(cx, &arms));
    }
    let lowered = match arms.as_slice() {
        [] => {
            if !nulls.is_empty() {
                take_null_only(&mut schema);
            }
            return lower_alone(cx, id, schema, place);
        }
        [only] => lower_same(cx, id, *only, place),
        _ => {
            let tagging = match &schema.discriminator {
                Some(discriminator) => Some(Tagging::new(cx, id, discriminator, &arms)),
                None => Tagging::inherited(cx, id, &arms),
            };
            // Arms that take more than they say share what their schemas don't.
            let exclusive = exclusive && !arms.iter().any(|arm| scalar::takes_more(cx, *arm));
            Lowered::Union(Arms {
                arms: lower_arms(cx, &arms, place),
                tagging,
                exclusive,
            })
        }
    };
    assertion::attach(cx, id, &schema, lowered)
}

/// Where all arms are null, nothing else is a value.
fn take_null_only(schema: &mut Schema) {
    if schema.ty.is_none() && schema.enumeration.is_none() {
        schema.ty = Some("null".to_owned());
    } else {
        schema.assertions.push(Assertion::Not(SchemaId::ANYTHING));
    }
}

/// A `oneOf` that lists an arm twice, by its name or written out: what fits it fits two arms. The
/// type has no second arm of a name, so that it can't tell.
fn repeated_arms(cx: &mut Context<'_>, id: SchemaId, schema: &Schema) -> Option<Assertion> {
    let arms = schema.one_of.iter();
    let distinct: HashSet<SchemaId> = arms.clone().map(|arm| first_alike(cx, *arm)).collect();
    if distinct.len() == schema.one_of.len() {
        return None;
    }
    let named: HashSet<SchemaId> = arms.map(|arm| cx.arena.follow(*arm)).collect();
    let is_named_twice = named.len() < schema.one_of.len();
    cx.report(
        Code::Contradiction,
        id,
        "this `oneOf` lists an arm twice, so that validation refuses what fits the arm",
        "list it once, or write `anyOf`",
    );
    is_named_twice.then(|| Assertion::OneOf(schema.one_of.clone()))
}

/// Integers of any size are numbers, too: of those that fit no type of integers, the types can't
/// tell.
fn shared_integers(cx: &Context<'_>, arms: &[SchemaId]) -> Vec<Assertion> {
    let are = |name: &'static str| {
        let arms = arms.iter();
        arms.filter(move |arm| {
            let schema = cx.schema(**arm);
            schema.ty.as_deref() == Some(name) && schema.enumeration.is_none()
        })
    };
    let pairs =
        are("integer").flat_map(|integer| are("number").map(move |number| (integer, number)));
    let pairs = pairs.filter(|(integer, _)| cx.schema(**integer).format.is_none());
    pairs
        .map(|(integer, number)| Assertion::NotBoth(*integer, *number))
        .collect()
}

/// The arms, each once; `anyOf` beside `oneOf` is left to the type of the `oneOf` and checked.
fn take_arms(cx: &Context<'_>, id: SchemaId, schema: &mut Schema) -> Vec<SchemaId> {
    let one_of = std::mem::take(&mut schema.one_of);
    let any_of = std::mem::take(&mut schema.any_of);
    let arms = if one_of.is_empty() {
        any_of
    } else {
        if !any_of.is_empty() {
            schema.assertions.push(Assertion::AnyOf(any_of));
        }
        one_of
    };
    let mut seen = HashSet::new();
    let mut arms: Vec<SchemaId> = arms
        .into_iter()
        .filter(|arm| seen.insert(cx.arena.follow(*arm)))
        .collect();
    // A union that is an arm of itself has no value more for it.
    if arms.len() > 1 {
        let own = cx.arena.follow(id);
        arms.retain(|arm| cx.arena.follow(*arm) != own);
    }
    arms
}

/// Whether an arm tells no type, but only which members must be there, or what else must hold.
pub(super) fn only_asserts(schema: &Schema) -> bool {
    let asserts = !schema.required.is_empty() || !schema.assertions.is_empty();
    asserts
        && schema.ty.as_deref().is_none_or(|name| name == "object")
        && schema.format.is_none()
        && schema.enumeration.is_none()
        && schema.properties.is_empty()
        && schema.additional == Additional::Absent
        && schema.items.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.checks.is_empty()
}

/// Whether a schema asserts something beside its arms, which then belongs to every arm. A type that
/// all arms have anyway does not count.
fn asserts_beside(cx: &Context<'_>, schema: &Schema, arms: &[SchemaId]) -> bool {
    let narrows = |ty: &str| {
        let is_another = |arm: &SchemaId| match (ty, cx.schema(*arm).ty.as_deref()) {
            ("object", _) => all_of::holds_others(cx, *arm),
            (_, own) => own != Some(ty),
        };
        arms.iter().any(is_another)
    };
    !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.format.is_some()
        || schema.enumeration.is_some()
        || schema.additional != Additional::Absent
        || schema.items.is_some()
        || !schema.checks.is_empty()
        || schema.ty.as_deref().is_some_and(narrows)
}

/// What stands beside the arms, without what is said of the union as a whole. It is taken from the
/// schema: what every arm asserts need not be asserted twice.
fn beside_arms(schema: &mut Schema) -> Schema {
    Schema {
        docs: crate::ir::Docs::default(),
        discriminator: None,
        envelope: None,
        nullable: false,
        null_of_type: false,
        assertions: std::mem::take(&mut schema.assertions),
        checks: std::mem::take(&mut schema.checks),
        ..schema.clone()
    }
}

/// The arms, each with what stands beside all of them. One that inherits from the union says that
/// itself.
fn with_common(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &mut Schema,
    arms: &[SchemaId],
    place: &Place,
) -> Vec<SchemaId> {
    let common = beside_arms(schema);
    let is_heir = |arm: &SchemaId| cx.descent.is_heir(&cx.arena, *arm, id);
    let heirs: HashSet<SchemaId> = arms.iter().copied().filter(is_heir).collect();
    let arms = match schema.discriminator {
        None => possible_arms(cx, &common, arms, &heirs),
        // Its values name all arms.
        Some(_) => arms.to_vec(),
    };
    let others = arms.iter().copied().filter(|arm| !heirs.contains(arm));
    let others: Vec<SchemaId> = others.collect();
    let mut made = made::with_arms(cx, id, common, &others, place).into_iter();
    let arms = arms.iter();
    arms.filter_map(|arm| match heirs.contains(arm) {
        true => Some(*arm),
        false => made.next(),
    })
    .collect()
}

/// The arms that values may be of beside what they have in common; all, if there is none: there
/// still has to be a type.
fn possible_arms(
    cx: &mut Context<'_>,
    common: &Schema,
    arms: &[SchemaId],
    heirs: &HashSet<SchemaId>,
) -> Vec<SchemaId> {
    let mut possible = Vec::with_capacity(arms.len());
    for arm in arms {
        let schema = all_of::merge(cx, cx.arena.follow(*arm));
        if heirs.contains(arm) || !is_excluded(cx, common, &schema) {
            possible.push(*arm);
        }
    }
    match possible.is_empty() {
        true => arms.to_vec(),
        false => possible,
    }
}

/// Whether an arm, or each of its own arms, is excluded by what stands beside it.
fn is_excluded(cx: &Context<'_>, common: &Schema, arm: &Schema) -> bool {
    let inner = match arm.one_of.is_empty() {
        true => &arm.any_of,
        false => &arm.one_of,
    };
    let is_inner = |arm: &SchemaId| exclude(cx, common, cx.schema(*arm));
    exclude(cx, common, arm) || !inner.is_empty() && inner.iter().all(is_inner)
}

fn lower_arms(cx: &mut Context<'_>, arms: &[SchemaId], place: &Place) -> Vec<Arm> {
    let mut lowered = Vec::with_capacity(arms.len());
    let labels: Vec<Option<String>> = arms.iter().map(|arm| label(cx, *arm)).collect();
    let words = arm_word::words(cx, arms, &labels);
    for ((arm, label), word) in arms.iter().zip(labels).zip(words) {
        let inside = place.inside(Inside::Arm(Some(word).filter(|word| word != VARIANT)));
        let mut ty = lower_use(cx, *arm, &inside);
        // Null is a value of the union as a whole.
        ty.nullable = false;
        ty.refuses_null = false;
        lowered.push(Arm {
            ty,
            label,
            docs: cx.arena[*arm].docs.clone(),
            tag: ArmTag::default(),
        });
    }
    lowered
}

/// What the document calls an arm: the key of its component, or its title.
fn label(cx: &Context<'_>, arm: SchemaId) -> Option<String> {
    match cx.arm_key(arm) {
        Some(key) => Some(key.to_owned()),
        None => cx.schema(arm).docs.title.clone(),
    }
}
