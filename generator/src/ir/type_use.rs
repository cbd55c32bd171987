//! Type expressions.

use super::{AssertionId, Checks, Fraction, Integer, TypeId};

/// A type as it is used in one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TypeUse {
    /// The type.
    pub ty: Type,
    /// Whether null is a value too.
    pub nullable: bool,
    /// Whether null, which the type holds then, is refused all the same.
    pub refuses_null: bool,
    /// Whether it must stand behind a pointer, because it contains what it stands in.
    pub boxed: bool,
    /// What is refused beyond the type.
    pub checks: Checks,
    /// What else is refused.
    pub assertions: Vec<AssertionId>,
}

impl TypeUse {
    /// A use without any condition.
    pub fn plain(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            refuses_null: false,
            boxed: false,
            checks: Checks::default(),
            assertions: Vec::new(),
        }
    }
}

/// A type expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Any JSON value.
    Any,
    /// Only null.
    Null,
    /// True or false.
    Boolean,
    /// A number without a fraction.
    Integer(Integer),
    /// Any number.
    Number(Fraction),
    /// A string.
    Text(Text),
    /// A list.
    Array(Box<TypeUse>),
    /// An object whose members all have one type.
    Map(Box<TypeUse>),
    /// A type with a name of its own.
    Named(TypeId),
}

/// The meaning of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {
    /// No other than the text.
    Plain,
    /// A point in time, RFC 3339.
    DateTime,
    /// A day, RFC 3339 `full-date`.
    Date,
    /// Octets in base64, RFC 4648 section 4.
    Base64,
    /// Octets in base64 with the alphabet of URLs, RFC 4648 section 5.
    Base64Url,
    /// A UUID, RFC 9562.
    Uuid,
    /// A URI with a scheme, RFC 3986.
    Url,
    /// An address of four numbers, RFC 2673.
    Ipv4,
    /// An address of eight groups, RFC 4291.
    Ipv6,
    /// A decimal number.
    Decimal,
    /// Something that must not be printed.
    Secret,
}
