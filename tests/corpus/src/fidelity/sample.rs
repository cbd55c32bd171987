//! Values made from a schema: valid ones, and ones with a single fault.
//!
//! Whether a value is valid is not decided here; who uses them asks the validator.

use serde_json::{Map, Value, json};
use specsmith_tests::document::{entries, items};

use super::flat::flatten;
use super::oracle::Translated;
use super::text;
use crate::random::Random;

/// Objects and arrays inside each other before only what is required is made.
const DEEP: usize = 3;
/// Before nothing is made any more.
const DEEPEST: usize = 12;

/// Makes one value.
pub(super) struct Sampler<'a> {
    translated: &'a Translated,
    pub(super) random: Random,
    /// How many limits are kept before one is not.
    fault_after: Option<usize>,
    /// The limits that have been come by.
    limits: usize,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(translated: &'a Translated, random: Random) -> Self {
        Self {
            translated,
            random,
            fault_after: None,
            limits: 0,
        }
    }

    /// A value that should be valid.
    pub(super) fn valid(mut self, schema: &Value) -> Value {
        self.make(schema, 0)
    }

    /// The same value but for one limit that it does not keep, if there is any limit.
    pub(super) fn broken(mut self, schema: &Value) -> Value {
        let mut first = Self::new(self.translated, self.random.clone());
        first.make(schema, 0);
        let mut choice = self.random.clone();
        self.fault_after = Some(choice.below(first.limits));
        self.make(schema, 0)
    }

    /// Whether the limit at hand is the one that is not kept.
    pub(super) fn breaks(&mut self) -> bool {
        self.limits += 1;
        self.fault_after
            .is_some_and(|after| after + 1 == self.limits)
    }

    fn make(&mut self, schema: &Value, depth: usize) -> Value {
        let flat = flatten(self.translated, schema, &mut self.random);
        if let Some(constant) = flat.get("const") {
            return if self.breaks() {
                json!("another")
            } else {
                constant.clone()
            };
        }
        if let Some(Value::Array(words)) = flat.get("enum") {
            return self.word(words);
        }
        match self.type_of(&flat) {
            "null" => Value::Null,
            "boolean" => Value::Bool(self.random.once_in(2)),
            "integer" => self.number(&flat, true),
            "number" => self.number(&flat, false),
            "string" => self.text(&flat),
            "array" => self.array(&flat, depth),
            "object" => self.object(&flat, depth),
            _ => self.anything(),
        }
    }

    /// One of the types, or one that an assertion speaks of.
    fn type_of(&mut self, flat: &Map<String, Value>) -> &'static str {
        const KNOWN: [(&str, &[&str]); 6] = [
            (
                "object",
                &[
                    "properties",
                    "required",
                    "additionalProperties",
                    "minProperties",
                ],
            ),
            ("array", &["items", "prefixItems", "minItems", "maxItems"]),
            ("string", &["pattern", "minLength", "maxLength"]),
            ("number", &["minimum", "maximum", "multipleOf"]),
            ("integer", &[]),
            ("boolean", &[]),
        ];
        let named = match flat.get("type") {
            Some(Value::Array(names)) => self.random.pick(names).and_then(Value::as_str),
            Some(name) => name.as_str(),
            None => None,
        };
        if named == Some("null") {
            return "null";
        }
        let found = KNOWN.iter().find(|(name, keywords)| match named {
            Some(named) => named == *name,
            None => keywords.iter().any(|keyword| flat.contains_key(*keyword)),
        });
        found.map_or("", |(name, _)| name)
    }

    fn anything(&mut self) -> Value {
        let choices = [
            json!(null),
            json!(true),
            json!(-1),
            json!(1.5),
            json!("text"),
            json!([1, "a", {}]),
            json!({ "a": { "b": [] } }),
        ];
        self.random.pick(&choices).cloned().unwrap_or_default()
    }

    fn array(&mut self, flat: &Map<String, Value>, depth: usize) -> Value {
        let limit = |name: &str| {
            let limit = flat.get(name).and_then(Value::as_u64);
            limit.and_then(|limit| usize::try_from(limit).ok())
        };
        let (least, most) = (limit("minItems").unwrap_or(0), limit("maxItems"));
        let mut length = least
            + if depth < DEEP {
                self.random.below(3)
            } else {
                0
            };
        length = length.min(most.unwrap_or(length)).min(64);
        if let Some(most) = most.filter(|most| *most < 64)
            && self.breaks()
        {
            length = most + 1;
        } else if least > 0 && self.breaks() {
            length = least - 1;
        }
        let open = json!({});
        let items_schema = flat.get("items").unwrap_or(&open);
        let prefix: Vec<&Value> = flat
            .get("prefixItems")
            .map(items)
            .into_iter()
            .flatten()
            .collect();
        if depth >= DEEPEST {
            return json!([]);
        }
        let mut elements: Vec<Value> = (0..length)
            .map(|index| self.make(prefix.get(index).unwrap_or(&items_schema), depth + 1))
            .collect();
        if flat.get("uniqueItems") == Some(&Value::Bool(true)) {
            let mut unique: Vec<Value> = Vec::new();
            for element in elements {
                if !unique.contains(&element) {
                    unique.push(element);
                }
            }
            elements = unique;
            if let Some(first) = elements.first().cloned()
                && self.breaks()
            {
                elements.push(first);
            }
        }
        Value::Array(elements)
    }

    fn object(&mut self, flat: &Map<String, Value>, depth: usize) -> Value {
        let mut object = Map::new();
        if depth >= DEEPEST {
            return Value::Object(object);
        }
        let required: Vec<&str> = flat
            .get("required")
            .map(items)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let open = json!({});
        let properties = flat.get("properties").unwrap_or(&open);
        for (name, schema) in entries(properties) {
            let is_wanted = depth < DEEP && !self.random.once_in(3);
            if required.contains(&name) || is_wanted {
                let value = self.make(schema, depth + 1);
                object.insert(name.to_owned(), value);
            }
        }
        for name in required {
            if !object.contains_key(name) {
                let schema = flat
                    .get("additionalProperties")
                    .filter(|schema| schema.is_object());
                let value = self.make(schema.unwrap_or(&open), depth + 1);
                object.insert(name.to_owned(), value);
            }
        }
        self.add_others(flat, depth, &mut object);
        Value::Object(object)
    }

    /// Members of a map, or one that is not allowed.
    fn add_others(
        &mut self,
        flat: &Map<String, Value>,
        depth: usize,
        object: &mut Map<String, Value>,
    ) {
        match flat.get("additionalProperties") {
            Some(Value::Bool(false)) if self.breaks() => {
                object.insert("undeclared member".to_owned(), json!(1));
            }
            Some(schema) if schema != &Value::Bool(false) && depth < DEEP => {
                for _ in 0..self.random.below(3) {
                    let length = 1 + self.random.below(6);
                    let name = text::of_length(length, &mut self.random);
                    if flat
                        .get("properties")
                        .is_some_and(|properties| properties.get(&name).is_some())
                    {
                        continue;
                    }
                    let value = self.make(schema, depth + 1);
                    object.insert(name, value);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Sampler;
    use crate::fidelity::oracle::{Oracle, Translated};
    use crate::random::Random;

    fn schemas() -> Value {
        json!({
            "Bounds": { "type": "integer", "minimum": 3, "exclusiveMaximum": true, "maximum": 9 },
            "Steps": { "type": "number", "multipleOf": 0.5, "minimum": 0.5 },
            "Text": { "type": "string", "minLength": 2, "maxLength": 4 },
            "Code": { "type": "string", "pattern": "^[A-Z]{2}(-\\d+)?$" },
            "Time": { "type": "string", "format": "date-time" },
            "Word": { "type": "string", "enum": ["a", "b"] },
            "List": { "type": "array", "items": { "$ref": "#/components/schemas/Word" },
                "minItems": 1, "maxItems": 2 },
            "Whole": { "allOf": [
                { "type": "object", "required": ["code"],
                    "properties": { "code": { "$ref": "#/components/schemas/Code" } } },
                { "type": "object", "required": ["list"],
                    "properties": { "list": { "$ref": "#/components/schemas/List" } } },
            ] },
            "Either": { "oneOf": [
                { "$ref": "#/components/schemas/Bounds" },
                { "$ref": "#/components/schemas/Whole" },
            ] },
        })
    }

    /// How many values of each schema the validator accepts, of 20.
    fn accepted(make: fn(&Translated, Random, &Value) -> Value) -> Vec<(String, usize)> {
        let document = json!({ "openapi": "3.0.3", "components": { "schemas": schemas() } });
        let translated = Translated::new(&document);
        let oracle = Oracle::new(&translated).expect("the document is taken");
        let count = |key: &String| {
            let reference = translated.dialect.reference(key);
            let schema = translated.dialect.translate(&json!({ "$ref": reference }));
            let values = (0..20).map(|round| make(&translated, Random::new(key, round), &schema));
            let accepted = values
                .filter(|value| oracle.accepts(&schema, value))
                .count();
            (key.clone(), accepted)
        };
        let keys: Vec<String> = schemas()
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect();
        keys.iter().map(count).collect()
    }

    #[test]
    fn valid_values_are_valid() {
        for (key, count) in
            accepted(|made, random, schema| Sampler::new(made, random).valid(schema))
        {
            assert_eq!(count, 20, "{key}");
        }
    }

    #[test]
    fn broken_values_are_not() {
        for (key, count) in
            accepted(|made, random, schema| Sampler::new(made, random).broken(schema))
        {
            assert_eq!(count, 0, "{key}");
        }
    }
}
