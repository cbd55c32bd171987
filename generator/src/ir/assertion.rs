//! What a schema asserts of JSON and no type expresses.

use serde_json::Value;

use super::{Checks, TypeUse};

/// An assertion that stands beside types, among those of [`super::Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssertionId(pub usize);

/// An assertion about any JSON value. One about one kind of value holds for all others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Assertion {
    /// The schema `false`.
    Never,
    /// All of them hold; if there are none, nothing is asserted.
    AllOf(Vec<Self>),
    /// At least one of them holds.
    AnyOf(Vec<Self>),
    /// Exactly one of them holds.
    OneOf(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// `if`, `then` and `else`
    If {
        /// `if`
        condition: Box<Self>,
        /// `then`
        then: Box<Self>,
        /// `else`
        otherwise: Box<Self>,
    },
    /// The value is one of a type, and right where the type is used like that.
    Fits(TypeUse),
    /// `type`
    Type(Vec<String>),
    /// `enum`
    Enum(Vec<Value>),
    /// Limits of any kind.
    Checks(Checks),
    /// `prefixItems`, and what is asserted of those behind them.
    Items {
        /// The first ones.
        prefix: Vec<Self>,
        /// The others.
        rest: Box<Self>,
    },
    /// `contains`
    Contains {
        /// The form.
        item: Box<Self>,
        /// How many there must be at least.
        min: u64,
        /// How many there may be at most.
        max: Option<u64>,
    },
    /// `unevaluatedItems`
    UnevaluatedItems {
        /// Those that other keywords speak of.
        evaluated: Vec<Elements>,
        /// The others.
        others: Box<Self>,
    },
    /// `required`
    Required(Vec<String>),
    /// `properties`
    Properties(Vec<(String, Self)>),
    /// `patternProperties`
    PatternProperties(Vec<(String, Self)>),
    /// `additionalProperties`
    AdditionalProperties {
        /// The names of other members.
        names: Vec<String>,
        /// The patterns of other members.
        patterns: Vec<String>,
        /// What is asserted.
        others: Box<Self>,
    },
    /// `propertyNames`
    PropertyNames(Box<Self>),
    /// `dependentRequired`
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`
    DependentSchemas(Vec<(String, Self)>),
    /// `unevaluatedProperties`
    UnevaluatedProperties {
        /// Those that other keywords speak of.
        evaluated: Vec<Members>,
        /// The others.
        others: Box<Self>,
    },
}

/// Members that other keywords speak of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Members {
    /// The assertion under which they do.
    pub when: Assertion,
    /// Names.
    pub names: Vec<String>,
    /// Patterns of names.
    pub patterns: Vec<String>,
}

/// Elements that other keywords speak of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Elements {
    /// The assertion under which they do.
    pub when: Assertion,
    /// How many, from the first one on; `None` for all.
    pub prefix: Option<u64>,
    /// Those of these forms, wherever they stand.
    pub contains: Vec<Assertion>,
}

impl Assertion {
    /// Nothing is asserted.
    pub const ALWAYS: Self = Self::AllOf(Vec::new());

    /// All of them hold.
    pub fn all(mut assertions: Vec<Self>) -> Self {
        assertions.retain(|assertion| *assertion != Self::ALWAYS);
        match assertions.len() {
            1 => assertions.remove(0),
            _ => Self::AllOf(assertions),
        }
    }

    /// It does not hold.
    pub fn negated(assertion: Self) -> Self {
        match assertion {
            Self::Never => Self::ALWAYS,
            Self::AllOf(none) if none.is_empty() => Self::Never,
            other => Self::Not(Box::new(other)),
        }
    }
}
