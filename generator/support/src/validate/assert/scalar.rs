//! Assertions about types, strings and numbers.

use std::borrow::Cow;

use serde_json::Value;

use super::super::number::NumberCheck;
use super::super::report::Report;
use super::super::text::TextCheck;
use super::Assertion::{self, *};

/// Whether a value is of a `type`.
pub fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

pub(super) fn check_type(types: &[&str], value: &Value, report: &mut Report) {
    if !types.iter().any(|name| is_of_type(name, value)) {
        let names = types.join(" or ");
        report
            .this()
            .refuse("type", format!("must be of type {names}"));
    }
}

impl Assertion {
    pub(super) fn check_text(&self, value: &Value, report: &mut Report) {
        let text = TextCheck::new(report.this(), value.as_str().map(Cow::Borrowed));
        let _ = match self {
            MinLength(min) => text.min_length(*min),
            MaxLength(max) => text.max_length(*max),
            Pattern(pattern) => text.pattern(pattern),
            Format(format) => text.format(*format),
            _ => text,
        };
    }

    pub(super) fn check_number(&self, value: &Value, report: &mut Report) {
        let number = NumberCheck::of_any(report.this(), value);
        let _ = match self {
            Minimum(min) => number.minimum(*min),
            Maximum(max) => number.maximum(*max),
            ExclusiveMinimum(min) => number.exclusive_minimum(*min),
            ExclusiveMaximum(max) => number.exclusive_maximum(*max),
            MultipleOf(factor) => number.multiple_of(*factor),
            _ => number,
        };
    }
}
