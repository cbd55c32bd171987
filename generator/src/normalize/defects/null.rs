//! Null where something else is wanted: a name in YAML with nothing below it.

use serde_json::{Map, Value, json};

use super::{Place, mended};
use crate::normalize::Scene;
use crate::structure::Kind;

/// Members whose value may be null.
const DATA: [&str; 6] = ["default", "example", "examples", "const", "enum", "value"];

/// Leaves out members of an object that are null.
pub(super) fn drop_members(
    object: &mut Map<String, Value>,
    pointer: Place<'_>,
    scene: &mut Scene<'_>,
) {
    for name in names_of_nulls(object, |name| !DATA.contains(&name)) {
        object.shift_remove(&name);
        let message = format!("`{name}` is null, which says nothing");
        mended(scene, &pointer().member(&name), message, "leave it out");
    }
}

/// Makes entries of a map that are null objects that say nothing.
pub(super) fn fill_entries(
    map: &mut Map<String, Value>,
    kind: Kind,
    pointer: Place<'_>,
    scene: &mut Scene<'_>,
) {
    for name in names_of_nulls(map, |_| true) {
        let message = format!("`{name}` is null, where {} is wanted", kind.noun());
        mended(scene, &pointer().member(&name), message, "write `{}`");
        map.insert(name, json!({}));
    }
}

fn names_of_nulls(object: &Map<String, Value>, is_meant: fn(&str) -> bool) -> Vec<String> {
    let nulls = object
        .iter()
        .filter(|(name, value)| value.is_null() && is_meant(name) && !name.starts_with("x-"));
    nulls.map(|(name, _)| name.clone()).collect()
}
