//! Translates schemas of OpenAPI 3.0 into JSON Schema (draft 4), for the validation of examples; those of later
//! versions are JSON Schema (2020-12) as they are.
//!
//! The two differ in what matters here by one word only: `nullable`. Words that JSON Schema does not know are
//! dropped, so that none of them is taken for something else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::document::{Document, entries, items};

const DROPPED: [&str; 5] = [
    "example",
    "nullable",
    "discriminator",
    "xml",
    "externalDocs",
];

/// Formats that draft 4 does not have and OpenAPI documents do.
const LATER_FORMATS: [&str; 14] = [
    "date",
    "time",
    "duration",
    "uuid",
    "idn-email",
    "idn-hostname",
    "uri-reference",
    "iri",
    "iri-reference",
    "uri-template",
    "json-pointer",
    "relative-json-pointer",
    "hostname",
    "regex",
];

/// Each of them as the last draft has it.
static LATER: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let formats = LATER_FORMATS.iter().map(|format| {
        let schema = json!({ "format": format });
        let validator = options.clone().build(&schema);
        (*format, validator.expect("the schema can be used"))
    });
    formats.collect()
});

/// Checks values against schemas of one document.
#[derive(Debug)]
pub struct Examples {
    /// Component schemas by name, translated.
    schemas: Map<String, Value>,
    translate: fn(&Value) -> Value,
    draft: Draft,
}

impl Examples {
    /// Translates the component schemas of a document.
    pub fn new(document: &Document) -> Examples {
        let version = document.root["openapi"].as_str().unwrap_or_default();
        let (translate, draft): (fn(&Value) -> Value, _) = match version.get(..3) {
            Some("3.1" | "3.2") => (Value::clone, Draft::Draft202012),
            _ => (translate, Draft::Draft4),
        };
        let schemas = entries(&document.root["components"]["schemas"]);
        Examples {
            schemas: schemas
                .map(|(name, schema)| (name.to_owned(), translate(schema)))
                .collect(),
            translate,
            draft,
        }
    }

    /// Says what is wrong with a value, one line per rule that it breaks.
    pub fn complaints(&self, schema: &Value, value: &Value) -> Vec<String> {
        match self.validator(schema, &[]) {
            Ok(validator) => validator
                .iter_errors(value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect(),
            Err(complaint) => vec![complaint],
        }
    }

    /// A schema made ready to judge many values; texts need not have these formats.
    pub fn validator(&self, schema: &Value, ignored_formats: &[&str]) -> Result<Validator, String> {
        let schema = (self.translate)(schema);
        let mut reached = Map::new();
        self.add_reached(&schema, &mut reached);
        let schema = json!({ "allOf": [with_uris(&schema)], "components": { "schemas": reached } });
        let options = jsonschema::options()
            .with_draft(self.draft)
            .should_validate_formats(true);
        let options = LATER_FORMATS.iter().fold(options, |options, format| {
            let later = LATER.get(format);
            options.with_format(*format, move |text: &str| {
                later.is_some_and(|later| later.is_valid(&text.into()))
            })
        });
        let options = ignored_formats.iter().fold(options, |options, format| {
            options.with_format(*format, |_: &str| true)
        });
        options
            .build(&schema)
            .map_err(|error| format!("the schema cannot be used: {error}"))
    }

    /// Adds the component schemas that a schema needs. All of them for every example would take half a minute.
    fn add_reached(&self, node: &Value, reached: &mut Map<String, Value>) {
        let name = node["$ref"].as_str().and_then(component_key);
        if let Some((name, schema)) = name.and_then(|name| self.schemas.get_key_value(name))
            && !reached.contains_key(name)
        {
            reached.insert(name.clone(), with_uris(schema));
            self.add_reached(schema, reached);
        }
        let members = entries(node).map(|(_, member)| member);
        for child in members.chain(items(node)) {
            self.add_reached(child, reached);
        }
    }
}

/// The key of the component that a reference of a bundled document names to the letter.
fn component_key(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

/// The same schema with every reference as a URI: a bundled document writes keys to the letter.
fn with_uris(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => members
            .iter()
            .map(
                |(name, member)| match member.as_str().and_then(component_key) {
                    Some(key) if name == "$ref" => (name.clone(), Value::from(component_uri(key))),
                    _ => (name.clone(), with_uris(member)),
                },
            )
            .collect(),
        Value::Array(elements) => elements.iter().map(with_uris).collect(),
        other => other.clone(),
    }
}

fn component_uri(key: &str) -> String {
    let token = key.replace('~', "~0").replace('/', "~1");
    let token = utf8_percent_encode(&token, NON_ALPHANUMERIC);
    format!("#/components/schemas/{token}")
}

/// Translates one schema and all schemas in it.
pub fn translate(schema: &Value) -> Value {
    let Some(members) = schema.as_object() else {
        return translate_elements(schema);
    };
    if let Some(reference) = members.get("$ref") {
        return json!({ "$ref": reference });
    }
    let mut translated = Map::new();
    for (key, value) in members {
        if !DROPPED.contains(&key.as_str()) && !key.starts_with("x-") {
            translated.insert(key.clone(), translate_keyword(key, value));
        }
    }
    // Null has to get past `enum`, `allOf` and everything else that stands beside the word.
    match members.get("nullable") {
        Some(Value::Bool(true)) => json!({ "anyOf": [translated, { "enum": [null] }] }),
        _ => Value::Object(translated),
    }
}

fn translate_keyword(key: &str, value: &Value) -> Value {
    match key {
        "enum" | "default" | "required" => value.clone(),
        "properties" => translate_members(value),
        _ => translate(value),
    }
}

fn translate_members(schemas: &Value) -> Value {
    entries(schemas)
        .map(|(name, schema)| (name.to_owned(), translate(schema)))
        .collect()
}

fn translate_elements(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(translate).collect(),
        other => other.clone(),
    }
}
