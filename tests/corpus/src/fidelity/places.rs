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

/// Every value that a loaded document offers, in its order.
pub(super) fn offered(document: &Value) -> Vec<Offered> {
    let mut search = Search {
        document,
        dialect: Dialect::of(document),
        found: Vec::new(),
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
    found: Vec<Offered>,
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
            Kind::MediaType => self.visit_beside(object, place),
            Kind::Parameter | Kind::Header if self.dialect == Dialect::Swagger2 => {
                self.visit_inline(object, place);
            }
            Kind::Parameter | Kind::Header => self.visit_beside(object, place),
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
                self.add(place.member(keyword), sort, schema, value);
            }
        }
        if self.dialect == Dialect::OpenApi31 {
            let examples = object.get("examples").unwrap_or(&Value::Null);
            for (index, value) in items(examples).enumerate() {
                let place = place.member("examples").element(index);
                self.add(place, Sort::Example, schema, value);
            }
        }
    }

    /// Examples of a parameter, header or media type stand beside its schema.
    fn visit_beside(&mut self, object: &Map<String, Value>, place: &Pointer) {
        let Some(schema) = object.get("schema") else {
            return;
        };
        if let Some(value) = object.get("example") {
            self.add(place.member("example"), Sort::Example, schema, value);
        }
        let examples = object.get("examples").unwrap_or(&Value::Null);
        for (name, example) in entries(examples) {
            if let Some(value) = self.followed(example).get("value") {
                let place = place.member("examples").member(name);
                self.add(place, Sort::Example, schema, value);
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
        if schema.get("type").is_some_and(|name| name != "file") {
            self.visit_schema(&schema, &Value::Object(schema.clone()), place);
        }
    }

    /// A response of Swagger 2.0 has an example for each media type.
    fn visit_answer(&mut self, object: &Map<String, Value>, place: &Pointer) {
        let (Some(schema), Some(examples)) = (object.get("schema"), object.get("examples")) else {
            return;
        };
        if schema["type"] == "file" {
            return;
        }
        for (media_type, value) in entries(examples) {
            let place = place.member("examples").member(media_type);
            self.add(place, Sort::Example, schema, value);
        }
    }

    fn add(&mut self, place: Pointer, sort: Sort, schema: &Value, value: &Value) {
        self.found.push(Offered {
            place: place.to_string(),
            sort,
            schema: schema.clone(),
            value: value.clone(),
        });
    }
}
