//! How a value finds its arm in a union, decided once all arms have a shape.
//!
//! In this order: the kind of JSON value; then, among objects, the member that the discriminator
//! names, a member whose constant values differ, the members that are there; then trial, of what
//! holds less before what holds more.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::kinds::Kinds;
use super::narrowness::Narrowness;
use super::tagging::Tagging;
use super::{overlap, signature, tagged};
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{
    Choice, Definition, Dispatch, KeySignature, OtherTags, Shape, Struct, TagForm, Type, TypeId,
    Types, Union, integer_of,
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
    let inherited = taggings.iter().filter(|(_, tagging)| tagging.is_inherited);
    let inherited = inherited.map(|(id, _)| *id).collect();
    for id in unions {
        let tagging = taggings.remove(&id);
        let dispatch = decide(types, &kinds, id, tagging, diagnostics);
        let overlap = overlap::overlap(types, &kinds, id, &dispatch);
        types.set_dispatch(id, dispatch, overlap);
    }
    tagged::assign(types, &inherited);
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
    let narrowness = |arm: &usize| Narrowness::of(types, &union.arms[*arm].ty);
    let choose = |mut arms: Vec<usize>| {
        if arms.len() > 1 {
            arms.sort_by_cached_key(narrowness);
        }
        choose(arms)
    };
    let objects = arms_of(Kinds::OBJECT);
    let object = match tagging {
        Some(tagging) => {
            let form = tag_form((types, kinds), &tagging.property, union, &objects);
            by_tag(tagging, form, &objects)
        }
        None => {
            let arms = objects.iter().map(|arm| (*arm, &union.arms[*arm].ty.ty));
            let arms: Vec<_> = arms.collect();
            let told = choose_object((types, kinds), id, &arms, diagnostics);
            told.unwrap_or_else(|| choose(objects))
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

/// A discriminator is text, unless the arms say that it is something else.
fn tag_form(
    (types, kinds): (&Types, &[Kinds]),
    name: &str,
    union: &Union,
    objects: &[usize],
) -> TagForm {
    let mut arms = objects.iter().map(|arm| &union.arms[*arm].ty.ty);
    let is_no_text = |ty: &Type| {
        let mut properties = as_struct(types, ty)?.properties.iter();
        let property = properties.find(|property| property.name == name)?;
        let held = Kinds::of(&property.ty.ty, kinds);
        Some(held != Kinds::NONE && !held.intersects(Kinds::TEXT))
    };
    if !objects.is_empty() && arms.all(|ty| is_no_text(ty) == Some(true)) {
        TagForm::Json
    } else {
        TagForm::Text
    }
}

fn by_tag(tagging: Tagging, form: TagForm, objects: &[usize]) -> Choice {
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
    let default = tagging.default;
    Choice::Tag {
        property: tagging.property,
        form,
        mapping,
        absent: tagging.absent.or(default),
        others: default.map_or(OtherTags::Kept, OtherTags::Arm),
    }
}

/// Among arms that hold objects, if something tells them apart.
fn choose_object(
    (types, kinds): (&Types, &[Kinds]),
    id: TypeId,
    arms: &[(usize, &Type)],
    diagnostics: &mut Diagnostics,
) -> Option<Choice> {
    if arms.len() < 2 {
        return None;
    }
    let structs = arms
        .iter()
        .map(|(arm, ty)| Some((*arm, as_struct(types, ty)?)));
    let structs: Option<Vec<(usize, &Struct)>> = structs.collect();
    let by_constant = structs.and_then(|structs| by_constant(types, &structs));
    let signature = |(arm, ty): &(usize, &Type)| signature::of_arm((types, kinds), *arm, ty);
    by_constant.or_else(|| {
        let signatures: Option<Vec<KeySignature>> = arms.iter().map(signature).collect();
        Some(by_keys(&types[id], signatures?, diagnostics))
    })
}

/// A member that every arm requires and whose listed values differ from arm to arm.
fn by_constant(types: &Types, structs: &[(usize, &Struct)]) -> Option<Choice> {
    let (_, first) = structs.first()?;
    first.properties.iter().find_map(|property| {
        let mut seen = HashSet::new();
        let mut values = Vec::new();
        for (arm, structure) in structs {
            for value in constants(types, structure, &property.name)? {
                if !seen.insert(value.to_string()) {
                    return None;
                }
                values.push((value, *arm));
            }
        }
        let (form, mapping) = written(&values);
        Some(Choice::Tag {
            property: property.name.clone(),
            form,
            mapping,
            absent: None,
            others: OtherTags::Refused,
        })
    })
}

/// Values that stand for arms, as they are if all are strings, else as in JSON.
fn written(values: &[(Value, usize)]) -> (TagForm, Vec<(String, usize)>) {
    let texts = values
        .iter()
        .map(|(value, arm)| Some((value.as_str()?.to_owned(), *arm)));
    match texts.collect() {
        Some(texts) => (TagForm::Text, texts),
        None => {
            let values = values.iter();
            let values = values.map(|(value, arm)| (value.to_string(), *arm));
            (TagForm::Json, values.collect())
        }
    }
}

/// The strings, integers and booleans that a required member may be.
pub(super) fn constants(types: &Types, structure: &Struct, name: &str) -> Option<Vec<Value>> {
    let property = structure
        .properties
        .iter()
        .find(|property| property.name == name && property.required && !property.ty.nullable)?;
    let Type::Named(id) = types.resolve(&property.ty.ty) else {
        return None;
    };
    match &types[*id].shape {
        Shape::Enumeration(enumeration) if !enumeration.open => {
            enumeration.values.iter().map(constant).collect()
        }
        _ => None,
    }
}

/// A value that can be looked up: `1.0` is `1`.
pub(super) fn constant(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) | Value::Bool(_) => Some(value.clone()),
        Value::Number(number) => {
            let integer = i64::try_from(integer_of(number)?).ok()?;
            Some(integer.into())
        }
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Tells arms apart by the members that are there.
fn by_keys(
    union: &Definition,
    signatures: Vec<KeySignature>,
    diagnostics: &mut Diagnostics,
) -> Choice {
    let mut seen = HashSet::new();
    let known = signatures.iter().map(|signature| &signature.known);
    // Arms that know no members by name are no less apart than the values of others.
    let known = known.filter(|known| !known.is_empty());
    let mut known = known.map(|known| known.iter().collect::<BTreeSet<_>>());
    if known.any(|known| !seen.insert(known)) {
        let is_exclusive = matches!(&union.shape, Shape::Union(union) if union.exclusive);
        let message = match is_exclusive {
            true => {
                "two arms of this `oneOf` have the same members: the first whose values fit is taken, and validation refuses what fits both"
            }
            false => {
                "two arms of this `anyOf` have the same members: the first whose values fit is taken"
            }
        };
        diagnostics.report_once(
            Code::AmbiguousUnion,
            &union.pointer,
            message,
            "add a discriminator, or a member with one constant value to each arm",
        );
    }
    Choice::Keys(signatures)
}

pub(super) fn as_struct<'a>(types: &'a Types, ty: &'a Type) -> Option<&'a Struct> {
    match &types[struct_id(types, ty)?].shape {
        Shape::Struct(structure) => Some(structure),
        _ => None,
    }
}

/// The struct that a type is.
pub(super) fn struct_id(types: &Types, ty: &Type) -> Option<TypeId> {
    match types.resolve(ty) {
        Type::Named(id) => matches!(types[*id].shape, Shape::Struct(_)).then_some(*id),
        _ => None,
    }
}
