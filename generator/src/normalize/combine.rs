//! Adding an assertion to a schema that may have some already.

use serde_json::{Map, Value};

/// Adds a member to the `allOf` of a schema.
pub(super) fn add_to_all_of(schema: &mut Map<String, Value>, member: Value) {
    match schema.get_mut("allOf") {
        Some(Value::Array(members)) => members.push(member),
        _ => {
            schema.insert("allOf".to_owned(), Value::Array(vec![member]));
        }
    }
}
