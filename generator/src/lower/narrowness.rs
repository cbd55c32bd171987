//! Which arms of a union are tried before others: what holds less, before what holds all of that.

use super::bounds::SIGNATURE;
use crate::ir::{Definition, Fraction, Integer, Shape, Text, Type, TypeUse, Types, Union};

/// How much of its kind of values an arm holds, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Narrowness {
    class: Class,
    is_unlimited: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// Values that are listed.
    Listed,
    /// Text of a format.
    Format,
    Integer(Integer),
    /// Floats of 32 bits.
    Float,
    /// All text, all numbers, all that is true or false; arrays and objects.
    Kind,
    /// Several of those.
    Any,
}

impl Narrowness {
    pub(super) fn of(types: &Types, arm: &TypeUse) -> Self {
        Self::within(types, arm, SIGNATURE)
    }

    /// `depth` is how many unions are still looked into.
    fn within(types: &Types, arm: &TypeUse, depth: usize) -> Self {
        let mut used = arm;
        let mut is_limited = limits(used);
        // An alias that leads to itself was made a newtype, so that this ends.
        while let Type::Named(id) = used.ty
            && let Shape::Alias(target) = &types[id].shape
        {
            used = target;
            is_limited |= limits(used);
        }
        let class = match &used.ty {
            Type::Any => Class::Any,
            Type::Text(Text::Plain | Text::Secret) => Class::Kind,
            Type::Text(_) => Class::Format,
            Type::Integer(integer) => Class::Integer(*integer),
            Type::Number(Fraction::F32) => Class::Float,
            Type::Null | Type::Boolean | Type::Number(_) | Type::Array(_) | Type::Map(_) => {
                Class::Kind
            }
            Type::Named(id) => {
                let definition = &types[*id];
                is_limited |= !definition.assertions.is_empty();
                Self::class_of(types, definition, depth)
            }
        };
        Self {
            class,
            is_unlimited: !is_limited,
        }
    }

    fn class_of(types: &Types, definition: &Definition, depth: usize) -> Class {
        match (&definition.shape, depth.checked_sub(1)) {
            (Shape::Enumeration(enumeration), _) if !enumeration.open => Class::Listed,
            (Shape::Enumeration(_) | Shape::Struct(_), _) => Class::Kind,
            (Shape::Union(union), Some(depth)) => Self::widest(types, union, depth),
            (Shape::Newtype(target), Some(depth)) => Self::within(types, target, depth).class,
            (Shape::Alias(_) | Shape::Newtype(_) | Shape::Union(_), _) => Class::Any,
        }
    }

    /// A union holds what its arms do.
    fn widest(types: &Types, union: &Union, depth: usize) -> Class {
        let arms = union.arms.iter();
        let classes = arms.map(|arm| Self::within(types, &arm.ty, depth).class);
        classes.max().unwrap_or(Class::Any)
    }
}

fn limits(used: &TypeUse) -> bool {
    !used.checks.is_empty() || !used.assertions.is_empty()
}
