//! The probe document: of a document, the schemas that there are values for, each held by a
//! component of its own, and what these refer to.
//!
//! What a schema asserts is checked where it is used, so that every probe is an object whose only
//! member `value` is of the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use specsmith_tests::document::{entries, items};

use super::dialect::Dialect;

/// Members of a schema that say nothing about its values.
const ANNOTATIONS: [&str; 6] = [
    "description",
    "example",
    "examples",
    "title",
    "externalDocs",
    "xml",
];

/// A schema that values are tried on.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    /// The key of the component that holds it in the probe document.
    pub(super) key: String,
    /// The schema as it stands in the document.
    pub(super) schema: Value,
}

/// Probes by what their schemas say.
pub(super) struct Probes<'a> {
    document: &'a Value,
    pub(super) all: Vec<Probe>,
    known: BTreeMap<String, usize>,
}

impl<'a> Probes<'a> {
    pub(super) fn new(document: &'a Value) -> Self {
        Self {
            document,
            all: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// The index of the probe of a schema.
    pub(super) fn add(&mut self, schema: &Value) -> usize {
        let text = plain(schema).to_string();
        if let Some(index) = self.known.get(&text) {
            return *index;
        }
        let index = self.all.len();
        let mut key = format!("Probe {index}");
        while self.schemas().contains_key(&key) {
            key.push('\'');
        }
        let schema = schema.clone();
        self.all.push(Probe { key, schema });
        self.known.insert(text, index);
        index
    }

    fn schemas(&self) -> &'a Map<String, Value> {
        static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
        let dialect = Dialect::of(self.document);
        let schemas = self.document.pointer(dialect.schemas());
        schemas.and_then(Value::as_object).unwrap_or(&NONE)
    }

    /// The document of the first probes, and of everything that they need.
    pub(super) fn document(&self, count: usize) -> Value {
        let dialect = Dialect::of(self.document);
        let schemas = self.schemas();
        let mut reach = Reach {
            dialect,
            schemas,
            children: children(dialect, schemas),
            reached: BTreeSet::new(),
        };
        let probes = &self.all[..count.min(self.all.len())];
        probes
            .iter()
            .for_each(|probe| reach.add_from(&probe.schema));
        let kept = schemas
            .iter()
            .filter(|(key, _)| reach.reached.contains(key.as_str()));
        let kept = kept.map(|(key, schema)| (key.clone(), schema.clone()));
        let held = probes.iter().map(|probe| {
            let holder = json!({
                "type": "object",
                "required": ["value"],
                "properties": { "value": probe.schema },
            });
            (probe.key.clone(), holder)
        });
        let schemas: Map<String, Value> = kept.chain(held).collect();
        let info = json!({ "title": "Probes", "version": "1" });
        match dialect {
            Dialect::Swagger2 => json!({
                "swagger": "2.0", "info": info, "paths": {}, "definitions": schemas,
            }),
            Dialect::OpenApi30 | Dialect::OpenApi31 => json!({
                "openapi": self.document["openapi"], "info": info, "paths": {},
                "components": { "schemas": schemas },
            }),
        }
    }
}

/// A schema without what says nothing about its values at its top.
fn plain(schema: &Value) -> Value {
    let Some(members) = schema.as_object() else {
        return schema.clone();
    };
    let members = members
        .iter()
        .filter(|(name, _)| !ANNOTATIONS.contains(&name.as_str()));
    members
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The components that extend others, by what they extend.
fn children(dialect: Dialect, schemas: &Map<String, Value>) -> BTreeMap<&str, Vec<&str>> {
    let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, schema) in schemas {
        for arm in items(&schema["allOf"]) {
            let parent = arm["$ref"]
                .as_str()
                .and_then(|reference| dialect.component(reference));
            if let Some(parent) = parent {
                children.entry(parent).or_default().push(key);
            }
        }
    }
    children
}

struct Reach<'a> {
    dialect: Dialect,
    schemas: &'a Map<String, Value>,
    children: BTreeMap<&'a str, Vec<&'a str>>,
    reached: BTreeSet<&'a str>,
}

impl<'a> Reach<'a> {
    /// Adds what stands in a tree as a reference, or as the name of an arm in a mapping.
    fn add_from(&mut self, tree: &Value) {
        let mut waiting = self.named_in(tree);
        while let Some(key) = waiting.pop() {
            if !self.reached.insert(key) {
                continue;
            }
            let schema = &self.schemas[key];
            waiting.extend(self.named_in(schema));
            // A discriminator stands for all that extend the schema.
            if schema.get("discriminator").is_some() {
                waiting.extend(self.children.get(key).into_iter().flatten());
            }
        }
    }

    fn named_in(&self, tree: &Value) -> Vec<&'a str> {
        let mut found = Vec::new();
        self.find(tree, &mut found);
        found
    }

    fn find(&self, tree: &Value, found: &mut Vec<&'a str>) {
        for (name, member) in entries(tree) {
            match member.as_str() {
                Some(text) if name == "$ref" => found.extend(self.key(text)),
                Some(_) => {}
                None if name == "mapping" => {
                    let targets = entries(member).filter_map(|(_, target)| target.as_str());
                    found.extend(targets.filter_map(|target| self.key(target)));
                    self.find(member, found);
                }
                None => self.find(member, found),
            }
        }
        items(tree).for_each(|element| self.find(element, found));
    }

    fn key(&self, text: &str) -> Option<&'a str> {
        let key = self.dialect.component(text).unwrap_or(text);
        self.schemas.get_key_value(key).map(|(key, _)| key.as_str())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Probes;

    #[test]
    fn a_probe_document_holds_what_its_probes_need() {
        let document = json!({ "openapi": "3.0.3", "paths": { "/a": {} }, "components": { "schemas": {
            "Pet": { "discriminator": { "propertyName": "kind" }, "type": "object" },
            "Dog": { "allOf": [{ "$ref": "#/components/schemas/Pet" }] },
            "Food": { "type": "object" },
        } } });
        let mut probes = Probes::new(&document);
        let pet = json!({ "$ref": "#/components/schemas/Pet" });
        assert_eq!(probes.add(&pet), 0);
        assert_eq!(probes.add(&json!({ "type": "string", "example": "a" })), 1);
        assert_eq!(probes.add(&json!({ "type": "string", "example": "b" })), 1);
        let schemas = &probes.document(2)["components"]["schemas"];
        let keys: Vec<&String> = schemas
            .as_object()
            .into_iter()
            .flat_map(|all| all.keys())
            .collect();
        assert_eq!(keys, ["Pet", "Dog", "Probe 0", "Probe 1"]);
        assert_eq!(schemas["Probe 0"]["properties"]["value"], pet);
        assert_eq!(
            probes.document(0)["paths"],
            Value::from(serde_json::Map::new())
        );
    }
}
