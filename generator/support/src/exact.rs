//! Numbers with all of their digits.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::digits::Digits;
use super::json::{Decoded, Input, Json, Output};

/// A number with all of its digits, as JSON writes it.
///
/// It compares and hashes by value: `1.0` is `1`. What can't be calculated with floats can be with
/// a crate for decimal numbers, most of which read [`as_str`](Self::as_str).
#[derive(Clone)]
pub struct ExactNumber(Box<str>);

impl ExactNumber {
    /// Reads a number as JSON writes it.
    pub fn parse(text: &str) -> Option<Self> {
        Digits::parse(text).map(|_| Self(text.into()))
    }

    /// The number as it was read.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest float; beyond their range, an infinity.
    pub fn as_f64(&self) -> f64 {
        // What JSON writes as a number, Rust reads as a float.
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number as an integer, if it is one that fits: `1.0` and `1e3` are.
    pub fn as_i128(&self) -> Option<i128> {
        self.digits().as_integer()
    }

    pub(super) fn digits(&self) -> Digits {
        // The text was read once already.
        Digits::parse(&self.0).unwrap_or_else(|| unreachable!("{} is a number", self.0))
    }
}

macro_rules! integers {
    ($($integer:ty)*) => { $(
        impl From<$integer> for ExactNumber {
            fn from(number: $integer) -> Self {
                Self(number.to_string().into())
            }
        }
    )* };
}

integers! { i8 i16 i32 i64 i128 u8 u16 u32 u64 }

impl TryFrom<f64> for ExactNumber {
    type Error = NotANumber;

    /// The shortest decimal that reads back as the float.
    fn try_from(number: f64) -> Result<Self, NotANumber> {
        Self::parse(&number.to_string()).ok_or(NotANumber)
    }
}

impl FromStr for ExactNumber {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        Self::parse(text).ok_or(NotANumber)
    }
}

impl Default for ExactNumber {
    /// Zero.
    fn default() -> Self {
        Self::from(0)
    }
}

impl fmt::Debug for ExactNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for ExactNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl PartialEq for ExactNumber {
    fn eq(&self, other: &Self) -> bool {
        self.digits() == other.digits()
    }
}

impl Eq for ExactNumber {}

impl Ord for ExactNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.digits().cmp(&other.digits())
    }
}

impl PartialOrd for ExactNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for ExactNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digits().hash(state);
    }
}

impl Json for ExactNumber {
    fn encode(&self, output: Output<'_>) {
        output.literal(&self.0);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        input.into_literal().map(|text| Self(text.into()))
    }

    fn reads_literals() -> bool {
        true
    }
}

/// JSON has no such number: an infinity, or a text that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("is not a number of JSON")
    }
}

impl std::error::Error for NotANumber {}
