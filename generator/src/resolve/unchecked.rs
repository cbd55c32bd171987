//! Assertions of JSON Schema that are not read yet: what they refuse is accepted.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;

/// Keywords that refuse something. `then` and `else` mean nothing without `if`, and the limits of
/// `contains` nothing without it.
const UNCHECKED: [&str; 12] = [
    "not",
    "if",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "const",
];

/// Reports every keyword of a schema that asserts something and is not read.
pub(super) fn report(
    schema: &Map<String, Value>,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    let keywords = schema.keys().map(String::as_str);
    for keyword in keywords.filter(|keyword| UNCHECKED.contains(keyword)) {
        diagnostics.report(
            Code::UncheckedKeyword,
            &pointer.member(keyword),
            format!("`{keyword}` is not checked, so that more is accepted than the schema allows"),
            "say it with other keywords where that can be done",
        );
    }
}
