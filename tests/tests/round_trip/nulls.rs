//! Null as the value of members that an example leaves out.

use serde_json::Value;
use specsmith_tests::document::{entries, items};

use crate::novu::DOCUMENT;

/// Adds to a value what its schema says may be there and may be null.
pub fn add_absent(value: &mut Value, schema: &Value) {
    let schema = DOCUMENT.resolve(schema);
    for part in items(&schema["allOf"]) {
        add_absent(value, part);
    }
    for element in value.as_array_mut().into_iter().flatten() {
        add_absent(element, &schema["items"]);
    }
    let Some(members) = value.as_object_mut() else {
        return;
    };
    for (name, property) in entries(&schema["properties"]) {
        match members.get_mut(name) {
            Some(member) => add_absent(member, property),
            None if DOCUMENT.resolve(property)["nullable"] == true => {
                members.insert(name.to_owned(), Value::Null);
            }
            None => {}
        }
    }
}
