//! Schemas of any version of OpenAPI to JSON Schema (draft 2020-12) that a foreign validator reads.
//! The latest draft is taken for all of them, since draft 4 holds that 1.0 is no integer.
//!
//! This is a reading of the specification of its own: it does not ask the generator's
//! normaliser. What is not an assertion is dropped, and so are keywords whose value is of an
//! impossible kind (`required: true` on a property): they assert nothing.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use specsmith_tests::document::entries;

/// The URI of the translated document.
pub(super) const DOCUMENT: &str = "urn:document";

/// A version of OpenAPI, as far as schemas go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Swagger 2.0: draft 4 with a vendor's word for null.
    Swagger2,
    /// OpenAPI 3.0: draft 4 with `nullable`.
    OpenApi30,
    /// OpenAPI 3.1 and later: draft 2020-12.
    OpenApi31,
}

impl Dialect {
    /// The version that a document claims to follow.
    pub(super) fn of(document: &Value) -> Self {
        let version = document["openapi"].as_str().unwrap_or_default();
        if document.get("openapi").is_none() {
            Self::Swagger2
        } else if version.starts_with("3.0") {
            Self::OpenApi30
        } else {
            Self::OpenApi31
        }
    }

    /// The pointer of the component schemas.
    pub(super) fn schemas(self) -> &'static str {
        match self {
            Self::Swagger2 => "/definitions",
            Self::OpenApi30 | Self::OpenApi31 => "/components/schemas",
        }
    }

    /// The text of a reference of a loaded document to a component schema.
    pub(super) fn reference(self, key: &str) -> String {
        format!("#{}/{key}", self.schemas())
    }

    /// The key of the component schema that a reference of a loaded document leads to.
    pub(super) fn component(self, reference: &str) -> Option<&str> {
        let path = reference.strip_prefix('#')?.strip_prefix(self.schemas())?;
        path.strip_prefix('/')
    }

    fn null_word(self) -> Option<&'static str> {
        match self {
            Self::Swagger2 => Some("x-nullable"),
            Self::OpenApi30 => Some("nullable"),
            Self::OpenApi31 => None,
        }
    }

    /// Translates a schema and all schemas in it.
    pub(super) fn translate(self, schema: &Value) -> Value {
        let Some(members) = schema.as_object() else {
            return self.translate_boolean(schema);
        };
        if let Some(reference) = members.get("$ref").and_then(Value::as_str)
            && (self != Self::OpenApi31 || members.len() == 1)
        {
            return json!({ "$ref": self.absolute(reference) });
        }
        let mut translated = Map::new();
        for (name, value) in members {
            if let Some(value) = self.translate_keyword(name, value) {
                translated.insert(name.clone(), value);
            }
        }
        exclude_limits(&mut translated);
        add_range_of_format(&mut translated);
        // Null has to get past `allOf` and everything else that stands beside the word, but for
        // `enum`, which has to list it (OpenAPI 3.0.3).
        let nullable = self.null_word().and_then(|word| members.get(word));
        let words = translated.get("enum").and_then(Value::as_array);
        let is_listed = words.is_none_or(|words| words.contains(&Value::Null));
        if nullable == Some(&Value::Bool(true)) && is_listed {
            return json!({ "anyOf": [translated, { "enum": [null] }] });
        }
        Value::Object(translated)
    }

    /// Draft 4 has no booleans for schemas.
    fn translate_boolean(self, schema: &Value) -> Value {
        match (self, schema) {
            (Self::OpenApi31, Value::Bool(_)) => schema.clone(),
            (_, Value::Bool(false)) => json!({ "not": {} }),
            _ => json!({}),
        }
    }

    fn translate_keyword(self, name: &str, value: &Value) -> Option<Value> {
        match (name, value) {
            ("$ref", Value::String(reference)) => Some(Value::from(self.absolute(reference))),
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(_)) => {
                Some(self.translate_members(value))
            }
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(schemas)) => {
                let translated = schemas.iter().map(|schema| self.translate(schema));
                (!schemas.is_empty()).then(|| translated.collect())
            }
            _ if self.is_schema(name, value) => Some(self.translate(value)),
            _ => self.is_assertion(name, value).then(|| value.clone()),
        }
    }

    /// Whether a keyword holds a schema.
    fn is_schema(self, name: &str, value: &Value) -> bool {
        let is_late = self == Self::OpenApi31;
        match name {
            "items" | "not" => value.is_object() || is_late && value.is_boolean(),
            "additionalProperties" => value.is_object(),
            "contains"
            | "propertyNames"
            | "if"
            | "then"
            | "else"
            | "unevaluatedItems"
            | "unevaluatedProperties" => is_late && (value.is_object() || value.is_boolean()),
            _ => false,
        }
    }

    /// Whether a keyword without schemas asserts something, or is needed by who makes values
    /// (`discriminator`).
    fn is_assertion(self, name: &str, value: &Value) -> bool {
        let is_late = self == Self::OpenApi31;
        match name {
            "type" => is_type(value),
            "enum" => value.as_array().is_some_and(|words| !words.is_empty()),
            "required" => {
                let names = value.as_array();
                names.is_some_and(|names| names.iter().all(Value::is_string))
            }
            "pattern" => value.is_string() && is_pattern(value),
            "format" => value.is_string(),
            "discriminator" => value.is_object() || value.is_string(),
            "minimum" | "maximum" => value.is_number(),
            "multipleOf" => value.as_f64().is_some_and(|step| step > 0.0),
            "exclusiveMinimum" | "exclusiveMaximum" if is_late => value.is_number(),
            "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems" | "additionalProperties" => {
                value.is_boolean()
            }
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" => value.is_u64(),
            "const" | "dependentRequired" | "minContains" | "maxContains" => is_late,
            _ => false,
        }
    }

    fn translate_members(self, schemas: &Value) -> Value {
        entries(schemas)
            .map(|(name, schema)| (name.to_owned(), self.translate(schema)))
            .collect()
    }

    /// References of a loaded document name the key of a component to the letter.
    fn absolute(self, reference: &str) -> String {
        match self.component(reference) {
            Some(key) => component_uri(key),
            None => format!("{DOCUMENT}{reference}"),
        }
    }
}

