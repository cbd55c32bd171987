//! How a value finds its arm in a union, decided once all arms have a shape.
//!
//! In this order: the kind of JSON value; then, among objects, the member that the discriminator
//! names, a member whose constant values differ, the members that are there; then trial.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::context::Context;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    Choice, Dispatch, EnumBase, KeySignature, Shape, Struct, Type, TypeId, Types, Union,
};
use crate::resolve::{Discriminator, SchemaId};

/// A discriminator, its references resolved.
#[derive(Clone, PartialEq)]
pub(super) struct Tagging {
    pub(super) property: String,
    /// For each arm of the union, the values that stand for it.
    pub(super) values: Vec<Vec<String>>,
    /// The arm of an object that has no such member.
    pub(super) absent: Option<usize>,
}

impl Tagging {
    /// For each arm the mapped values that refer to it, else the key of
    /// its component.
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
        let is_taken = |key: &str| discriminator.mapping.contains_key(key);
        let values = arms.iter().map(|arm| {
            let key = cx.arm_key(*arm);
            let of_arm = key.and_then(|key| mapped.get(key));
            match of_arm {
                Some(mapped) => mapped.iter().map(|&value| value.to_owned()).collect(),
                None => key
                    .iter()
                    .filter(|key| !is_taken(key))
                    .map(|&key| key.to_owned())
                    .collect(),
            }
        });
        let values = values.collect();
        report_unmapped(cx, id, discriminator, arms);
        Self {
            property: discriminator.property.clone(),
            values,
            absent: None,
        }
    }
}

/// The key that a mapping names, by itself or in a reference.
pub(super) fn component_name(target: &str) -> &str {
    target
        .strip_prefix("#/components/schemas/")
        .unwrap_or(target)
}

/// Tells of values that a discriminator maps to what is no arm.
pub(super) fn report_unmapped(
    cx: &mut Context<'_>,
    id: SchemaId,
    discriminator: &Discriminator,
    arms: &[SchemaId],
) {
    let keys = arms.iter().filter_map(|arm| cx.arm_key(*arm));
    let known: HashSet<String> = keys.map(str::to_owned).collect();
    for (value, target) in &discriminator.mapping {
        let target = component_name(target);
        if known.contains(target) {
            continue;
        }
        let place = cx.pointer(id).member("discriminator").member("mapping");
        cx.diagnostics.report(
            Code::InvalidMapping,
            &place.member(value),
            format!("`{value}` is mapped to `{target}`, which is no arm of this union"),
            "map it to one of the arms, or add the arm",
        );
    }
}

/// Decides the dispatch of every union.
pub(super) fn assign(
    types: &mut Types,
    mut taggings: HashMap<TypeId, Tagging>,
    diagnostics: &mut Diagnostics,
) {
    let unions: Vec<TypeId> = types
        .iter()
        .filter(|(_, definition)| matches!(definition.shape, Shape::Union(_)))
        .map(|(id, _)| id)
        .collect();
    let kinds = Kinds::of_types(types);
    for id in unions {
        let tagging = taggings.remove(&id);
        let dispatch = decide(types, &kinds, id, tagging, diagnostics);
        types.set_dispatch(id, dispatch);
    }
}

fn decide(
    types: &Types,
    kinds: &[Kinds],
    id: TypeId,
    tagging: Option<Tagging>,
    diagnostics: &mut Diagnostics,
) -> Dispatch {
    let Shape::Union(union) = &types[id].shape else {
        return Dispatch::default();
    };
    let kinds: Vec<Kinds> = union
        .arms
        .iter()
        .map(|arm| Kinds::of(&arm.ty.ty, kinds))
        .collect();
    let arms_of = |kind: Kinds| -> Vec<usize> {
        let holds = |index: &usize| kinds[*index].intersects(kind);
        (0..kinds.len()).filter(holds).collect()
    };
    let objects = arms_of(Kinds::OBJECT);
    let object = match tagging {
        Some(tagging) => by_tag(tagging, &objects),
        None => choose_object(types, id, union, &objects, diagnostics),
    };
    Dispatch {
        boolean: choose(arms_of(Kinds::BOOLEAN)),
        number: choose(arms_of(Kinds::NUMBER)),
        text: choose(arms_of(Kinds::TEXT)),
        array: choose(arms_of(Kinds::ARRAY)),
        object,
    }
}

fn choose(arms: Vec<usize>) -> Choice {
    match arms.as_slice() {
        [] => Choice::None,
        [only] => Choice::One(*only),
        _ => Choice::Trial(arms),
    }
}

fn by_tag(tagging: Tagging, objects: &[usize]) -> Choice {
    let mut mapping = Vec::new();
    let mut seen = HashSet::new();
    for (arm, values) in tagging.values.into_iter().enumerate() {
        // Arms are in ascending order.
        if objects.binary_search(&arm).is_ok() {
            let values = values.into_iter();
            let values = values.filter(|value| seen.insert(value.clone()));
            mapping.extend(values.map(|value| (value, arm)));
        }
    }
    Choice::Tag {
        property: tagging.property,
        mapping,
        absent: tagging.absent,
        closed: false,
    }
}

fn choose_object(
    types: &Types,
    id: TypeId,
    union: &Union,
    objects: &[usize],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let structs: Option<Vec<(usize, &Struct)>> = objects
        .iter()
        .map(|arm| Some((*arm, as_struct(types, &union.arms[*arm].ty.ty)?)))
        .collect();
    match (objects, structs) {
        ([] | [_], _) | (_, None) => choose(objects.to_vec()),
        (_, Some(structs)) => by_constant(types, &structs)
            .unwrap_or_else(|| by_keys(types, id, &structs, diagnostics)),
    }
}

