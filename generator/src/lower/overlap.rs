//! Which arms of a union may hold the same value: whether one does is asked of the value.

use std::collections::HashSet;

use specsmith_support::validate::canonical;

use super::bounds::COMPARED;
use super::dispatch::{as_struct, constants};
use super::kinds::Kinds;
use crate::ir::{
    Additional, Choice, Dispatch, Enumeration, KeySignature, Others, Overlap, Shape, Struct, Type,
    TypeId, Types, Union,
};

/// What becomes of values that several arms of a union may hold.
pub(super) fn overlap(types: &Types, kinds: &[Kinds], id: TypeId, dispatch: &Dispatch) -> Overlap {
    let Shape::Union(union) = &types[id].shape else {
        return Overlap::None;
    };
    let comparison = Comparison {
        types,
        kinds,
        union,
        is_tagged: matches!(dispatch.object, Choice::Tag { .. }),
    };
    if union.exclusive {
        return comparison.refused();
    }
    if let Some(arms) = kept_by_responses(types, id) {
        return Overlap::Kept(arms);
    }
    match &dispatch.object {
        Choice::Keys(signatures) => comparison.kept(signatures),
        _ => Overlap::None,
    }
}

/// The arms whose values are kept together in the form of responses: a request is made of it.
fn kept_by_responses(types: &Types, id: TypeId) -> Option<Vec<usize>> {
    let form = types[id].write_form?;
    match &types[form.of].shape {
        Shape::Union(union) => match &union.overlap {
            Overlap::Kept(arms) => Some(arms.clone()),
            Overlap::None | Overlap::Refused { .. } => None,
        },
        _ => None,
    }
}

struct Comparison<'a> {
    types: &'a Types,
    kinds: &'a [Kinds],
    union: &'a Union,
    is_tagged: bool,
}

impl Comparison<'_> {
    /// The arms that are not known to differ from all others.
    fn refused(&self) -> Overlap {
        let count = self.union.arms.len();
        let overlaps = |arm: &usize| {
            let mut others = (0..count).filter(|other| other != arm);
            others.any(|other| self.may_share(*arm, other))
        };
        let arms: Vec<usize> = (0..count).filter(overlaps).collect();
        if arms.is_empty() {
            Overlap::None
        } else {
            let is_lossy = arms.iter().any(|arm| self.loses_members(*arm));
            Overlap::Refused { arms, is_lossy }
        }
    }

    /// Whether values of an arm come without members that its type does not know.
    fn loses_members(&self, arm: usize) -> bool {
        let structure = as_struct(self.types, &self.union.arms[arm].ty.ty);
        structure.is_some_and(|structure| structure.additional == Additional::Ignored)
    }

    /// All arms of objects, if two of them may hold an object of which each lacks members.
    fn kept(&self, signatures: &[KeySignature]) -> Overlap {
        let arms: Vec<Members<'_>> = signatures.iter().map(Members::of).collect();
        let mut pairs = arms.iter().enumerate().flat_map(|(index, one)| {
            let others = &arms[index + 1..];
            others.iter().map(move |other| (one, other))
        });
        let is_kept = if arms.len() > COMPARED {
            arms.iter().any(|members| members.others == Others::Lost)
        } else {
            pairs.any(|(one, other)| {
                one.lacks(other) && other.lacks(one) && self.may_share(one.arm, other.arm)
            })
        };
        if is_kept {
            Overlap::Kept(arms.iter().map(|members| members.arm).collect())
        } else {
            Overlap::None
        }
    }

    /// Whether two arms may hold the same value.
    fn may_share(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.union.arms[one].ty.ty, &self.union.arms[other].ty.ty);
        let both = |kind: Kinds| {
            Kinds::of(one, self.kinds).intersects(kind)
                && Kinds::of(other, self.kinds).intersects(kind)
        };
        if self.union.arms.len() > COMPARED {
            return !self.is_tagged;
        }
        both(Kinds::BOOLEAN)
            || both(Kinds::ARRAY)
            || (both(Kinds::NUMBER) || both(Kinds::TEXT)) && !self.differ_in_values(one, other)
            || both(Kinds::OBJECT) && !self.is_tagged && !self.differ_in_members(one, other)
    }

    /// Whether both are lists of values, and none is on both.
    fn differ_in_values(&self, one: &Type, other: &Type) -> bool {
        let listed = |ty| match self.types.resolve(ty) {
            Type::Named(id) => match &self.types[*id].shape {
                Shape::Enumeration(Enumeration {
                    values,
                    open: false,
                    ..
                }) => Some(values.iter().map(canonical)),
                _ => None,
            },
            _ => None,
        };
        let (Some(one), Some(mut other)) = (listed(one), listed(other)) else {
            return false;
        };
        let one: HashSet<String> = one.collect();
        other.all(|value| !one.contains(&value))
    }

    fn differ_in_members(&self, one: &Type, other: &Type) -> bool {
        let structs = as_struct(self.types, one).zip(as_struct(self.types, other));
        structs.is_some_and(|(one, other)| {
            self.excludes(one, other) || self.excludes(other, one) || self.contradict(one, other)
        })
    }

    /// Whether the one refuses a member that the other requires.
    fn excludes(&self, one: &Struct, other: &Struct) -> bool {
        let knows = |name: &str| one.properties.iter().any(|property| property.name == name);
        let mut required = other.properties.iter().filter(|property| property.required);
        one.additional == Additional::Refused && required.any(|property| !knows(&property.name))
    }

    /// Whether a member that one of them requires can't be what both want.
    fn contradict(&self, one: &Struct, other: &Struct) -> bool {
        one.properties.iter().any(|property| {
            let mut others = other.properties.iter();
            let same = others.find(|other| other.name == property.name);
            same.is_some_and(|same| {
                let (ty, other_ty) = (&property.ty, &same.ty);
                let nulls = ty.nullable && other_ty.nullable;
                let apart = self.are_apart(&ty.ty, &other_ty.ty)
                    || self.have_other_constants(one, other, &property.name);
                (property.required || same.required) && !nulls && apart
            })
        })
    }

    /// Whether two types hold values of different kinds, or list different ones.
    fn are_apart(&self, one: &Type, other: &Type) -> bool {
        let (kinds, others) = (Kinds::of(one, self.kinds), Kinds::of(other, self.kinds));
        let is_any = kinds == Kinds::NONE || others == Kinds::NONE;
        !is_any && !kinds.intersects(others) || self.differ_in_values(one, other)
    }

    fn have_other_constants(&self, one: &Struct, other: &Struct, name: &str) -> bool {
        let constants = |structure| constants(self.types, structure, name);
        let both = constants(one).zip(constants(other));
        both.is_some_and(|(one, other)| one.iter().all(|value| !other.contains(value)))
    }
}

/// The members that the objects of an arm have.
struct Members<'a> {
    arm: usize,
    known: HashSet<&'a str>,
    others: Others,
}

impl<'a> Members<'a> {
    fn of(signature: &'a KeySignature) -> Self {
        Self {
            arm: signature.arm,
            known: signature.known.iter().map(String::as_str).collect(),
            others: signature.others,
        }
    }

    /// Whether there is no place for members that another arm declares.
    fn lacks(&self, other: &Self) -> bool {
        let is_less = other.others == Others::Declared || !other.known.is_subset(&self.known);
        self.others == Others::Lost && is_less
    }
}