/// The URI of a component schema in the translated document.
pub(super) fn component_uri(key: &str) -> String {
    let token = key.replace('~', "~0").replace('/', "~1");
    let token = utf8_percent_encode(&token, NON_ALPHANUMERIC);
    format!("{DOCUMENT}#/components/schemas/{token}")
}

/// Whether all types are those that JSON Schema has; others assert nothing.
fn is_type(value: &Value) -> bool {
    const TYPES: [&str; 7] = [
        "null", "boolean", "object", "array", "number", "string", "integer",
    ];
    let is_known = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    match value {
        Value::Array(names) => !names.is_empty() && names.iter().all(is_known),
        name => is_known(name),
    }
}

/// Whether the validator can read a pattern.
fn is_pattern(value: &Value) -> bool {
    jsonschema::draft202012::new(&json!({ "pattern": value })).is_ok()
}

/// Draft 4 says with a flag whether a limit itself is excluded.
fn exclude_limits(schema: &mut Map<String, Value>) {
    for (flag, limit) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        let Some(Value::Bool(is_exclusive)) = schema.get(flag).cloned() else {
            continue;
        };
        schema.shift_remove(flag);
        if is_exclusive && let Some(limit) = schema.shift_remove(limit) {
            schema.insert(flag.to_owned(), limit);
        }
    }
}

/// The formats of integers are ranges.
fn add_range_of_format(schema: &mut Map<String, Value>) {
    let is_number = ["integer", "number"].contains(
        &schema
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default(),
    );
    let range = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => json!({ "minimum": i32::MIN, "maximum": i32::MAX }),
        Some("int64") => json!({ "minimum": i64::MIN, "maximum": i64::MAX }),
        Some("uint32") => json!({ "minimum": 0, "maximum": u32::MAX }),
        Some("uint64") => json!({ "minimum": 0, "maximum": u64::MAX }),
        _ => return,
    };
    if !is_number {
        return;
    }
    match schema.get_mut("allOf") {
        Some(Value::Array(arms)) => arms.push(range),
        _ => {
            schema.insert("allOf".to_owned(), json!([range]));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Dialect;

    #[test]
    fn every_version_has_its_own_words() {
        let excluded = json!({ "minimum": 1, "exclusiveMinimum": true });
        let translated = json!({ "exclusiveMinimum": 1 });
        assert_eq!(Dialect::OpenApi30.translate(&excluded), translated);
        let text = json!({ "type": "string", "nullable": true, "x-nullable": true });
        let plain = json!({ "type": "string" });
        let nullable = json!({ "anyOf": [plain, { "enum": [null] }] });
        assert_eq!(Dialect::Swagger2.translate(&text), nullable);
        assert_eq!(Dialect::OpenApi30.translate(&text), nullable);
        assert_eq!(Dialect::OpenApi31.translate(&text), plain);
    }

    #[test]
    fn what_beside_a_reference_applies_depends_on_the_version() {
        let schema = json!({ "$ref": "#/components/schemas/a b", "maxLength": 1, "example": "a" });
        let reference = "urn:document#/components/schemas/a%20b";
        let alone = json!({ "$ref": reference });
        assert_eq!(Dialect::OpenApi30.translate(&schema), alone);
        let beside = json!({ "$ref": reference, "maxLength": 1 });
        assert_eq!(Dialect::OpenApi31.translate(&schema), beside);
    }

    #[test]
    fn keywords_that_mean_nothing_are_dropped() {
        let schema = json!({
            "type": "file", "required": true, "pattern": "(", "minimum": "1", "enum": [],
            "properties": { "type": { "type": "integer", "format": "int32" } },
        });
        let range = json!({ "minimum": i32::MIN, "maximum": i32::MAX });
        let integer = json!({ "type": "integer", "format": "int32", "allOf": [range] });
        let translated = json!({ "properties": { "type": integer } });
        assert_eq!(Dialect::OpenApi30.translate(&schema), translated);
    }
}
