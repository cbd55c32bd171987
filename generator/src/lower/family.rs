//! Inheritance: a parent with a `discriminator` and without arms, and the components that refer to
//! it by `allOf`.
//!
//! Where such a parent is used, any of its descendants may stand: its type is a union of them, of
//! the parent's own members, and of what else the discriminator may say. A descendant holds the
//! members of its parents itself, as with any `allOf`. A descendant that has descendants is such a
//! parent too, with the discriminator that it inherits.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::Value;

use super::all_of::merge;
use super::constants::Constants;
use super::context::Context;
use super::kin::{Kin, Tags};
use super::place::Place;
use super::schema::{Arms, Lowered, lower_schema};
use super::tagging::{Tagging, report_refused};
use super::targets::{Targets, component_name};
use crate::diagnostic::Code;
use crate::ir::{Arm, ArmTag, Docs, Inside, Property, Type, TypeId};
use crate::resolve::{Discriminator, Schema, SchemaId};

/// A parent and its descendants.
#[derive(Clone)]
struct Family {
    /// The descendants, and the parent where a value may be no more than that.
    members: Vec<SchemaId>,
    tagging: Tagging,
    /// The type of the parent's own members, if there are values of it.
    base: Option<TypeId>,
}

/// All families of a document.
#[derive(Default)]
pub(super) struct Families {
    by_parent: HashMap<SchemaId, Family>,
    /// The values of the discriminator that stand for each descendant and each parent.
    tags: HashMap<SchemaId, Tags>,
}

impl Families {
    /// Whether a component inherits from a parent with a discriminator, or is one.
    pub(super) fn include(&self, id: SchemaId) -> bool {
        self.tags.contains_key(&id)
    }

    /// The values of a member that stand for a component and what inherits from it, if it is the
    /// discriminator that the component has.
    pub(super) fn values(&self, id: SchemaId, property: &str) -> Option<Vec<String>> {
        if let Some(family) = self.by_parent.get(&id) {
            let tagging = Some(&family.tagging).filter(|tagging| tagging.property == property)?;
            return Some(tagging.values.iter().flatten().cloned().collect());
        }
        let tags = self
            .tags
            .get(&id)
            .filter(|tags| tags.property == property)?;
        Some(tags.values.clone())
    }

    /// The parent whose discriminator all of these components have.
    pub(super) fn shared(&self, components: &[SchemaId]) -> Option<Shared<'_>> {
        let mut tags = components.iter().map(|id| self.tags.get(id));
        let parent = tags.next()??.ruler;
        if !tags.all(|tags| tags.is_some_and(|tags| tags.ruler == parent)) {
            return None;
        }
        let tagging = &self.by_parent.get(&parent)?.tagging;
        Some(Shared {
            parent,
            property: &tagging.property,
            is_required: tagging.absent.is_none(),
            is_total: tagging.default.is_some(),
        })
    }

    /// The member that names a component, and the only value of it that does.
    fn only_tag(&self, id: SchemaId) -> Option<(&str, &str)> {
        let tags = self.tags.get(&id).filter(|tags| tags.is_certain)?;
        match tags.values.as_slice() {
            [only] => Some((&tags.property, only)),
            _ => None,
        }
    }
}

/// A discriminator that several components inherit.
pub(super) struct Shared<'f> {
    /// The component that brings it in.
    pub(super) parent: SchemaId,
    pub(super) property: &'f str,
    /// Whether its member is.
    pub(super) is_required: bool,
    /// Whether there is a component for values of it that stand for none.
    pub(super) is_total: bool,
}

/// A component that others inherit from.
struct Parent<'k> {
    discriminator: &'k Discriminator,
    merged: Schema,
    /// The type of its own members, if there are values of it.
    base: Option<TypeId>,
}

/// Finds the families among the components, and reserves the types of their parents' own members.
pub(super) fn find_families(cx: &mut Context<'_>, schemas: &IndexMap<String, SchemaId>) {
    let mut kin = Kin::of(cx, schemas);
    if let Some(id) = kin.overburdened() {
        cx.report(
            Code::Bounded,
            id,
            "too many schemas inherit from one another through `allOf`: no parent is one of its children",
            "let fewer of them stand in a row",
        );
        return;
    }
    kin.settle(cx);
    let mut parents = IndexMap::new();
    for (holder, discriminator) in kin.childless() {
        report_strangers(cx, holder, &discriminator);
    }
    for id in kin.related() {
        cx.families.tags.extend(kin.tags(id).map(|tags| (id, tags)));
        parents.extend(parent(cx, &kin, id).map(|parent| (id, parent)));
    }
    for (id, parent) in &parents {
        let has_values = |id: &SchemaId| parents.get(id).is_none_or(|other| other.base.is_some());
        let mut members = kin.descendants(*id);
        members.retain(has_values);
        members.extend(parent.base.map(|_| *id));
        let targets = Targets::of(cx, &members);
        let tagging = Tagging {
            default: targets.default_arm(cx, parent.discriminator),
            ..parent.tagging(&kin, *id, &members)
        };
        if let Some(holder) = kin.holder(*id) {
            targets.report_others(cx, holder, parent.discriminator);
            let led = members.iter().copied().zip(&tagging.values);
            report_refused(cx, holder, parent.discriminator, led);
        }
        let family = Family {
            tagging,
            members,
            base: parent.base,
        };
        cx.families.by_parent.insert(*id, family);
    }
}

