//! Responses.

use serde_json::{Map, Value, json};

use super::parameter;

/// Moves the schema of a response into its content, and the types of headers into schemas.
pub(super) fn upgrade(response: &mut Value, produces: &[String]) {
    let Value::Object(response) = response else {
        return;
    };
    response.shift_remove("examples");
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        for (_, header) in headers {
            *header = parameter::upgrade(header);
        }
    }
    let Some(schema) = response.shift_remove("schema") else {
        return;
    };
    let is_file = schema.get("type").and_then(Value::as_str) == Some("file");
    let usual = if is_file {
        "application/octet-stream"
    } else {
        "application/json"
    };
    let usual = [usual.to_owned()];
    let media_types = if produces.is_empty() {
        &usual
    } else {
        produces
    };
    let content: Map<String, Value> = media_types
        .iter()
        .map(|name| (name.clone(), json!({ "schema": schema })))
        .collect();
    response.insert("content".to_owned(), Value::Object(content));
}
