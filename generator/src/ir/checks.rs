//! Limits of values.

use serde_json::Number;

use super::Format;

/// The assertions of a schema that its type does not express.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Checks {
    /// What text must be of.
    pub format: Option<Format>,
    /// The least length in code points.
    pub min_length: Option<u64>,
    /// The greatest length in code points.
    pub max_length: Option<u64>,
    /// A regular expression in the dialect of ECMA-262, unanchored.
    pub pattern: Option<String>,
    /// The lower end of a range.
    pub minimum: Option<Bound>,
    /// The upper end of a range.
    pub maximum: Option<Bound>,
    /// What a number must be a multiple of.
    pub multiple_of: Option<Number>,
    /// The least number of elements.
    pub min_items: Option<u64>,
    /// The greatest number of elements.
    pub max_items: Option<u64>,
    /// Whether elements must differ.
    pub unique_items: bool,
    /// The least number of members.
    pub min_properties: Option<u64>,
    /// The greatest number of members.
    pub max_properties: Option<u64>,
}

impl Checks {
    /// Whether nothing is asserted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An end of a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number.
    pub limit: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}
