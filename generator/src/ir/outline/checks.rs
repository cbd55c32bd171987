//! Assertions.

use std::fmt::Write;

use crate::ir::{Bound, Checks};

/// The assertions, each behind a space.
pub(super) fn checks_text(checks: &Checks) -> String {
    let Checks {
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
    } = checks;
    let mut text = String::new();
    let mut push = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            // Writing to a string does not fail.
            let _ = write!(text, " {name} {value}");
        }
    };
    let number = |limit: &Option<u64>| limit.map(|limit| limit.to_string());
    let bound = |bound: &Option<Bound>| {
        bound.as_ref().map(|Bound { limit, exclusive }| {
            let end = if *exclusive { "(exclusive)" } else { "" };
            format!("{limit}{end}")
        })
    };
    push("format", format.map(|format| format!("{format:?}")));
    push("min-length", number(min_length));
    push("max-length", number(max_length));
    push(
        "pattern",
        pattern.as_ref().map(|pattern| format!("{pattern:?}")),
    );
    push("minimum", bound(minimum));
    push("maximum", bound(maximum));
    push("multiple-of", multiple_of.as_ref().map(ToString::to_string));
    push("min-items", number(min_items));
    push("max-items", number(max_items));
    push("unique-items", unique_items.then(|| "true".to_owned()));
    push("min-properties", number(min_properties));
    push("max-properties", number(max_properties));
    text
}
