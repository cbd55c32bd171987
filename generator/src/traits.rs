//! What all values of a type can do, which decides its derives and which checks are worth calling.

use std::collections::VecDeque;

use crate::ir::{
    Additional, Checks, Definition, EnumBase, Enumeration, Fraction, Integer, Overlap, Property,
    Shape, Struct, Type, TypeId, TypeUse, Types, Union,
};

/// What all values of a type can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits {
    /// Equality is total.
    pub(crate) eq: bool,
    /// Values can be hashed.
    pub(crate) hash: bool,
    /// There is one value that is the obvious start: everything absent.
    pub(crate) default: bool,
    /// Something may be refused beyond the type.
    pub(crate) checked: bool,
    /// Some member has a default.
    pub(crate) defaulted: bool,
    /// A value may be a number that is read as it is written.
    pub(crate) literal: bool,
}

impl Traits {
    const SCALAR: Self = Self {
        eq: true,
        hash: true,
        default: false,
        checked: false,
        defaulted: false,
        literal: false,
    };

    /// A struct without fields yet, all of which may be absent or not.
    pub(crate) fn of_struct(all_optional: bool) -> Self {
        Self {
            default: all_optional,
            ..Self::SCALAR
        }
    }

    /// What a struct can do that has this member too. Whether there is a default is settled.
    pub(crate) fn and_member(self, member: Self) -> Self {
        self.and(Self {
            default: true,
            ..member
        })
    }

    /// What a value that consists of two others can do.
    fn and(self, other: Self) -> Self {
        Self {
            eq: self.eq && other.eq,
            hash: self.hash && other.hash,
            default: self.default && other.default,
            checked: self.checked || other.checked,
            defaulted: self.defaulted || other.defaulted,
            literal: self.literal || other.literal,
        }
    }
}

/// The traits of all types: the greatest solution, since a type may contain itself. What is found
/// for one is handed on to those that hold it until nothing changes.
pub(crate) fn of_types(types: &Types) -> Vec<Traits> {
    let start = Traits {
        default: true,
        ..Traits::SCALAR
    };
    let mut holders = vec![Vec::new(); types.len()];
    for (id, definition) in types.iter() {
        for used in definition.shape.uses() {
            if let Some(held) = used.ty.named() {
                holders[held.0].push(id);
            }
        }
    }
    let mut traits = vec![start; types.len()];
    let mut open: VecDeque<TypeId> = types.iter().map(|(id, _)| id).collect();
    let mut is_open = vec![true; types.len()];
    while let Some(id) = open.pop_front() {
        is_open[id.0] = false;
        let found = of_definition(types, &traits, &types[id]);
        if std::mem::replace(&mut traits[id.0], found) == found {
            continue;
        }
        for holder in &holders[id.0] {
            if !std::mem::replace(&mut is_open[holder.0], true) {
                open.push_back(*holder);
            }
        }
    }
    traits
}

fn of_definition(types: &Types, traits: &[Traits], definition: &Definition) -> Traits {
    let shape = of_shape(types, traits, &definition.shape);
    Traits {
        checked: shape.checked || !definition.assertions.is_empty(),
        ..shape
    }
}

fn of_shape(types: &Types, traits: &[Traits], shape: &Shape) -> Traits {
    match shape {
        Shape::Struct(structure) => of_struct(types, traits, structure),
        Shape::Enumeration(enumeration) => of_enumeration(enumeration),
        Shape::Union(union) => of_union(traits, union),
        Shape::Alias(target) | Shape::Newtype(target) => of_use(traits, target),
    }
}

fn of_struct(types: &Types, traits: &[Traits], structure: &Struct) -> Traits {
    let start = Traits {
        default: true,
        checked: !structure.checks.is_empty(),
        ..Traits::SCALAR
    };
    let members = structure.properties.iter().fold(start, |all, property| {
        let member = of_use(traits, &property.ty);
        all.and(Traits {
            default: !property.required || is_constant(types, property),
            defaulted: member.defaulted || (property.default.is_some() && !property.required),
            // Members are read one by one, each as its own type asks for.
            literal: false,
            ..member
        })
    });
    match &structure.additional {
        Additional::Kept(value) => members.and(Traits {
            hash: false,
            default: true,
            literal: false,
            ..of_use(traits, value)
        }),
        Additional::Ignored | Additional::Refused => members,
    }
}

/// Whether a member can only have one value.
pub(crate) fn is_constant(types: &Types, property: &Property) -> bool {
    let Type::Named(id) = types.resolve(&property.ty.ty) else {
        return false;
    };
    !property.ty.nullable
        && matches!(&types[*id].shape, Shape::Enumeration(enumeration) if is_single(enumeration))
}

/// Whether an enumeration has one value only.
pub(crate) fn is_single(enumeration: &Enumeration) -> bool {
    enumeration.values.len() == 1 && enumeration.base == EnumBase::Text && !enumeration.open
}

fn of_enumeration(enumeration: &Enumeration) -> Traits {
    let mixed = enumeration.base == EnumBase::Mixed;
    Traits {
        eq: true,
        hash: !mixed,
        default: is_single(enumeration),
        checked: !enumeration.open,
        ..Traits::SCALAR
    }
}

fn of_union(traits: &[Traits], union: &Union) -> Traits {
    let extra = union.extra().is_some();
    let limits_tags = union.arms.iter().any(|arm| arm.tag.limit.is_some());
    let start = Traits {
        hash: !extra,
        checked: extra || limits_tags || union.overlap != Overlap::None,
        ..Traits::SCALAR
    };
    let arms = union.arms.iter();
    let all = arms.fold(start, |all, arm| all.and(of_use(traits, &arm.ty)));
    Traits {
        default: false,
        ..all
    }
}

/// The traits of a type where it is used.
pub(crate) fn of_use(traits: &[Traits], used: &TypeUse) -> Traits {
    let ty = match &used.ty {
        Type::Any => Traits {
            hash: false,
            ..Traits::SCALAR
        },
        Type::Number(Fraction::F64 | Fraction::F32) => Traits {
            eq: false,
            hash: false,
            ..Traits::SCALAR
        },
        Type::Integer(Integer::I128) | Type::Number(Fraction::Exact | Fraction::Decimal) => {
            Traits {
                literal: true,
                ..Traits::SCALAR
            }
        }
        Type::Null | Type::Boolean | Type::Integer(_) | Type::Text(_) => Traits::SCALAR,
        Type::Array(item) => Traits {
            literal: false,
            ..of_use(traits, item)
        },
        Type::Map(entry) => Traits {
            hash: false,
            literal: false,
            ..of_use(traits, entry)
        },
        Type::Named(TypeId(index)) => traits[*index],
    };
    Traits {
        checked: ty.checked
            || used.checks != Checks::default()
            || !used.assertions.is_empty()
            || used.refuses_null,
        ..ty
    }
}
