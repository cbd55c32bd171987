//! How many operations and schemas a document has, counted without the generator's own reading.

use serde_json::Value;

/// What a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Methods of paths.
    pub operations: usize,
    /// Entries of `components/schemas` or `definitions`.
    pub schemas: usize,
}

/// Members of a path item that are operations.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Counts what a document has, all of its files put into one tree.
pub fn count(root: &Value) -> Counts {
    let members = |pointer: &str| root.pointer(pointer).and_then(Value::as_object);
    let items = members("/paths").into_iter().flatten();
    let operations = items
        .filter(|(path, _)| !path.starts_with("x-"))
        .map(|(_, item)| operations(item))
        .sum();
    let schemas = match root.get("swagger") {
        Some(_) => members("/definitions"),
        None => members("/components/schemas"),
    };
    Counts {
        operations,
        schemas: schemas.map_or(0, serde_json::Map::len),
    }
}

fn operations(item: &Value) -> usize {
    let fixed = METHODS.iter().filter(|method| item.get(**method).is_some());
    let others = item.get("additionalOperations").and_then(Value::as_object);
    fixed.count() + others.map_or(0, serde_json::Map::len)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Counts, count};

    #[test]
    fn methods_of_paths_and_named_schemas_count() {
        let root = json!({
            "openapi": "3.2.0",
            "paths": {
                "/a": { "get": {}, "query": {}, "parameters": [], "summary": "" },
                "/b": { "additionalOperations": { "COPY": {} } },
                "x-c": { "get": {} },
            },
            "components": { "schemas": { "A": {}, "B": true } },
        });
        let counts = Counts {
            operations: 3,
            schemas: 2,
        };
        assert_eq!(count(&root), counts);
    }
}
