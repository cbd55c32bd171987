//! Assertions about numbers.

use serde_json::Value;

use super::at::At;
use super::decimal::is_multiple;

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
    pub fn minimum(mut self, min: i64) -> Self {
        if self.value.is_some_and(|value| value < min.into()) {
            self.at
                .limit("minimum", format!("must be at least {min}"), min);
        }
        self
    }

    /// `maximum`
    pub fn maximum(mut self, max: i64) -> Self {
        if self.value.is_some_and(|value| value > max.into()) {
            self.at
                .limit("maximum", format!("must be at most {max}"), max);
        }
        self
    }

    /// `exclusiveMinimum`
    pub fn exclusive_minimum(mut self, min: i64) -> Self {
        if self.value.is_some_and(|value| value <= min.into()) {
            self.at
                .limit("exclusiveMinimum", format!("must be more than {min}"), min);
        }
        self
    }

    /// `exclusiveMaximum`
    pub fn exclusive_maximum(mut self, max: i64) -> Self {
        if self.value.is_some_and(|value| value >= max.into()) {
            self.at
                .limit("exclusiveMaximum", format!("must be less than {max}"), max);
        }
        self
    }

    /// `multipleOf`
    pub fn multiple_of(mut self, factor: i64) -> Self {
        if self.value.is_some_and(|value| {
            value
                .checked_rem(factor.into())
                .is_some_and(|rest| rest != 0)
        }) {
            self.at.limit(
                "multipleOf",
                format!("must be a multiple of {factor}"),
                factor,
            );
        }
        self
    }
}

/// A number that is being checked.
pub struct NumberCheck<'r> {
    at: At<'r>,
    value: Option<f64>,
}

impl<'r> NumberCheck<'r> {
    pub(super) fn new(at: At<'r>, value: Option<f64>) -> Self {
        Self { at, value }
    }

    /// `minimum`
    pub fn minimum(mut self, min: f64) -> Self {
        if self.value.is_some_and(|value| value < min) {
            self.at
                .limit("minimum", format!("must be at least {min}"), limit(min));
        }
        self
    }

    /// `maximum`
    pub fn maximum(mut self, max: f64) -> Self {
        if self.value.is_some_and(|value| value > max) {
            self.at
                .limit("maximum", format!("must be at most {max}"), limit(max));
        }
        self
    }

    /// `exclusiveMinimum`
    pub fn exclusive_minimum(mut self, min: f64) -> Self {
        if self.value.is_some_and(|value| value <= min) {
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
        if self.value.is_some_and(|value| value >= max) {
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
        if self.value.is_some_and(|value| !is_multiple(value, factor)) {
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
