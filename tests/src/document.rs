//! An OpenAPI document as plain JSON, with the few walks that the tests need.
//!
//! The document is whole: every reference points into itself. The tests read it without the generator, so that
//! a mistake in the generator's reader cannot hide one in the document.

use serde_json::Value;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "patch", "head", "options", "trace",
];

/// References that lead to references; anything longer is taken for a circle.
const LONGEST_CHAIN: usize = 32;

/// A document whose references all point into itself.
#[derive(Debug, Clone)]
pub struct Document {
    /// The document as it was read.
    pub root: Value,
}

/// One operation, with the path item that it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Operation<'a> {
    /// Method in lower case.
    pub method: &'a str,
    /// Path template.
    pub path: &'a str,
    /// The path item, which may hold parameters of its own.
    pub item: &'a Value,
    /// The operation object.
    pub value: &'a Value,
}

impl Document {
    /// Follows references until something else comes; what cannot be found is null.
    pub fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        let mut node = node;
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = node["$ref"].as_str() else {
                return node;
            };
            node = self.target(reference);
        }
        &Value::Null
    }

    /// What a reference such as `#/components/schemas/Topic` points to, or null.
    pub fn target(&self, reference: &str) -> &Value {
        let pointer = reference.trim_start_matches('#');
        self.root.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// All operations, in the order of the document.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        entries(&self.root["paths"]).flat_map(|(path, item)| {
            let methods = entries(item).filter(|(key, _)| METHODS.contains(key));
            methods.map(move |(method, value)| Operation {
                method,
                path,
                item,
                value,
            })
        })
    }

    /// The operation of that method and path.
    pub fn operation(&self, method: &str, path: &str) -> Option<Operation<'_>> {
        self.operations()
            .find(|operation| operation.method == method && operation.path == path)
    }

    /// The schema of the body that a request or response object carries.
    pub fn body_schema<'a>(&'a self, holder: &'a Value) -> Option<&'a Value> {
        let (_, media_type) = entries(&self.resolve(holder)["content"]).next()?;
        media_type.get("schema")
    }
}

impl<'a> Operation<'a> {
    /// Method and path, as people write them.
    pub fn title(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    /// Parameters of the path item and of the operation, resolved.
    pub fn parameters(&self, document: &'a Document) -> Vec<&'a Value> {
        let all = items(&self.item["parameters"]).chain(items(&self.value["parameters"]));
        all.map(|parameter| document.resolve(parameter)).collect()
    }

    /// Status and response object, resolved.
    pub fn responses(&self, document: &'a Document) -> impl Iterator<Item = (&'a str, &'a Value)> {
        entries(&self.value["responses"])
            .map(|(status, response)| (status, document.resolve(response)))
    }
}

/// Members of an object; none if the value is no object.
pub fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}

/// Elements of an array; none if the value is no array.
pub fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
