//! The values that a document itself offers: examples and defaults, each with its schema.

use serde_json::{Map, Value};
use specsmith::pointer::Pointer;
use specsmith::structure::{Kind, Shape, Step, walk};
use specsmith_tests::document::{entries, items};

use super::dialect::Dialect;

/// What a value is to the document.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// An example.
    Example,
    /// A default.
    Default,
    /// Made from the schema, to be valid.
    Made,
    /// Made from the schema, with one fault.
    Broken,
}

/// A value that a document offers, and the schema that it is one of.
pub(super) struct Offered {
    /// The pointer of the value.
    pub(super) place: String,
    pub(super) sort: Sort,
    /// As it stands in the document.
    pub(super) schema: Value,
    pub(super) value: Value,
}

/// What a document has to try.
#[derive(Default)]
pub(super) struct Found {
    /// The values that it offers.
    pub(super) offered: Vec<Offered>,
    /// The schemas that are no components but stand at the top of a body, parameter or header,
    /// each with its pointer.
    pub(super) inline: Vec<(String, Value)>,
}

/// How Swagger 2.0 describes parameters and headers in place of a schema.
const INLINE: [&str; 18] = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Every value that a loaded document offers, and its inline schemas, in its order.
pub(super) fn find(document: &Value) -> Found {
    let mut search = Search {
        document,
        dialect: Dialect::of(document),
        found: Found::default(),
    };
    walk(
        document,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, path| {
            if let (Shape::Object(kind), Value::Object(object)) = (shape, value) {
                let place = path.pointer(&Pointer::root());
                let component = component_at(search.dialect, &place);
                search.visit(kind, object, &place, component);
            }
            Step::Into
        },
    );
    search.found
}

/// The key of the component schema that stands at a place.
fn component_at(dialect: Dialect, place: &Pointer) -> Option<String> {
    let rest = place.as_str().strip_prefix(dialect.schemas())?;
    let is_component = rest.matches('/').count() == 1;
    is_component.then(|| place.tokens().last())?
}

struct Search<'a> {
    document: &'a Value,
    dialect: Dialect,
    found: Found,
}

impl Search<'_> {
    fn visit(
        &mut self,
        kind: Kind,
        object: &Map<String, Value>,
        place: &Pointer,
        component: Option<String>,
    ) {
        match kind {
            Kind::Schema => {
                let schema = match component {
                    Some(key) => serde_json::json!({ "$ref": self.dialect.reference(&key) }),
                    None => Value::Object(object.clone()),
                };
                self.visit_schema(object, &schema, place);
            }
            Kind::Parameter | Kind::Header if self.dialect == Dialect::Swagger2 => {
                self.visit_inline(object, place);
            }
            Kind::MediaType | Kind::Parameter | Kind::Header => self.visit_beside(object, place),
            Kind::Response if self.dialect == Dialect::Swagger2 => self.visit_answer(object, place),
            _ => {}
        }
    }

    fn visit_schema(&mut self, object: &Map<String, Value>, schema: &Value, place: &Pointer) {
        if object.contains_key("$ref") {
            return;
        }
        for (keyword, sort) in [("example", Sort::Example), ("default", Sort::Default)] {
            if let Some(value) = object.get(keyword) {
                self.add(&place.member(keyword), sort, schema, value);
            }
        }
        if self.dialect == Dialect::OpenApi31 {
            let examples = object.get("examples").unwrap_or(&Value::Null);
            for (index, value) in items(examples).enumerate() {
                let place = place.member("examples").element(index);
                self.add(&place, Sort::Example, schema, value);
            }
        }
    }

    /// Examples of a parameter, header or media type stand beside its schema.
    fn visit_beside(&mut self, object: &Map<String, Value>, place: &Pointer) {
        let Some(schema) = object.get("schema") else {
            return;
        };
        self.add_inline(schema, &place.member("schema"));
        if let Some(value) = object.get("example") {
            self.add(&place.member("example"), Sort::Example, schema, value);
        }
        let examples = object.get("examples").unwrap_or(&Value::Null);
        for (name, example) in entries(examples) {
            if let Some(value) = self.followed(example).get("value") {
                let place = place.member("examples").member(name);
                self.add(&place, Sort::Example, schema, value);
            }
        }
    }

    /// A reference to a component, followed.
    fn followed(&self, example: &Value) -> Value {
        let target = example["$ref"].as_str().and_then(|reference| {
            let key = reference.strip_prefix("#/components/examples/")?;
            self.document["components"]["examples"].get(key)
        });
        target.unwrap_or(example).clone()
    }

    fn visit_inline(&mut self, object: &Map<String, Value>, place: &Pointer) {
        let schema = object
            .iter()
            .filter(|(name, _)| INLINE.contains(&name.as_str()));
        let schema: Map<String, Value> = schema
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if let Some(schema) = object.get("schema") {
            self.add_inline(schema, &place.member("schema"));
        } else if schema.get("type").is_some_and(|name| name != "file") {
            self.add_inline(&Value::Object(schema.clone()), place);
            self.visit_schema(&schema, &Value::Object(schema.clone()), place);
        }
    }

    /// A response of Swagger 2.0 has an example for each media type.
    fn visit_answer(&mut self, object: &Map<String, Value>, place: &Pointer) {
        let schema = object
            .get("schema")
            .filter(|schema| schema["type"] != "file");
        let Some(schema) = schema else {
            return;
        };
        self.add_inline(schema, &place.member("schema"));
        let examples = object.get("examples").unwrap_or(&Value::Null);
        for (media_type, value) in entries(examples) {
            let place = place.member("examples").member(media_type);
            self.add(&place, Sort::Example, schema, value);
        }
    }

    fn add_inline(&mut self, schema: &Value, place: &Pointer) {
        if schema.get("$ref").is_none() {
            self.found.inline.push((place.to_string(), schema.clone()));
        }
    }

    fn add(&mut self, place: &Pointer, sort: Sort, schema: &Value, value: &Value) {
        self.found.offered.push(Offered {
            place: place.to_string(),
            sort,
            schema: schema.clone(),
            value: value.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Sort, find};

    #[test]
    fn values_are_found_with_their_schemas() {
        let document = json!({
            "openapi": "3.1.0",
            "paths": { "/a": { "get": {
                "parameters": [{ "name": "p", "in": "query", "example": 1, "schema": { "default": 2 } }],
                "responses": { "200": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/A" },
                    "examples": {
                        "one": { "value": "b" },
                        "two": { "$ref": "#/components/examples/E" },
                    },
                } } } },
            } } },
            "components": {
                "examples": { "E": { "value": "c" } },
                "schemas": { "A": { "properties": { "b": { "examples": [3] } }, "example": "d" } },
            },
        });
        let found = find(&document);
        let offered: Vec<_> = found
            .offered
            .iter()
            .map(|offered| (offered.sort, offered.value.clone(), offered.schema.clone()))
            .collect();
        let component = json!({ "$ref": "#/components/schemas/A" });
        let parameter = json!({ "default": 2 });
        assert_eq!(
            offered,
            [
                (Sort::Example, json!(1), parameter.clone()),
                (Sort::Default, json!(2), parameter.clone()),
                (Sort::Example, json!("b"), component.clone()),
                (Sort::Example, json!("c"), component.clone()),
                (Sort::Example, json!("d"), component),
                (Sort::Example, json!(3), json!({ "examples": [3] })),
            ]
        );
        assert_eq!(found.inline.len(), 1);
        assert_eq!(found.inline[0].1, parameter);
    }
}
