//! Parameters and headers, whose types stand beside their names.

use serde_json::{Map, Value};

/// The keywords that a parameter shares with a schema.
const KEYWORDS: [&str; 16] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

/// Whether a parameter is one in OpenAPI 3.0, and not a part of a body.
pub(super) fn stays(parameter: &Value) -> bool {
    !matches!(location(parameter), Some("body" | "formData"))
}

pub(super) fn location(parameter: &Value) -> Option<&str> {
    parameter.get("in").and_then(Value::as_str)
}

/// A parameter or header with a schema of its own.
pub(super) fn upgrade(parameter: &Value) -> Value {
    let Some(members) = parameter.as_object() else {
        return parameter.clone();
    };
    if members.contains_key("$ref") {
        return parameter.clone();
    }
    let mut upgraded = Map::new();
    for (name, value) in members {
        if !KEYWORDS.contains(&name.as_str()) && name != "collectionFormat" {
            upgraded.insert(name.clone(), value.clone());
        }
    }
    let format = members.get("collectionFormat").and_then(Value::as_str);
    let is_list = members.get("type").and_then(Value::as_str) == Some("array");
    if is_list && let Some((style, explode)) = style(format, location(parameter)) {
        upgraded.insert("style".to_owned(), style.into());
        upgraded.insert("explode".to_owned(), explode.into());
    }
    upgraded.insert("schema".to_owned(), schema(members));
    Value::Object(upgraded)
}

/// The style that writes a list in the same way.
fn style(format: Option<&str>, location: Option<&str>) -> Option<(&'static str, bool)> {
    match (location, format) {
        (Some("query"), Some("multi")) => Some(("form", true)),
        (Some("query"), Some("ssv" | "tsv")) => Some(("spaceDelimited", false)),
        (Some("query"), Some("pipes")) => Some(("pipeDelimited", false)),
        (Some("query"), _) => Some(("form", false)),
        _ => None,
    }
}

/// The schema that the keywords of a parameter make.
pub(super) fn schema(parameter: &Map<String, Value>) -> Value {
    let mut schema: Map<String, Value> = parameter
        .iter()
        .filter(|(name, _)| KEYWORDS.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if schema.get("type").and_then(Value::as_str) == Some("file") {
        schema.insert("type".to_owned(), "string".into());
        schema.insert("format".to_owned(), "binary".into());
    }
    Value::Object(schema)
}