/// Tells of what the discriminator of a component leads to, if nothing inherits from the component.
fn report_strangers(cx: &mut Context<'_>, holder: SchemaId, discriminator: &Discriminator) {
    let place = cx.pointer(holder).member("discriminator").member("mapping");
    for (value, target) in &discriminator.mapping {
        let target = component_name(target);
        let found = cx.component_of(target);
        if found.is_some_and(|id| cx.arena.follow(id) == holder) {
            continue;
        }
        cx.diagnostics.report(
            Code::InvalidMapping,
            &place.member(value),
            format!("`{value}` is mapped to `{target}`, which does not inherit from this schema, so that it is not told apart"),
            format!("refer to this schema in the `allOf` of `{target}`, or list the alternatives in a `oneOf`"),
        );
    }
}

fn parent<'k>(cx: &mut Context<'_>, kin: &'k Kin, id: SchemaId) -> Option<Parent<'k>> {
    let discriminator = kin.discriminator(id)?;
    if !kin.is_parent(id) || kin.has_arms(id) {
        return None;
    }
    let merged = merge(cx, id);
    if merged.ty.as_deref().is_some_and(|ty| ty != "object") {
        return None;
    }
    let mut parent = Parent {
        discriminator,
        merged,
        base: None,
    };
    if !parent.is_tag_required() || may_be_tagged(cx, discriminator, id, &kin.tags_within(id, id)) {
        parent.base = Some(cx.definitions.reserve());
    }
    Some(parent)
}

/// Whether the member of a schema that a discriminator names may have one of these values.
fn may_be_tagged(
    cx: &Context<'_>,
    discriminator: &Discriminator,
    id: SchemaId,
    values: &[String],
) -> bool {
    let mut constants = Constants::of(&discriminator.property);
    values.is_empty() && constants.member_of(cx, id).is_none()
        || values.iter().any(|value| constants.allow(cx, id, value))
}

impl Parent<'_> {
    fn tagging(&self, kin: &Kin, id: SchemaId, members: &[SchemaId]) -> Tagging {
        let values = members.iter().map(|member| kin.tags_within(id, *member));
        Tagging {
            property: self.discriminator.property.clone(),
            values: values.collect(),
            // What does not say what it is, is what the parent says, which is the last arm.
            absent: (!self.is_tag_required()).then(|| members.len() - 1),
            default: None,
            is_inherited: true,
        }
    }

    fn is_tag_required(&self) -> bool {
        self.merged.required.contains(&self.discriminator.property)
    }
}

/// What a component becomes: a union, if it is the parent of a family.
pub(super) fn lower_component(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> Lowered {
    let mut lowered = lower_schema(cx, id, place);
    if let Lowered::Struct(structure) = &mut lowered {
        preset(cx, id, &mut structure.properties);
    }
    let Some(family) = cx.families.by_parent.get(&id).cloned() else {
        return lowered;
    };
    if let Some(base) = family.base {
        cx.define_reserved(base, id, &place.inside(Inside::Base), lowered);
    }
    let arms = family.members.iter();
    let arms = arms.filter_map(|member| lower_member(cx, *member));
    Lowered::Union(Arms {
        arms: arms.collect(),
        tagging: Some(family.tagging),
        exclusive: false,
    })
}

/// A constructor need not be told what the type says.
fn preset(cx: &Context<'_>, id: SchemaId, properties: &mut [Property]) {
    let Some((name, tag)) = cx.families.only_tag(id) else {
        return;
    };
    let property = properties
        .iter_mut()
        .find(|property| property.name == name && property.required && !property.ty.nullable);
    if let Some(property) = property {
        let constant = Constants::of(name).tagged(cx, id, tag);
        let is_text = matches!(property.ty.ty, Type::Text(_) | Type::Named(_));
        property.preset = constant.or_else(|| is_text.then(|| Value::from(tag)));
    }
}

/// A member of a family, without what inherits from it in turn: that is another member.
fn lower_member(cx: &Context<'_>, id: SchemaId) -> Option<Arm> {
    let family = cx.families.by_parent.get(&id);
    let base = family.and_then(|family| family.base);
    let (component, _) = cx.component(id)?;
    Some(Arm {
        ty: Context::named(base.unwrap_or(component), false),
        label: cx.component_key(id).map(str::to_owned),
        docs: Docs::default(),
        tag: ArmTag::default(),
    })
}
