//! Which kinds of JSON values types hold.

use serde_json::Value;

use crate::ir::{Shape, Type, TypeId, Types};

/// A set of kinds of JSON values.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NONE: Self = Self(0);
    pub(super) const BOOLEAN: Self = Self(1);
    pub(super) const NUMBER: Self = Self(2);
    pub(super) const TEXT: Self = Self(4);
    pub(super) const ARRAY: Self = Self(8);
    pub(super) const OBJECT: Self = Self(16);
    pub(super) const ALL: Self = Self(31);

    pub(super) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds of values that each type holds. Where types lead to one another, what is found for
    /// one is handed on to those that hold it until nothing changes.
    pub(super) fn of_types(types: &Types) -> Vec<Self> {
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

    pub(super) fn of(ty: &Type, known: &[Self]) -> Self {
        match ty {
            Type::Any => Self::ALL,
            Type::Null => Self::NONE,
            Type::Boolean => Self::BOOLEAN,
            Type::Integer(_) | Type::Number(_) => Self::NUMBER,
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

/// The types whose values are values of a shape.
fn held(shape: &Shape) -> impl Iterator<Item = &Type> {
    let (one, arms) = match shape {
        Shape::Alias(target) | Shape::Newtype(target) => (Some(&target.ty), [].as_slice()),
        Shape::Union(union) => (None, union.arms.as_slice()),
        Shape::Struct(_) | Shape::Enumeration(_) => (None, [].as_slice()),
    };
    one.into_iter().chain(arms.iter().map(|arm| &arm.ty.ty))
}
