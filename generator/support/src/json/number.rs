//! Numbers as JSON has them: one kind, whatever they are stored in.

use std::fmt;

use serde_json::Value;

use super::super::digits::Digits;

/// A number of JSON.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// A number without a fraction.
    Integer(i128),
    /// Any other number, and integers beyond 64 bits.
    Float(f64),
}

impl Number {
    /// Reads the text of a number.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = Digits::parse(text)?;
        if let Some(integer) = digits.as_integer() {
            return Some(Self::Integer(integer));
        }
        // Beyond the range of floats there are infinities only.
        text.parse().ok().map(Self::Float)
    }

    /// The number as an integer, if it is one: `1.0` and `1e3` are. What a float can't tell from
    /// its neighbours is none.
    pub fn as_integer(self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(number),
            Self::Float(number) => integral(number),
        }
    }

    /// The number as the nearest float.
    pub fn as_float(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

/// Up to here every integer has a float of its own (2^53).
pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

/// The integer that a float was read from. Beyond the limit, and at it, there are several that
/// would have become the same float.
fn integral(number: f64) -> Option<i128> {
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i128)
}

impl From<&serde_json::Number> for Number {
    fn from(number: &serde_json::Number) -> Self {
        let float = || Self::Float(number.as_f64().unwrap_or(f64::NAN));
        number.as_i128().map_or_else(float, Self::Integer)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Integer(integer) => i64::try_from(integer)
                .map(Self::from)
                .or_else(|_| u64::try_from(integer).map(Self::from))
                .unwrap_or_else(|_| Self::from(integer as f64)),
            Number::Float(float) => Self::from(float),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(formatter),
            // No message is to have hundreds of zeros, or digits that nobody wrote.
            Self::Float(number) if number.abs() >= EXACT => fmt::LowerExp::fmt(number, formatter),
            Self::Float(number) => number.fmt(formatter),
        }
    }
}
