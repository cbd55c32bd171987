//! Whether a value is one of a model.

use serde_json::Value;

use super::super::super::json::{Input, Json, Refused, attempts};
use super::super::Validate;
use super::super::report::Report;

/// Reports what a type and its validation refuse.
pub fn fits<T: Json + Validate>(value: &Value, report: &mut Report) {
    fits_with(value, report, T::check);
}

/// Reports what a type refuses, and what is asserted where it is used.
///
/// Models may lead back to themselves: what has too many readings to try them all is refused.
pub fn fits_with<T: Json>(value: &Value, report: &mut Report, check: fn(&T, &mut Report)) {
    let read = || match T::decode(Input::of_value(value, true)) {
        Ok(decoded) => check(&decoded, report),
        Err(Refused::Violations(violations)) => report.extend(violations),
        // A value in memory can be read to its end.
        Err(Refused::Broken) => {}
    };
    if attempts::attempt(value, false, read).is_none() {
        let message = "has too many readings to try them all";
        report.this().refuse("$ref", message);
    }
}
