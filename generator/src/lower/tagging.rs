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
        let named = targets.default_arm(cx, discriminator);
        Self {
            property: property.clone(),
            default: named.or_else(|| only_unnamed(cx, discriminator, arms, &values)),
            values,
            absent: None,
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

/// The one arm of objects that no value stands for, if it is written out: it is all that an object with
/// another value can be. Where there are several, none can be told from the others.
fn only_unnamed(
    cx: &mut Context<'_>,
    discriminator: &Discriminator,
    arms: &[SchemaId],
    values: &[Vec<String>],
) -> Option<usize> {
    let property = &discriminator.property;
    let is_unnamed = |index: &usize| {
        let schema = cx.schema(arms[*index]);
        let may_be_object = schema.ty.as_deref().is_none_or(|ty| ty == "object");
        values[*index].is_empty() && cx.arm_key(arms[*index]).is_none() && may_be_object
    };
    let unnamed: Vec<usize> = (0..arms.len()).filter(is_unnamed).collect();
    let help = format!("list its values in the `enum` of its `{property}`, or make it a component");
    if let [only] = unnamed.as_slice() {
        let message = format!(
            "no `{property}` stands for this alternative: objects with one that stands for none are taken for it"
        );
        cx.report(Code::Widened, arms[*only], message, help);
        return Some(*only);
    }
    for index in unnamed {
        let message =
            format!("no `{property}` stands for this alternative, so that nothing is taken for it");
        cx.report(Code::InvalidMapping, arms[index], message, help.clone());
    }
    None
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
