//! `discriminator`: which of its values stand for which arm of a union.

use indexmap::IndexMap;

use super::claim::{Claim, settle};
use super::constants::Constants;
use super::context::Context;
use super::family::Shared;
use super::targets::Targets;
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
    /// For each arm the mapped values that refer to it and those of the constants of its own member
    /// that tell it from the others, else what it inherits, else the key of its component.
    pub(super) fn new(
        cx: &mut Context<'_>,
        id: SchemaId,
        discriminator: &Discriminator,
        arms: &[SchemaId],
    ) -> Self {
        let property = &discriminator.property;
        let targets = Targets::of(cx, arms);
        let mut constants = Constants::of(property);
        let named = targets.mapped(cx, discriminator);
        let claims = arms.iter().zip(named).map(|(arm, named)| {
            let inherited = cx.families.values(cx.identity(*arm), property);
            let listed = match inherited.filter(|_| named.is_empty()) {
                Some(values) => values,
                None => constants.tags_of(cx, *arm).unwrap_or_default(),
            };
            let key = cx.arm_key(*arm).map(str::to_owned);
            Claim { named, listed, key }
        });
        let values = settle(&claims.collect::<Vec<_>>());
        targets.report_others(cx, id, discriminator);
        report_refused(cx, id, discriminator, arms.iter().copied().zip(&values));
        Self {
            property: property.clone(),
            values,
            absent: None,
            default: targets.default_arm(cx, discriminator),
            is_inherited: false,
        }
    }

    /// That of the parent that all arms inherit from, or are.
    pub(super) fn inherited(cx: &mut Context<'_>, id: SchemaId, arms: &[SchemaId]) -> Option<Self> {
        let identities = arms.iter().map(|arm| cx.identity(*arm));
        let identities: Vec<SchemaId> = identities.collect();
        let Shared {
            parent,
            property,
            is_required,
            is_total,
        } = cx.families.shared(&identities)?;
        let parent = identities.iter().position(|arm| *arm == parent);
        // What has no discriminator may be any of the arms, unless the parent is among them.
        if !is_required && parent.is_none() {
            return None;
        }
        let discriminator = Discriminator {
            property: property.to_owned(),
            mapping: IndexMap::new(),
            default: None,
        };
        Some(Self {
            absent: parent.filter(|_| !is_required),
            default: parent.filter(|_| is_total),
            is_inherited: true,
            ..Self::new(cx, id, &discriminator, arms)
        })
    }
}

/// Tells of values that lead to an arm which refuses them.
pub(super) fn report_refused<'v>(
    cx: &mut Context<'_>,
    id: SchemaId,
    discriminator: &Discriminator,
    led: impl Iterator<Item = (SchemaId, &'v Vec<String>)>,
) {
    let property = &discriminator.property;
    let mut constants = Constants::of(property);
    let place = cx.pointer(id).member("discriminator");
    for (arm, values) in led {
        for value in values {
            if constants.allow(cx, arm, value) {
                continue;
            }
            let place = match discriminator.mapping.contains_key(value) {
                true => place.member("mapping").member(value),
                false => place.clone(),
            };
            let arm = cx.arm_key(arm).unwrap_or("an arm without a name");
            let message = format!(
                "`{value}` stands for `{arm}`, whose own `{property}` refuses it, so that validation refuses all such values"
            );
            let help = format!("list `{value}` there, or map what is listed");
            cx.diagnostics
                .report(Code::Contradiction, &place, message, help);
        }
    }
}
