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
use super::context::Context;
use super::kin::{Kin, Tags};
use super::place::Place;
use super::schema::{Arms, Lowered, lower_schema};
use super::tagging::{Tagging, default_arm, report_targets};
use crate::diagnostic::Code;
use crate::ir::{Arm, ArmTag, Docs, Property, TypeId};
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

    /// The member that names a component, and the only value of it that does.
    fn preset(&self, id: SchemaId) -> Option<(&str, &str)> {
        let tags = self.tags.get(&id).filter(|tags| tags.is_certain)?;
        match tags.values.as_slice() {
            [only] => Some((&tags.property, only)),
            _ => None,
        }
    }
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
    let kin = Kin::of(cx, schemas);
    if let Some(id) = kin.overburdened() {
        cx.report(
            Code::Bounded,
            id,
            "too many schemas inherit from one another through `allOf`: no parent is one of its children",
            "let fewer of them stand in a row",
        );
        return;
    }
    let mut parents = IndexMap::new();
    for id in kin.related() {
        cx.families.tags.extend(kin.tags(id).map(|tags| (id, tags)));
        parents.extend(parent(cx, &kin, id).map(|parent| (id, parent)));
    }
    for (id, parent) in &parents {
        let has_values = |id: &SchemaId| parents.get(id).is_none_or(|other| other.base.is_some());
        let mut members = kin.descendants(*id);
        members.retain(has_values);
        members.extend(parent.base.map(|_| *id));
        if let Some(holder) = kin.holder(*id) {
            report_targets(cx, holder, parent.discriminator, &members);
        }
        let tagging = Tagging {
            default: default_arm(cx, parent.discriminator, &members),
            ..parent.tagging(&kin, *id, &members)
        };
        let family = Family {
            tagging,
            members,
            base: parent.base,
        };
        cx.families.by_parent.insert(*id, family);
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
    let tags = kin.tags_within(id, id);
    if !parent.is_tag_required() || parent.may_be_tagged(cx, &tags) {
        parent.base = Some(cx.definitions.reserve());
    }
    Some(parent)
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

    /// Whether the discriminator may have one of these values.
    fn may_be_tagged(&self, cx: &Context<'_>, values: &[String]) -> bool {
        let property = self.merged.properties.get(&self.discriminator.property);
        let listed = property.and_then(|id| cx.schema(*id).enumeration.as_ref());
        listed.is_none_or(|listed| {
            let mut listed = listed.iter().filter_map(Value::as_str);
            listed.any(|listed| values.iter().any(|value| value == listed))
        })
    }
}

/// What a component becomes: a union, if it is the parent of a family.
pub(super) fn lower_component(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> Lowered {
    let mut lowered = lower_schema(cx, id, place);
    if let (Lowered::Struct(structure), Some((property, tag))) =
        (&mut lowered, cx.families.preset(id))
    {
        preset(&mut structure.properties, property, tag);
    }
    let Some(family) = cx.families.by_parent.get(&id).cloned() else {
        return lowered;
    };
    if let Some(base) = family.base {
        cx.define_reserved(base, id, &place.inside("base"), lowered);
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
fn preset(properties: &mut [Property], name: &str, tag: &str) {
    let property = properties
        .iter_mut()
        .find(|property| property.name == name && property.required && !property.ty.nullable);
    if let Some(property) = property {
        property.preset = Some(Value::String(tag.to_owned()));
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
