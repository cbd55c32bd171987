//! A value that is about to be read.

use std::borrow::Cow;

use super::super::violation::Violation;
use super::elements::Elements;
use super::error::{Decoded, Refused};
use super::literal;
use super::members::Members;
use super::number::Number;
use super::source::{Access, ArraySource, ObjectSource};
use super::untyped::{self, Untyped};

/// A value that is about to be read. Its kind is known already; arrays and objects are read
/// element by element. It can be read once.
pub struct Input<'a>(pub(super) Shape<'a>);

/// The kinds of inputs.
pub(super) enum Shape<'a> {
    Null,
    Boolean(bool),
    Number(Number),
    /// A number as it is written.
    Literal(&'a str),
    String(Cow<'a, str>),
    Array(Access<'a, dyn ArraySource + 'a>),
    Object(Access<'a, dyn ObjectSource + 'a>),
    /// Text that says nothing about its type.
    Untyped(&'a dyn Untyped),
}

/// The types of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` and `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl<'a> Input<'a> {
    /// Null.
    pub fn null() -> Self {
        Self(Shape::Null)
    }

    /// A boolean.
    pub fn boolean(value: bool) -> Self {
        Self(Shape::Boolean(value))
    }

    /// A number.
    pub fn number(value: Number) -> Self {
        Self(Shape::Number(value))
    }

    /// A number as JSON writes it, for types that hold all of its digits.
    pub fn literal(text: &'a str) -> Self {
        Self(Shape::Literal(text))
    }

    /// A string.
    pub fn string(value: impl Into<Cow<'a, str>>) -> Self {
        Self(Shape::String(value.into()))
    }

    /// An array.
    pub fn array_of(source: &'a mut (dyn ArraySource + 'a)) -> Self {
        Self(Shape::Array(Access::Lent(source)))
    }

    /// An object.
    pub fn object_of(source: &'a mut (dyn ObjectSource + 'a)) -> Self {
        Self(Shape::Object(Access::Lent(source)))
    }

    /// Text that says nothing about its type.
    pub fn untyped(text: &'a dyn Untyped) -> Self {
        Self(Shape::Untyped(text))
    }

    /// The kind of this input among the ones that a union has arms for. Untyped text is the
    /// first of them that it can be read as; what fits none is told by its own kind.
    pub fn kind(&self, arms: &[Kind]) -> Kind {
        match &self.0 {
            Shape::Null => Kind::Null,
            Shape::Boolean(_) => Kind::Boolean,
            Shape::Number(number) => {
                let integer = arms.contains(&Kind::Integer) && number.as_integer().is_some();
                if integer { Kind::Integer } else { Kind::Number }
            }
            Shape::Literal(text) => {
                let integer = arms.contains(&Kind::Integer) && literal::is_integral(text);
                if integer { Kind::Integer } else { Kind::Number }
            }
            Shape::String(_) => Kind::String,
            Shape::Array(_) => Kind::Array,
            Shape::Object(_) => Kind::Object,
            Shape::Untyped(text) => untyped::kind(*text, arms),
        }
    }

    /// Whether members that a schema excludes are refused rather than skipped.
    pub(super) fn is_strict(&self) -> bool {
        match &self.0 {
            Shape::Array(source) => source.is_strict(),
            Shape::Object(source) => source.is_strict(),
            _ => false,
        }
    }

    /// Reads the members of an object; `name` is the schema that asks for it.
    pub fn object(self, name: &'static str) -> Decoded<Members<'a>> {
        match self.0 {
            Shape::Object(source) => Ok(Members::new(source)),
            Shape::Untyped(text) => untyped::members(text).map(Members::new),
            _ => Err(self.unexpected(&format!("an object ({name})"))),
        }
    }

    /// Reads the elements of an array.
    pub fn array(self) -> Decoded<Elements<'a>> {
        match self.0 {
            Shape::Array(source) => Ok(Elements::new(source)),
            Shape::Untyped(text) => untyped::elements(text).map(Elements::new),
            _ => Err(self.unexpected("an array")),
        }
    }

    /// The refusal of a value that is not of the type that is asked for.
    pub fn unexpected(&self, wanted: &str) -> Refused {
        let found = self.describe();
        Refused::new(Violation::new(
            "type",
            format!("must be {wanted}, not {found}"),
        ))
    }

    fn describe(&self) -> &'static str {
        match &self.0 {
            Shape::Null => "null",
            Shape::Boolean(_) => "a boolean",
            Shape::Number(_) | Shape::Literal(_) => "a number",
            Shape::String(_) => "a string",
            Shape::Array(_) => "an array",
            Shape::Object(_) => "an object",
            Shape::Untyped(_) => "this text",
        }
    }
}