/// A member that every arm requires and whose listed values differ from arm to arm.
fn by_constant(types: &Types, structs: &[(usize, &Struct)]) -> Option<Choice> {
    let (_, first) = structs.first()?;
    first.properties.iter().find_map(|property| {
        let mut seen = HashSet::new();
        let mut mapping = Vec::new();
        for (arm, structure) in structs {
            for value in constants(types, structure, &property.name)? {
                if !seen.insert(value.clone()) {
                    return None;
                }
                mapping.push((value, *arm));
            }
        }
        Some(Choice::Tag {
            property: property.name.clone(),
            mapping,
            absent: None,
            closed: true,
        })
    })
}

/// The texts that a required member may be.
fn constants(types: &Types, structure: &Struct, name: &str) -> Option<Vec<String>> {
    let property = structure
        .properties
        .iter()
        .find(|property| property.name == name && property.required && !property.ty.nullable)?;
    let Type::Named(id) = types.resolve(&property.ty.ty) else {
        return None;
    };
    match &types[*id].shape {
        Shape::Enumeration(enumeration) if enumeration.base == EnumBase::Text => enumeration
            .values
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    }
}

/// Tells arms apart by the members that are there.
fn by_keys(
    types: &Types,
    id: TypeId,
    structs: &[(usize, &Struct)],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let signatures: Vec<KeySignature> = structs
        .iter()
        .map(|(arm, structure)| signature(*arm, structure))
        .collect();
    let mut seen = HashSet::new();
    for signature in &signatures {
        let known: std::collections::BTreeSet<_> = signature.known.iter().collect();
        if !seen.insert(known) {
            diagnostics.report_once(
                Code::AmbiguousUnion,
                &types[id].pointer,
                "two arms of this union have the same members: the first whose values fit is taken",
                "add a discriminator, or a member with one constant value to each arm",
            );
            break;
        }
    }
    Choice::Keys(signatures)
}

fn signature(arm: usize, structure: &Struct) -> KeySignature {
    let names = |required_only: bool| {
        structure
            .properties
            .iter()
            .filter(|property| property.required || !required_only)
            .map(|property| property.name.clone())
            .collect()
    };
    KeySignature {
        arm,
        required: names(true),
        known: names(false),
    }
}

fn as_struct<'a>(types: &'a Types, ty: &'a Type) -> Option<&'a Struct> {
    match types.resolve(ty) {
        Type::Named(id) => match &types[*id].shape {
            Shape::Struct(structure) => Some(structure),
            _ => None,
        },
        _ => None,
    }
}

/// The types whose values are values of a shape.
fn held(shape: &Shape) -> impl Iterator<Item = &Type> {
    let (one, arms) = match shape {
        Shape::Alias(target) | Shape::Newtype(target) => (Some(&target.ty), [].as_slice()),
        Shape::Union(union) => (None, union.arms.as_slice()),
        Shape::Struct(_) | Shape::Enumeration(_) => (None, [].as_slice()),
    };
    one.into_iter().chain(arms.iter().map(|arm| &arm.ty.ty))
}

/// A set of kinds of JSON values.
#[derive(Clone, Copy, PartialEq)]
struct Kinds(u8);

impl Kinds {
    const NONE: Self = Self(0);
    const BOOLEAN: Self = Self(1);
    const NUMBER: Self = Self(2);
    const TEXT: Self = Self(4);
    const ARRAY: Self = Self(8);
    const OBJECT: Self = Self(16);
    const ALL: Self = Self(31);

    fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds of values that each type holds. Where types lead to one another, what is found for
    /// one is handed on to those that hold it until nothing changes.
    fn of_types(types: &Types) -> Vec<Self> {
        let mut holders = vec![Vec::new(); types.len()];
        for (id, definition) in types.iter() {
            for held in held(&definition.shape) {
                if let Type::Named(held) = held {
                    holders[held.0].push(id);
                }
            }
        }
        let mut kinds = vec![Self::NONE; types.len()];
        let mut open: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
        while let Some(id) = open.pop() {
            let found = Self::of_shape(&types[id].shape, &kinds);
            if found != kinds[id.0] {
                kinds[id.0] = found;
                open.extend(&holders[id.0]);
            }
        }
        kinds
    }

    fn of(ty: &Type, known: &[Self]) -> Self {
        match ty {
            Type::Any => Self::ALL,
            Type::Null => Self::NONE,
            Type::Boolean => Self::BOOLEAN,
            Type::Integer(_) | Type::Number => Self::NUMBER,
            Type::Text(_) => Self::TEXT,
            Type::Array(_) => Self::ARRAY,
            Type::Map(_) => Self::OBJECT,
            Type::Named(id) => known[id.0],
        }
    }

    fn of_shape(shape: &Shape, known: &[Self]) -> Self {
        match shape {
            Shape::Struct(_) => Self::OBJECT,
            Shape::Enumeration(enumeration) => {
                let values = enumeration.values.iter().map(Self::of_value);
                values.fold(Self::NONE, Self::with)
            }
            Shape::Alias(_) | Shape::Newtype(_) | Shape::Union(_) => held(shape)
                .map(|ty| Self::of(ty, known))
                .fold(Self::NONE, Self::with),
        }
    }

    fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::NONE,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(_) => Self::NUMBER,
            Value::String(_) => Self::TEXT,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }
}
