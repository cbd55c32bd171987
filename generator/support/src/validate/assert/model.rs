//! Whether a value is one of a model.

use std::rc::Rc;

use serde_json::Value;

use super::super::super::json::Json;
use super::super::super::json::verdicts::{Attempt, Tried};
use super::super::Validate;
use super::super::report::Report;

/// Reports what a type and its validation refuse.
pub fn fits<T: Json + Validate + 'static>(value: &Value, report: &mut Report) {
    fits_with(value, report, T::check);
}

/// Reports what a type refuses, and what is asserted where it is used.
pub fn fits_with<T: Json + 'static>(
    value: &Value,
    report: &mut Report,
    check: fn(&T, &mut Report),
) {
    let attempt = Attempt {
        check: Some(check),
        is_strict: true,
        is_judged: false,
    };
    if let Err(violations) = attempt.verdict(&Tried::new(value)) {
        report.extend(Rc::unwrap_or_clone(violations));
    }
}
