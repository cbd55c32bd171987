//! Limits, which the checks of the runtime judge.

use regress::Regex;
use serde_json::{Number, Value};
use specsmith_support::validate::assert::{self, Assertion};
use specsmith_support::validate::{Pattern, Report};

use super::Judge;
use crate::ir::{Bound, Checks, Type, integer_of};

impl<'t> Judge<'t> {
    /// Whether a value passes limits where its type is used.
    pub(super) fn passes(&mut self, checks: &'t Checks, ty: &Type, value: &Value) -> bool {
        let within = match (ty, value) {
            (Type::Integer(_), Value::Number(number)) => passes_integer(checks, number),
            _ => passes_others(checks, value),
        };
        let pattern = checks.pattern.as_deref().zip(value.as_str());
        within && pattern.is_none_or(|(pattern, text)| self.matches(pattern, text))
    }

    /// Whether a pattern is found in a text; one that is no regular expression refuses nothing.
    pub(super) fn matches(&mut self, pattern: &'t str, text: &str) -> bool {
        let regex = self.patterns.entry(pattern);
        let regex = regex.or_insert_with(|| Pattern::compile(pattern).ok());
        regex.as_ref().is_none_or(|regex| found(regex, text))
    }
}

/// Whether a value of any kind passes limits.
pub(in super::super) fn passes(checks: &Checks, value: &Value) -> bool {
    let pattern = checks.pattern.as_deref().zip(value.as_str());
    let matches = pattern.is_none_or(|(pattern, text)| {
        Pattern::compile(pattern).map_or(true, |regex| found(&regex, text))
    });
    matches && passes_others(checks, value)
}

fn found(regex: &Regex, text: &str) -> bool {
    regex.find(text).is_some()
}

/// Like generated code, which compares integers as such.
fn passes_integer(checks: &Checks, number: &Number) -> bool {
    let value = integer_of(number);
    Report::default().holds(|report| {
        let mut check = report.this().integer(&value);
        if let Some((bound, limit)) = integral(checks.minimum.as_ref()) {
            check = match bound.exclusive {
                true => check.exclusive_minimum(limit),
                false => check.minimum(limit),
            };
        }
        if let Some((bound, limit)) = integral(checks.maximum.as_ref()) {
            check = match bound.exclusive {
                true => check.exclusive_maximum(limit),
                false => check.maximum(limit),
            };
        }
        if let Some(factor) = checks.multiple_of.as_ref().and_then(integer_of) {
            check.multiple_of(factor);
        }
    })
}

fn integral(bound: Option<&Bound>) -> Option<(&Bound, i128)> {
    bound.and_then(|bound| Some((bound, integer_of(&bound.limit)?)))
}

/// All limits but patterns.
fn passes_others(checks: &Checks, value: &Value) -> bool {
    Report::default().holds(|report| {
        for assertion in assertions(checks).iter().flatten() {
            report.this().asserts_any(value, assertion);
        }
    })
}

/// Limits as the runtime has them, but for patterns.
fn assertions(checks: &Checks) -> [Option<Assertion>; 11] {
    let Checks {
        format,
        min_length,
        max_length,
        pattern: _,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = checks;
    let count = |limit: &Option<u64>, assertion: fn(usize) -> Assertion| {
        let limit = limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
        limit.map(assertion)
    };
    let minimum = minimum.as_ref();
    let maximum = maximum.as_ref();
    let factor = multiple_of.as_ref().and_then(Number::as_f64);
    [
        format.map(assert::Format),
        count(min_length, assert::MinLength),
        count(max_length, assert::MaxLength),
        minimum.and_then(|bound| end(bound, assert::Minimum, assert::ExclusiveMinimum)),
        maximum.and_then(|bound| end(bound, assert::Maximum, assert::ExclusiveMaximum)),
        factor.map(assert::MultipleOf),
        count(min_items, assert::MinItems),
        count(max_items, assert::MaxItems),
        unique_items.then_some(assert::UniqueItems),
        count(min_properties, assert::MinProperties),
        count(max_properties, assert::MaxProperties),
    ]
}

fn end(
    bound: &Bound,
    inclusive: fn(f64) -> Assertion,
    exclusive: fn(f64) -> Assertion,
) -> Option<Assertion> {
    let limit = bound.limit.as_f64()?;
    Some(match bound.exclusive {
        true => exclusive(limit),
        false => inclusive(limit),
    })
}
