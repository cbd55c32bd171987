//! The alternatives that a schema is made of.

use std::collections::BTreeSet;
use std::ptr;

use serde_json::Value;

use crate::document::{entries, items};

/// One alternative of a schema.
pub(super) struct Leaf<'a> {
    pub(super) schema: &'a Value,
    /// Name of the schema that it stands in, and the path within it.
    pub(super) place: String,
}

pub(super) type Leaves<'a> = Vec<Leaf<'a>>;

/// Adds a schema and its alternatives. Types that hold themselves do so through members, where the walk stops.
pub(super) fn collect_leaves<'a>(
    schema: &'a Value,
    place: &str,
    by_name: &dyn Fn(&str) -> &'a Value,
    leaves: &mut Leaves<'a>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return collect_leaves(by_name(name), name, by_name, leaves);
    }
    leaves.push(Leaf {
        schema,
        place: place.to_owned(),
    });
    for keyword in ["allOf", "oneOf", "anyOf"] {
        for alternative in items(&schema[keyword]) {
            collect_leaves(alternative, place, by_name, leaves);
        }
    }
}

pub(super) fn children<'a>(
    leaves: &[Leaf<'a>],
    child: impl Fn(&'a Value) -> Option<&'a Value>,
) -> Vec<&'a Value> {
    leaves
        .iter()
        .filter_map(|leaf| child(leaf.schema))
        .filter(|child| child.is_object())
        .collect()
}

/// The facts write `object` for anything that nobody described.
pub(super) fn says_nothing(leaves: &[Leaf<'_>]) -> bool {
    let is_described = |leaf: &Leaf<'_>| {
        entries(&leaf.schema["properties"]).next().is_some()
            || !leaf.schema["additionalProperties"].is_null()
    };
    json_types(leaves) == BTreeSet::from(["object"]) && !leaves.iter().any(is_described)
}

pub(super) fn json_types<'a>(leaves: &[Leaf<'a>]) -> BTreeSet<&'a str> {
    let json_type = |leaf: &Leaf<'a>| match leaf.schema["type"].as_str() {
        // The facts call every number a number.
        Some("integer") => Some("number"),
        Some(other) => Some(other),
        None if leaf.schema["properties"].is_object() => Some("object"),
        None => None,
    };
    leaves.iter().filter_map(json_type).collect()
}

pub(super) fn addresses(leaves: &[Leaf<'_>]) -> Vec<usize> {
    leaves
        .iter()
        .map(|leaf| ptr::from_ref(leaf.schema).addr())
        .collect()
}
