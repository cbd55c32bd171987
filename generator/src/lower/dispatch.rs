//! How a value finds its arm in a union, decided once all arms have a shape.
//!
//! In this order: the kind of JSON value; then, among objects, the member that the discriminator
//! names, a member whose constant values differ, the members that are there; then trial.

use std::collections::{HashMap, HashSet};

use super::kinds::Kinds;
use super::overlap;
use super::tagging::Tagging;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    Choice, Dispatch, EnumBase, KeySignature, Shape, Struct, Type, TypeId, Types, Union,
};

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
        let overlapping = overlap::overlapping(types, &kinds, id, &dispatch);
        types.set_dispatch(id, dispatch, overlapping);
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
pub(super) fn constants(types: &Types, structure: &Struct, name: &str) -> Option<Vec<String>> {
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

pub(super) fn as_struct<'a>(types: &'a Types, ty: &'a Type) -> Option<&'a Struct> {
    match types.resolve(ty) {
        Type::Named(id) => match &types[*id].shape {
            Shape::Struct(structure) => Some(structure),
            _ => None,
        },
        _ => None,
    }
}
