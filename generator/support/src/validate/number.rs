//! Assertions about numbers.

use std::cmp::Ordering;

use serde_json::Value;

use super::super::digits::Digits;
use super::super::json::Number;
use super::at::At;

/// An integer that is being checked.
pub struct IntegerCheck<'r> {
    at: At<'r>,
    value: Option<i128>,
}

impl<'r> IntegerCheck<'r> {
    pub(super) fn new(at: At<'r>, value: Option<i128>) -> Self {
        Self { at, value }
    }

    /// `minimum`
    pub fn minimum(mut self, min: i128) -> Self {
        if self.value.is_some_and(|value| value < min) {
            self.at.limit(
                "minimum",
                format!("must be at least {min}"),
                Number::Integer(min),
            );
        }
        self
    }

    /// `maximum`
    pub fn maximum(mut self, max: i128) -> Self {
        if self.value.is_some_and(|value| value > max) {
            self.at.limit(
                "maximum",
                format!("must be at most {max}"),
                Number::Integer(max),
            );
        }
        self
    }

    /// `exclusiveMinimum`
    pub fn exclusive_minimum(mut self, min: i128) -> Self {
        if self.value.is_some_and(|value| value <= min) {
            self.at.limit(
                "exclusiveMinimum",
                format!("must be more than {min}"),
                Number::Integer(min),
            );
        }
        self
    }

    /// `exclusiveMaximum`
    pub fn exclusive_maximum(mut self, max: i128) -> Self {
        if self.value.is_some_and(|value| value >= max) {
            self.at.limit(
                "exclusiveMaximum",
                format!("must be less than {max}"),
                Number::Integer(max),
            );
        }
        self
    }

    /// `multipleOf`
    pub fn multiple_of(mut self, factor: i128) -> Self {
        if self
            .value
            .is_some_and(|value| value.checked_rem(factor).is_some_and(|rest| rest != 0))
        {
            self.at.limit(
                "multipleOf",
                format!("must be a multiple of {factor}"),
                Number::Integer(factor),
            );
        }
        self
    }
}

/// A number that is being checked.
pub struct NumberCheck<'r> {
    at: At<'r>,
    value: Option<Subject>,
}

/// A number as its type holds it.
enum Subject {
    Float(f64),
    Digits(Digits),
}

impl Subject {
    /// Integers beyond 53 bits are more than a float tells apart.
    fn of(number: &serde_json::Number) -> Option<Self> {
        let float = number.as_f64()?;
        if number.is_f64() || float.abs() < 9_007_199_254_740_992.0 {
            return Some(Self::Float(float));
        }
        Digits::parse(&number.to_string()).map(Self::Digits)
    }

    fn cmp(&self, bound: f64) -> Option<Ordering> {
        match self {
            Self::Float(value) => value.partial_cmp(&bound),
            Self::Digits(value) => Some(value.cmp(&Digits::of(bound)?)),
        }
    }

    fn is_multiple_of(&self, factor: f64) -> Option<bool> {
        let factor = Digits::of(factor)?;
        match self {
            Self::Float(value) => Some(Digits::of(*value)?.is_multiple_of(&factor)),
            Self::Digits(value) => Some(value.is_multiple_of(&factor)),
        }
    }
}

impl<'r> NumberCheck<'r> {
    pub(super) fn of_float(at: At<'r>, value: Option<f64>) -> Self {
        let value = value.map(Subject::Float);
        Self { at, value }
    }

    pub(super) fn of_digits(at: At<'r>, value: Option<Digits>) -> Self {
        let value = value.map(Subject::Digits);
        Self { at, value }
    }

    /// The number that a value of any kind is, if it is one.
    pub(super) fn of_any(at: At<'r>, value: &Value) -> Self {
        let value = value.as_number().and_then(Subject::of);
        Self { at, value }
    }

    /// Whether the number compares with a bound in one of these ways.
    fn is(&self, bound: f64, orderings: &[Ordering]) -> bool {
        let ordering = self.value.as_ref().and_then(|value| value.cmp(bound));
        ordering.is_some_and(|ordering| orderings.contains(&ordering))
    }

    /// `minimum`
    pub fn minimum(mut self, min: f64) -> Self {
        if self.is(min, &[Ordering::Less]) {
            self.at
                .limit("minimum", format!("must be at least {min}"), limit(min));
        }
        self
    }

    /// `maximum`
    pub fn maximum(mut self, max: f64) -> Self {
        if self.is(max, &[Ordering::Greater]) {
            self.at
                .limit("maximum", format!("must be at most {max}"), limit(max));
        }
        self
    }

    /// `exclusiveMinimum`
    pub fn exclusive_minimum(mut self, min: f64) -> Self {
        if self.is(min, &[Ordering::Less, Ordering::Equal]) {
            self.at.limit(
                "exclusiveMinimum",
                format!("must be more than {min}"),
                limit(min),
            );
        }
        self
    }

    /// `exclusiveMaximum`
    pub fn exclusive_maximum(mut self, max: f64) -> Self {
        if self.is(max, &[Ordering::Greater, Ordering::Equal]) {
            self.at.limit(
                "exclusiveMaximum",
                format!("must be less than {max}"),
                limit(max),
            );
        }
        self
    }

    /// `multipleOf`, in decimal: 0.3 is a multiple of 0.1.
    pub fn multiple_of(mut self, factor: f64) -> Self {
        let value = self.value.as_ref();
        if value.and_then(|value| value.is_multiple_of(factor)) == Some(false) {
            self.at.limit(
                "multipleOf",
                format!("must be a multiple of {factor}"),
                limit(factor),
            );
        }
        self
    }
}

/// A limit as the document has it: without a fraction, if there is none.
fn limit(limit: f64) -> Value {
    let integer: Option<i64> = limit.to_string().parse().ok();
    integer.map_or_else(|| limit.into(), Value::from)
}
