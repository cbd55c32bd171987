//! `discriminator`: which of its values stand for which arm of a union.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::all_of;
use super::context::Context;
use super::dispatch::constant;
use crate::diagnostic::Code;
use crate::resolve::{Discriminator, SchemaId};

/// A discriminator, its references resolved.
#[derive(Clone, PartialEq)]
pub(super) struct Tagging {
    pub(super) property: String,
    /// For each arm of the union, the values that stand for it.
    pub(super) values: Vec<Vec<String>>,
    /// The arm of an object that has no such member.
    pub(super) absent: Option<usize>,
    /// The arm of an object that has no such member or one that stands for no arm.
    pub(super) default: Option<usize>,
    /// Whether the arms are a parent and what inherits from it.
    pub(super) is_inherited: bool,
}

impl Tagging {
    /// For each arm the mapped values that refer to it, else the constants that its own member has,
    /// else the key of its component.
    pub(super) fn new(
        cx: &mut Context<'_>,
        id: SchemaId,
        discriminator: &Discriminator,
        arms: &[SchemaId],
    ) -> Self {
        let mut mapped = HashMap::<&str, Vec<&str>>::new();
        for (value, target) in &discriminator.mapping {
            mapped
                .entry(component_name(target))
                .or_default()
                .push(value);
        }
        // What is mapped explicitly does not stand for a component of that name any more.
        let is_taken = |value: &String| discriminator.mapping.contains_key(value);
        let constants = constants_of_arms(cx, &discriminator.property, arms);
        let values = arms.iter().zip(constants).map(|(arm, constants)| {
            let key = cx.arm_key(*arm);
            if let Some(mapped) = key.and_then(|key| mapped.get(key)) {
                return mapped.iter().map(|&value| value.to_owned()).collect();
            }
            let own = constants.or_else(|| Some(vec![key?.to_owned()]));
            let mut own = own.unwrap_or_default();
            own.retain(|value| !is_taken(value));
            own
        });
        let values = values.collect();
        report_targets(cx, id, discriminator, arms);
        Self {
            property: discriminator.property.clone(),
            values,
            absent: None,
            default: default_arm(cx, discriminator, arms),
            is_inherited: false,
        }
    }
}

/// The arm that `defaultMapping` names.
pub(super) fn default_arm(
    cx: &Context<'_>,
    discriminator: &Discriminator,
    arms: &[SchemaId],
) -> Option<usize> {
    let target = component_name(discriminator.default.as_deref()?);
    let mut keys = arms.iter().map(|arm| cx.arm_key(*arm));
    keys.position(|key| key == Some(target))
}

/// For each arm the values that it lists for a member, as a mapping would name them, if all arms do
/// and no two list the same.
fn constants_of_arms(
    cx: &mut Context<'_>,
    name: &str,
    arms: &[SchemaId],
) -> Vec<Option<Vec<String>>> {
    let listed = arms.iter().map(|arm| {
        let merged = all_of::merge(cx, cx.arena.follow(*arm));
        let member = cx.schema(*merged.properties.get(name)?);
        let values = member.enumeration.as_ref()?.iter();
        values
            .map(|value| match constant(value)? {
                Value::String(text) => Some(text),
                other => Some(other.to_string()),
            })
            .collect()
    });
    let listed: Vec<Option<Vec<String>>> = listed.collect();
    let mut seen = HashSet::new();
    let mut all = listed.iter().flatten().flatten();
    let differ = listed.iter().all(Option::is_some) && all.all(|value| seen.insert(value));
    if differ {
        listed
    } else {
        vec![None; arms.len()]
    }
}

/// The key that a mapping names, by itself or in a reference.
pub(super) fn component_name(target: &str) -> &str {
    target
        .strip_prefix("#/components/schemas/")
        .unwrap_or(target)
}

/// Tells of what a discriminator names and is no arm.
pub(super) fn report_targets(
    cx: &mut Context<'_>,
    id: SchemaId,
    discriminator: &Discriminator,
    arms: &[SchemaId],
) {
    let place = cx.pointer(id).member("discriminator");
    if let Some(target) = &discriminator.default
        && default_arm(cx, discriminator, arms).is_none()
    {
        cx.diagnostics.report(
            Code::InvalidMapping,
            &place.member("defaultMapping"),
            format!("`{}` is no arm of this union", component_name(target)),
            "name one of the arms, or add the arm",
        );
    }
    let keys = arms.iter().filter_map(|arm| cx.arm_key(*arm));
    let known: HashSet<String> = keys.map(str::to_owned).collect();
    for (value, target) in &discriminator.mapping {
        let target = component_name(target);
        if known.contains(target) {
            continue;
        }
        cx.diagnostics.report(
            Code::InvalidMapping,
            &place.member("mapping").member(value),
            format!("`{value}` is mapped to `{target}`, which is no arm of this union"),
            "map it to one of the arms, or add the arm",
        );
    }
}
