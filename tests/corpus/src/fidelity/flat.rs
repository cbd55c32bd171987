//! One way to be valid: a schema with its references followed, its `allOf` joined, and one arm
//! taken of each union.

use serde_json::{Map, Value, json};
use specsmith_tests::document::{entries, items};

use super::oracle::Translated;
use crate::random::Random;

/// References and arms inside each other; what is deeper asserts nothing here.
const DEEPEST: usize = 24;

/// A schema without `$ref`, `allOf`, `anyOf` and `oneOf`. What it makes of contradicting arms may
/// be wrong: the validator has the last word.
pub(super) fn flatten(
    translated: &Translated,
    schema: &Value,
    random: &mut Random,
) -> Map<String, Value> {
    let mut flat = Map::new();
    let mut flattener = Flattener { translated, random };
    flattener.add(schema, 0, &mut flat);
    flat
}

struct Flattener<'a> {
    translated: &'a Translated,
    random: &'a mut Random,
}

impl Flattener<'_> {
    fn add(&mut self, schema: &Value, depth: usize, flat: &mut Map<String, Value>) {
        let Some(members) = schema.as_object().filter(|_| depth < DEEPEST) else {
            if schema == &Value::Bool(false) {
                flat.insert("enum".to_owned(), json!([]));
            }
            return;
        };
        for (keyword, value) in members {
            match keyword.as_str() {
                "$ref" => {
                    let target = value.as_str().and_then(|name| self.translated.target(name));
                    if let Some(target) = target {
                        self.add(target, depth + 1, flat);
                    }
                }
                "allOf" => items(value).for_each(|arm| self.add(arm, depth + 1, flat)),
                "anyOf" | "oneOf" => self.add_arm(value, &schema["discriminator"], depth, flat),
                "if" => {}
                _ => join(keyword, value, flat),
            }
        }
    }

    fn add_arm(
        &mut self,
        arms: &Value,
        discriminator: &Value,
        depth: usize,
        flat: &mut Map<String, Value>,
    ) {
        let arms: Vec<&Value> = items(arms).collect();
        let Some(arm) = self.random.pick(&arms) else {
            return;
        };
        self.add(arm, depth + 1, flat);
        let tag = discriminator["propertyName"]
            .as_str()
            .or(discriminator.as_str());
        if let (Some(tag), Some(reference)) = (tag, arm["$ref"].as_str()) {
            let word = json!({ "enum": [self.tag_of(reference, &discriminator["mapping"])] });
            join("properties", &json!({ tag: word }), flat);
        }
    }

    /// The value of a discriminator that stands for an arm.
    fn tag_of(&self, reference: &str, mapping: &Value) -> String {
        let key = self.key_of(reference);
        let mapped = entries(mapping).find(|(_, target)| {
            let target = target.as_str().unwrap_or_default();
            target == key || target.ends_with(&format!("/{key}"))
        });
        mapped.map_or(key, |(word, _)| word.to_owned())
    }

    fn key_of(&self, reference: &str) -> String {
        let decoded = percent_encoding::percent_decode_str(reference).decode_utf8_lossy();
        let key = decoded.rsplit('/').next().unwrap_or_default();
        key.replace("~1", "/").replace("~0", "~")
    }
}

/// Adds an assertion to those that are there.
fn join(keyword: &str, value: &Value, flat: &mut Map<String, Value>) {
    let joined = match flat.get(keyword) {
        None => value.clone(),
        Some(there) => match keyword {
            "properties" | "patternProperties" => join_members(there, value),
            "required" => items(there).chain(items(value)).cloned().collect(),
            "enum" => items(there)
                .filter(|word| items(value).any(|other| other == *word))
                .cloned()
                .collect(),
            "type" => narrower(there, value),
            "minimum" | "minLength" | "minItems" | "minProperties" => limit(there, value, f64::max),
            "maximum" | "maxLength" | "maxItems" | "maxProperties" => limit(there, value, f64::min),
            "items" => json!({ "allOf": [there, value] }),
            "additionalProperties" if value == &Value::Bool(false) => value.clone(),
            _ => there.clone(),
        },
    };
    flat.insert(keyword.to_owned(), joined);
}

fn join_members(there: &Value, more: &Value) -> Value {
    let mut joined: Map<String, Value> = there.as_object().cloned().unwrap_or_default();
    for (name, schema) in entries(more) {
        let both = match joined.get(name) {
            Some(there) => json!({ "allOf": [there, schema] }),
            None => schema.clone(),
        };
        joined.insert(name.to_owned(), both);
    }
    Value::Object(joined)
}

fn names(types: &Value) -> Vec<&str> {
    match types {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    }
}

/// The types that both allow; an integer is a number.
fn narrower(one: &Value, other: &Value) -> Value {
    let (one, other) = (names(one), names(other));
    let allows = |names: &[&str], name: &str| {
        names.contains(&name) || name == "integer" && names.contains(&"number")
    };
    let both = one.iter().chain(&other);
    let mut both: Vec<&str> = both
        .copied()
        .filter(|name| allows(&one, name) && allows(&other, name))
        .collect();
    both.dedup();
    Value::from(both)
}

fn limit(one: &Value, other: &Value, choose: fn(f64, f64) -> f64) -> Value {
    match (one.as_f64(), other.as_f64()) {
        (Some(first), Some(second)) if (choose(first, second) - first).abs() > 0.0 => other.clone(),
        _ => one.clone(),
    }
}
