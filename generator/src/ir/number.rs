//! The types of numbers.

use std::cmp::Ordering;

use serde_json::Number;

/// The range of an integer type, the narrowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of Rust's types")]
pub enum Integer {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    I128,
}

impl Integer {
    /// The least and the greatest integer of the type.
    pub fn range(self) -> (i128, i128) {
        match self {
            Self::I8 => (i8::MIN.into(), i8::MAX.into()),
            Self::U8 => (0, u8::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::U16 => (0, u16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::U32 => (0, u32::MAX.into()),
            Self::I64 => (i64::MIN.into(), i64::MAX.into()),
            Self::U64 => (0, u64::MAX.into()),
            Self::I128 => (i128::MIN, i128::MAX),
        }
    }

    /// Whether the type has two integers, and so all between them.
    pub fn holds(self, least: i128, greatest: i128) -> bool {
        let (min, max) = self.range();
        let has = |integer| min <= integer && integer <= max;
        has(least) && has(greatest)
    }
}

/// What a number is held in that may have a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fraction {
    /// A float of 64 bits.
    F64,
    /// A float of 32 bits.
    F32,
    /// The digits as they are written.
    Exact,
    /// A decimal of 28 digits.
    Decimal,
}

/// Which of two numbers is larger. A float with a fraction, or one beyond 128 bits, is so far from
/// all integers that are not floats themselves that it may be compared as one.
pub fn compare(one: &Number, other: &Number) -> Ordering {
    if let (Some(one), Some(other)) = (integer_of(one), integer_of(other)) {
        return one.cmp(&other);
    }
    let order = one.as_f64().partial_cmp(&other.as_f64());
    order.unwrap_or(Ordering::Equal)
}

/// The integer that a number is, if it is one: `1.0` and `1e3` are.
pub fn integer_of(number: &Number) -> Option<i128> {
    let whole = number.as_i64().map(i128::from);
    let whole = whole.or_else(|| number.as_u64().map(i128::from));
    whole.or_else(|| {
        let float = number.as_f64()?;
        // Casts saturate; beyond the range no type can hold the number.
        let fits = float.fract() == 0.0 && float.abs() < 1.7e38;
        #[expect(clippy::cast_possible_truncation, reason = "it was just compared")]
        fits.then_some(float as i128)
    })
}
