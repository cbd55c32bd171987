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

/// One limit, without its keyword.
#[derive(Clone, Copy, Debug)]
pub enum Limit<'a> {
    /// What text must be of.
    Format(Format),
    /// A length or a number of elements or members.
    Count(u64),
    /// A regular expression.
    Pattern(&'a str),
    /// A number.
    Number(&'a Number),
    /// The keyword says all there is to say.
    Bare,
}

impl Checks {
    /// Whether nothing is asserted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the number of members is limited, those that a type does not know included.
    pub(crate) fn count_members(&self) -> bool {
        self.min_properties.is_some() || self.max_properties.is_some()
    }

    /// Every limit with its keyword, in the order of JSON Schema.
    pub fn limits(&self) -> impl Iterator<Item = (&'static str, Limit<'_>)> {
        let Self {
            format,
            min_length,
            max_length,
            pattern,
            minimum,
            maximum,
            multiple_of,
            min_items,
            max_items,
            unique_items,
            min_properties,
            max_properties,
        } = self;
        let count = |keyword, limit: &Option<u64>| Some((keyword, Limit::Count((*limit)?)));
        let pattern = pattern.as_deref();
        let limits = [
            format.map(|format| ("format", Limit::Format(format))),
            count("minLength", min_length),
            count("maxLength", max_length),
            pattern.map(|pattern| ("pattern", Limit::Pattern(pattern))),
            end(minimum.as_ref(), "minimum", "exclusiveMinimum"),
            end(maximum.as_ref(), "maximum", "exclusiveMaximum"),
            multiple_of
                .as_ref()
                .map(|factor| ("multipleOf", Limit::Number(factor))),
            count("minItems", min_items),
            count("maxItems", max_items),
            unique_items.then_some(("uniqueItems", Limit::Bare)),
            count("minProperties", min_properties),
            count("maxProperties", max_properties),
        ];
        limits.into_iter().flatten()
    }
}

fn end<'a>(
    bound: Option<&'a Bound>,
    inclusive: &'static str,
    exclusive: &'static str,
) -> Option<(&'static str, Limit<'a>)> {
    bound.map(|bound| {
        let keyword = if bound.exclusive {
            exclusive
        } else {
            inclusive
        };
        (keyword, Limit::Number(&bound.limit))
    })
}

/// An end of a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number.
    pub limit: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}
