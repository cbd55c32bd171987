//! What an object must look like to belong to an arm of a union.

use indexmap::IndexSet;

use super::bounds::SIGNATURE;
use super::kinds::Kinds;
use crate::ir::{Additional, KeySignature, Others, Shape, Struct, Type, TypeUse, Types, Union};

/// What an arm that holds objects says of their members; None if that is not known.
pub(super) fn of_arm(
    (types, kinds): (&Types, &[Kinds]),
    arm: usize,
    ty: &Type,
) -> Option<KeySignature> {
    let Members {
        required,
        known,
        others,
    } = Members::of(types, kinds, ty, SIGNATURE)?;
    let owned = |names: IndexSet<&str>| names.into_iter().map(str::to_owned).collect();
    Some(KeySignature {
        arm,
        required: owned(required),
        known: owned(known),
        others,
    })
}

/// The members of the objects of a type.
struct Members<'a> {
    required: IndexSet<&'a str>,
    known: IndexSet<&'a str>,
    others: Others,
}

impl<'a> Members<'a> {
    fn of(types: &'a Types, kinds: &[Kinds], ty: &'a Type, depth: usize) -> Option<Self> {
        let id = match types.resolve(ty) {
            Type::Any => return Some(Self::unnamed(Others::Kept)),
            Type::Map(value) => return Some(Self::unnamed(kept(value))),
            Type::Named(id) => *id,
            _ => return None,
        };
        match &types[id].shape {
            Shape::Struct(structure) => Some(Self::of_struct(structure)),
            Shape::Enumeration(_) => Some(Self::unnamed(Others::Kept)),
            Shape::Union(union) => Self::of_union(types, kinds, union, depth.checked_sub(1)?),
            Shape::Alias(target) | Shape::Newtype(target) => {
                Self::of(types, kinds, &target.ty, depth.checked_sub(1)?)
            }
        }
    }

    fn unnamed(others: Others) -> Self {
        Self {
            required: IndexSet::new(),
            known: IndexSet::new(),
            others,
        }
    }

    fn of_struct(structure: &'a Struct) -> Self {
        let all = structure.properties.iter();
        let required = all.clone().filter(|property| property.required);
        Self {
            required: required.map(|property| property.name.as_str()).collect(),
            known: all.map(|property| property.name.as_str()).collect(),
            others: match &structure.additional {
                Additional::Ignored | Additional::Refused => Others::Lost,
                Additional::Kept(value) => kept(value),
            },
        }
    }

    /// What all arms require, and what any of them knows.
    fn of_union(types: &'a Types, kinds: &[Kinds], union: &'a Union, depth: usize) -> Option<Self> {
        let arms = union.arms.iter().map(|arm| &arm.ty.ty);
        let mut arms = arms
            .filter(|ty| Kinds::of(ty, kinds).intersects(Kinds::OBJECT))
            .map(|ty| Self::of(types, kinds, ty, depth));
        let first = arms.next()??;
        arms.try_fold(first, |all, arm| Some(all.or(arm?)))
    }

    /// The members of what is one or the other.
    fn or(mut self, other: Self) -> Self {
        self.required.retain(|name| other.required.contains(name));
        self.known.extend(other.known);
        self.others = self.others.min(other.others);
        self
    }
}

/// What becomes of members that all have one type. What may be anything is not declared.
fn kept(value: &TypeUse) -> Others {
    if *value == TypeUse::plain(Type::Any) {
        Others::Kept
    } else {
        Others::Declared
    }
}
