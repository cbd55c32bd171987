//! What a discriminator has to do with the types of its arms: where it is written for them, what
//! else than their own values they may not have, and what their constructors set it to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::dispatch::{as_struct, struct_id};
use crate::ir::{
    Arm, ArmTag, Choice, EnumBase, OtherTags, Property, Shape, TagForm, TagLimit, Text, Type,
    TypeId, Types, Union, WrittenTag,
};

/// Decides about the discriminators of all arms. The parents of those of `inherited` say themselves
/// what constructors set.
pub(super) fn assign(types: &mut Types, inherited: &BTreeSet<TypeId>) {
    let mut tags = Vec::new();
    let mut presets = BTreeMap::new();
    for (id, definition) in types.iter() {
        let Shape::Union(union) = &definition.shape else {
            continue;
        };
        let Some(tagged) = Tagged::of(types, union) else {
            continue;
        };
        tags.push((id, tagged.arms()));
        if !inherited.contains(&id) {
            tagged.note_presets(&mut presets);
        }
    }
    for (id, tags) in tags {
        types.set_tags(id, tags);
    }
    for (id, preset) in presets {
        if let Some((property, value)) = preset {
            types.set_preset(id, property, value);
        }
    }
}

/// What the constructor of a struct sets which member to, if all unions agree.
type Presets = BTreeMap<TypeId, Option<(usize, Value)>>;

/// A union whose discriminator is text.
struct Tagged<'a> {
    types: &'a Types,
    union: &'a Union,
    property: &'a str,
    /// By arm, the values that lead to it.
    own: Vec<Vec<&'a str>>,
    /// The arm of what has no discriminator.
    absent: Option<usize>,
    /// The arm of what has another discriminator.
    others: Option<usize>,
}

impl<'a> Tagged<'a> {
    fn of(types: &'a Types, union: &'a Union) -> Option<Self> {
        let Choice::Tag {
            property,
            form: TagForm::Text,
            mapping,
            absent,
            others,
        } = &union.dispatch.object
        else {
            return None;
        };
        let mut own = vec![Vec::new(); union.arms.len()];
        for (tag, arm) in mapping {
            own[*arm].push(tag.as_str());
        }
        Some(Self {
            types,
            union,
            property,
            own,
            absent: *absent,
            others: match others {
                // Members with constant values are limited by their own types.
                OtherTags::Refused => return None,
                OtherTags::Kept => None,
                OtherTags::Arm(arm) => Some(*arm),
            },
        })
    }

    fn arms(&self) -> Vec<ArmTag> {
        let arms = self.union.arms.iter().enumerate();
        arms.map(|(index, arm)| self.arm(index, arm)).collect()
    }

    fn arm(&self, index: usize, arm: &Arm) -> ArmTag {
        let Some(structure) = as_struct(self.types, &arm.ty.ty) else {
            return ArmTag::default();
        };
        let mut properties = structure.properties.iter();
        let property = properties.find(|property| property.name == self.property);
        // The arm that has none says nothing by leaving it out.
        let tag = self.own[index]
            .first()
            .filter(|_| self.absent != Some(index));
        let tag = tag.map(|&tag| tag.to_owned());
        let written = match property {
            None => tag.map(WrittenTag::Always),
            Some(property) if !property.required => tag.map(WrittenTag::WhereAbsent),
            Some(_) => None,
        };
        let limit = property.and_then(|property| self.limit(index, property));
        ArmTag { written, limit }
    }

    /// What the type of the member may hold and this arm may not.
    fn limit(&self, index: usize, property: &Property) -> Option<TagLimit> {
        let own = &self.own[index];
        let possible = self.possible(property)?;
        let owned = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect();
        if self.absent == Some(index) || self.others == Some(index) {
            let others = self
                .own
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            let others: Vec<&str> = others.flat_map(|(_, tags)| tags).copied().collect();
            return (!others.is_empty()).then(|| TagLimit::NoneOf(owned(&others)));
        }
        let is_less = possible.is_none_or(|values| {
            let mut values = values.iter().filter_map(Value::as_str);
            values.any(|value| !own.contains(&value))
        });
        (is_less && !own.is_empty()).then(|| TagLimit::OneOf(owned(own)))
    }

    /// The values that a member may have, if they are texts: `Some(None)` are all texts.
    fn possible(&self, property: &Property) -> Option<Option<&'a [Value]>> {
        if property.ty.nullable || property.ty.boxed {
            return None;
        }
        match self.types.resolve(&property.ty.ty) {
            Type::Text(Text::Plain) => Some(None),
            Type::Named(id) => match &self.types[*id].shape {
                Shape::Enumeration(listed) if listed.open => Some(None),
                Shape::Enumeration(listed) if listed.base == EnumBase::Text => {
                    Some(Some(&listed.values))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Notes what the members of arms are that the document leaves open.
    fn note_presets(&self, presets: &mut Presets) {
        for (index, arm) in self.union.arms.iter().enumerate() {
            let Some(id) = struct_id(self.types, &arm.ty.ty) else {
                continue;
            };
            let preset = self.preset(index, id);
            let known = presets.entry(id).or_insert_with(|| preset.clone());
            if *known != preset {
                *known = None;
            }
        }
    }

    fn preset(&self, arm: usize, id: TypeId) -> Option<(usize, Value)> {
        let Shape::Struct(structure) = &self.types[id].shape else {
            return None;
        };
        let [tag] = self.own[arm].as_slice() else {
            return None;
        };
        let mut properties = structure.properties.iter();
        let index = properties.position(|property| property.name == self.property)?;
        let property = &structure.properties[index];
        let tag = Value::from(*tag);
        let fits = self
            .possible(property)?
            .is_none_or(|values| values.contains(&tag));
        (property.required && property.preset.is_none() && fits).then_some((index, tag))
    }
}
