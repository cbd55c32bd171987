//! Whether a schema speaks of a member, wherever in a value it stands.

use serde_json::Value;
use specsmith_tests::document::{entries, items};

use super::equality::Step;
use super::oracle::Oracle;

/// References and arms inside each other.
const DEEPEST: usize = 32;

/// Whether a translated schema declares the member of a name in the object at a path of a value.
/// Arms of unions count where they accept the value.
pub(super) fn declares(
    oracle: &Oracle<'_>,
    schema: &Value,
    value: &Value,
    path: &[Step],
    name: &str,
) -> bool {
    let question = Question { oracle, name };
    question.ask(schema, value, path, 0)
}

struct Question<'a> {
    oracle: &'a Oracle<'a>,
    name: &'a str,
}

impl Question<'_> {
    fn ask(&self, schema: &Value, value: &Value, path: &[Step], depth: usize) -> bool {
        if depth > DEEPEST || !schema.is_object() {
            return false;
        }
        let beside = self.in_place(schema, value);
        let here = match path.split_first() {
            None => self.is_member(schema, self.name),
            Some((step, rest)) => self.ask_inside(schema, value, (step, rest), depth),
        };
        here || beside
            .into_iter()
            .any(|schema| self.ask(schema, value, path, depth + 1))
    }

    /// The schemas that the same value is to be valid against.
    fn in_place<'s>(&'s self, schema: &'s Value, value: &Value) -> Vec<&'s Value> {
        let target = schema["$ref"]
            .as_str()
            .and_then(|name| self.oracle.translated.target(name));
        let arms = items(&schema["anyOf"]).chain(items(&schema["oneOf"]));
        let conditional = ["if", "then", "else"]
            .into_iter()
            .filter_map(|name| schema.get(name));
        let tried = arms
            .chain(conditional)
            .filter(|arm| self.oracle.accepts(arm, value));
        // Beside others, a schema that says nothing does not open them.
        let spoken = items(&schema["allOf"]).filter(|schema| !says_nothing(schema));
        target.into_iter().chain(spoken).chain(tried).collect()
    }

    fn ask_inside(
        &self,
        schema: &Value,
        value: &Value,
        (step, rest): (&Step, &[Step]),
        depth: usize,
    ) -> bool {
        let schemas: Vec<&Value> = match step {
            Step::Member(name) => match schema["properties"].get(name) {
                Some(property) => vec![property],
                None => schema.get("additionalProperties").into_iter().collect(),
            },
            Step::Element(index) => match schema["prefixItems"].get(index) {
                Some(item) => vec![item],
                None => schema.get("items").into_iter().collect(),
            },
        };
        let inside = match step {
            Step::Member(name) => value.get(name),
            Step::Element(index) => value.get(index),
        };
        let inside = inside.unwrap_or(&Value::Null);
        // A schema that says nothing holds whatever there is.
        schemas
            .into_iter()
            .any(|schema| says_nothing(schema) || self.ask(schema, inside, rest, depth + 1))
    }

    fn is_member(&self, schema: &Value, name: &str) -> bool {
        let others = schema
            .get("additionalProperties")
            .is_some_and(|others| others != &Value::Bool(false));
        // An object that names members, be it as required only, is known by these.
        const LIMITS: [&str; 6] = [
            "properties",
            "required",
            "additionalProperties",
            "allOf",
            "anyOf",
            "oneOf",
        ];
        let is_open = LIMITS.iter().all(|keyword| schema.get(*keyword).is_none());
        let is_free = says_nothing(schema) || schema["type"] == "object" && is_open;
        let matches = |pattern: &str| {
            self.oracle.accepts(
                &serde_json::json!({ "pattern": pattern }),
                &Value::from(name),
            )
        };
        schema["properties"].get(name).is_some()
            || items(&schema["required"]).any(|required| required == name)
            || others
            || is_free
            || entries(&schema["patternProperties"]).any(|(pattern, _)| matches(pattern))
    }
}

fn says_nothing(schema: &Value) -> bool {
    schema == &Value::Bool(true) || schema.as_object().is_some_and(serde_json::Map::is_empty)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::declares;
    use crate::fidelity::equality::Step;
    use crate::fidelity::oracle::{Oracle, Translated};

    fn declared(schema: &Value, value: &Value, path: &[Step], name: &str) -> bool {
        let document = json!({ "openapi": "3.0.3", "components": { "schemas": {
            "Named": { "type": "object", "properties": { "name": { "type": "string" } } },
        } } });
        let translated = Translated::new(&document);
        let oracle = Oracle::new(&translated).expect("the document is taken");
        let schema = translated.dialect.translate(schema);
        declares(&oracle, &schema, value, path, name)
    }

    #[test]
    fn members_are_found_behind_references_and_in_arms_that_accept() {
        let named = json!({ "$ref": "#/components/schemas/Named" });
        let numbered = json!({ "type": "object", "properties": { "id": { "type": "integer" } } });
        let either = json!({ "oneOf": [named, numbered] });
        let value = json!({ "name": 1, "id": 1 });
        assert!(declared(&either, &value, &[], "id"));
        assert!(!declared(&either, &value, &[], "name"));
        let list = json!({ "type": "array", "items": either });
        assert!(declared(&list, &json!([value]), &[Step::Element(0)], "id"));
        assert!(!declared(
            &list,
            &json!([value]),
            &[Step::Element(0)],
            "other"
        ));
    }

    #[test]
    fn an_empty_schema_beside_others_declares_nothing() {
        let named = json!({ "$ref": "#/components/schemas/Named" });
        let both = json!({ "allOf": [named, { "xml": { "name": "item" } }] });
        let value = json!({ "name": "a", "id": 1 });
        assert!(declared(&both, &value, &[], "name"));
        assert!(!declared(&both, &value, &[], "id"));
    }

    #[test]
    fn members_that_are_required_only_are_declared_and_others_beside_them_are_not() {
        let required = json!({ "type": "object", "required": ["a"] });
        let value = json!({ "a": 1, "b": 1 });
        assert!(declared(&required, &value, &[], "a"));
        assert!(!declared(&required, &value, &[], "b"));
    }

    #[test]
    fn maps_and_free_objects_declare_every_member() {
        let map = json!({ "type": "object", "properties": {}, "additionalProperties": {} });
        let closed = json!({ "type": "object", "additionalProperties": false });
        for (schema, wanted) in [(map, true), (closed, false), (json!({}), true)] {
            assert_eq!(declared(&schema, &json!({ "a": 1 }), &[], "a"), wanted);
        }
    }
}
