//! Whether a value that the document gives is one of a type.

use std::collections::HashSet;

use serde_json::{Number, Value};

use crate::ir::{
    Bound, Checks, Format, Integer, Shape, Text, Type, TypeId, TypeUse, Types, integer_of,
};

/// How deep a value is compared with its type.
const DEPTH: usize = 16;

/// Whether a value is one of a type and passes what is asserted where the type is used.
pub(super) fn fits(types: &Types, used: &TypeUse, value: &Value) -> bool {
    let mut comparison = Comparison {
        types,
        refused: HashSet::new(),
    };
    comparison.fits(used, value, DEPTH)
}

/// One value and one type, and what was compared on the way.
struct Comparison<'t> {
    types: &'t Types,
    /// Types and the values in the whole that they are known to refuse, so that a type that many
    /// ways lead to is asked once.
    refused: HashSet<(TypeId, *const Value)>,
}

impl Comparison<'_> {
    fn fits(&mut self, used: &TypeUse, value: &Value, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        if value.is_null() {
            return used.nullable || matches!(used.ty, Type::Null | Type::Any);
        }
        self.holds(&used.ty, value, depth) && passes(&used.checks, value)
    }

    fn holds(&mut self, ty: &Type, value: &Value, depth: usize) -> bool {
        match ty {
            Type::Any => true,
            Type::Null => false,
            Type::Boolean => value.is_boolean(),
            Type::Integer(integer) => is_integer(*integer, value),
            Type::Number(_) => value.is_number(),
            Type::Text(text) => value.as_str().is_some_and(|value| is_text(*text, value)),
            Type::Array(item) => value
                .as_array()
                .is_some_and(|items| items.iter().all(|value| self.fits(item, value, depth))),
            Type::Map(entry) => value.as_object().is_some_and(|members| {
                members.values().all(|value| self.fits(entry, value, depth))
            }),
            Type::Named(id) => self.is_of(*id, value, depth),
        }
    }

    fn is_of(&mut self, id: TypeId, value: &Value, depth: usize) -> bool {
        let comparison = (id, std::ptr::from_ref(value));
        if self.refused.contains(&comparison) {
            return false;
        }
        let types = self.types;
        let fits = self.has_shape(&types[id].shape, value, depth);
        if !fits {
            self.refused.insert(comparison);
        }
        fits
    }

    fn has_shape(&mut self, shape: &Shape, value: &Value, depth: usize) -> bool {
        match shape {
            Shape::Alias(target) | Shape::Newtype(target) => self.fits(target, value, depth),
            Shape::Enumeration(enumeration) => enumeration.values.contains(value),
            Shape::Union(union) => union
                .arms
                .iter()
                .any(|arm| self.fits(&arm.ty, value, depth)),
            Shape::Struct(structure) => value.as_object().is_some_and(|members| {
                structure
                    .properties
                    .iter()
                    .all(|property| match members.get(&property.name) {
                        Some(value) => self.fits(&property.ty, value, depth),
                        None => !property.required,
                    })
            }),
        }
    }
}

fn is_integer(integer: Integer, value: &Value) -> bool {
    let number = value.as_number().and_then(integer_of);
    number.is_some_and(|number| integer.holds(number, number))
}

/// Whether a text is one that the type of a string reads.
fn is_text(text: Text, value: &str) -> bool {
    let format = match text {
        Text::Plain | Text::Secret => return true,
        Text::DateTime => Format::DateTime,
        Text::Date => Format::Date,
        Text::Base64 => Format::Byte,
        Text::Base64Url => Format::Base64url,
        Text::Uuid => Format::Uuid,
        Text::Url => Format::Uri,
        Text::Ipv4 => Format::Ipv4,
        Text::Ipv6 => Format::Ipv6,
        Text::Decimal => Format::Decimal,
    };
    format.holds(value)
}

/// Whether a value passes the assertions that concern its kind.
pub(super) fn passes(checks: &Checks, value: &Value) -> bool {
    match value {
        Value::String(text) => passes_text(checks, text),
        Value::Number(number) => passes_number(checks, number),
        Value::Array(items) => {
            let mut seen = HashSet::new();
            within(items.len(), checks.min_items, checks.max_items)
                && (!checks.unique_items || items.iter().all(|item| seen.insert(item.to_string())))
        }
        Value::Object(members) => {
            within(members.len(), checks.min_properties, checks.max_properties)
        }
        Value::Null | Value::Bool(_) => true,
    }
}

fn passes_text(checks: &Checks, text: &str) -> bool {
    let pattern = checks.pattern.as_deref();
    let pattern = pattern.and_then(|pattern| compile(pattern).ok());
    checks.format.is_none_or(|format| format.holds(text))
        && within(text.chars().count(), checks.min_length, checks.max_length)
        && pattern.is_none_or(|pattern| pattern.find(text).is_some())
}

/// A pattern as the runtime compiles it: with the semantics of Unicode, unless it escapes more than
/// those allow.
pub(super) fn compile(pattern: &str) -> Result<regress::Regex, regress::Error> {
    regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern))
}

fn passes_number(checks: &Checks, number: &Number) -> bool {
    let Some(value) = number.as_f64() else {
        return true;
    };
    let limit = |bound: &Bound| bound.limit.as_f64();
    let above = checks.minimum.as_ref().is_none_or(|bound| {
        limit(bound).is_none_or(|limit| value > limit || !bound.exclusive && value >= limit)
    });
    let below = checks.maximum.as_ref().is_none_or(|bound| {
        limit(bound).is_none_or(|limit| value < limit || !bound.exclusive && value <= limit)
    });
    above && below
}

fn within(size: usize, least: Option<u64>, most: Option<u64>) -> bool {
    let size = size as u64;
    least.is_none_or(|least| size >= least) && most.is_none_or(|most| size <= most)
}
