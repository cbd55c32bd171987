//! How a value finds its arm in a union, decided once all arms have a shape.
//!
//! In this order: the kind of JSON value; then, among objects, the member that the discriminator
//! names, a member whose constant values differ, the members that are there; then trial.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::kinds::Kinds;
use super::tagging::Tagging;
use super::{overlap, signature};
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Choice, Dispatch, EnumBase, KeySignature, Shape, Struct, Type, TypeId, Types};
use crate::pointer::Pointer;

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
        let overlap = overlap::overlap(types, &kinds, id, &dispatch);
        types.set_dispatch(id, dispatch, overlap);
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
    let of_arms: Vec<Kinds> = union
        .arms
        .iter()
        .map(|arm| Kinds::of(&arm.ty.ty, kinds))
        .collect();
    let arms_of = |kind: Kinds| -> Vec<usize> {
        let holds = |index: &usize| of_arms[*index].intersects(kind);
        (0..of_arms.len()).filter(holds).collect()
    };
    let objects = arms_of(Kinds::OBJECT);
    let object = match tagging {
        Some(tagging) => by_tag(tagging, &objects),
        None => {
            let arms = objects.iter().map(|arm| (*arm, &union.arms[*arm].ty.ty));
            choose_object((types, kinds), id, &arms.collect::<Vec<_>>(), diagnostics)
        }
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

/// Among arms that hold objects.
fn choose_object(
    (types, kinds): (&Types, &[Kinds]),
    id: TypeId,
    arms: &[(usize, &Type)],
    diagnostics: &mut Diagnostics,
) -> Choice {
    let in_order = || choose(arms.iter().map(|(arm, _)| *arm).collect());
    if arms.len() < 2 {
        return in_order();
    }
    let structs = arms
        .iter()
        .map(|(arm, ty)| Some((*arm, as_struct(types, ty)?)));
    let structs: Option<Vec<(usize, &Struct)>> = structs.collect();
    let by_constant = structs.and_then(|structs| by_constant(types, &structs));
    let signature = |(arm, ty): &(usize, &Type)| signature::of_arm((types, kinds), *arm, ty);
    by_constant
        .or_else(|| {
            let signatures: Option<Vec<KeySignature>> = arms.iter().map(signature).collect();
            Some(by_keys(&types[id].pointer, signatures?, diagnostics))
        })
        .unwrap_or_else(in_order)
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
    pointer: &Pointer,
    signatures: Vec<KeySignature>,
    diagnostics: &mut Diagnostics,
) -> Choice {
    let mut seen = HashSet::new();
    let known = signatures.iter().map(|signature| &signature.known);
    // Arms that know no members by name are no less apart than the values of others.
    let known = known.filter(|known| !known.is_empty());
    let mut known = known.map(|known| known.iter().collect::<BTreeSet<_>>());
    if known.any(|known| !seen.insert(known)) {
        diagnostics.report_once(
            Code::AmbiguousUnion,
            pointer,
            "two arms of this union have the same members: the first whose values fit is taken",
            "add a discriminator, or a member with one constant value to each arm",
        );
    }
    Choice::Keys(signatures)
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
