//! `in: querystring`.

use serde_json::{Map, Value, json};

use super::Scene;
use crate::diagnostic::Code;
use crate::pointer::Pointer;
use crate::structure::Path;

/// Tells that a parameter is the query as a whole, which 3.0 has no word for.
pub const IN_QUERYSTRING: &str = "x-in-querystring";

/// The query as a whole becomes a parameter in the query with a mark. Says whether it was one.
pub(super) fn put_into_query(parameter: &mut Map<String, Value>) -> bool {
    if parameter.contains_key("$ref") || !is_whole(parameter) {
        return false;
    }
    parameter.insert("in".to_owned(), "query".into());
    parameter.insert(IN_QUERYSTRING.to_owned(), Value::Bool(true));
    // It is text of no style in any case, and in 3.0 either of the others must be there.
    parameter.shift_remove("style");
    if !parameter.contains_key("schema") {
        parameter.entry("content").or_insert_with(|| json!({}));
    }
    true
}

/// Whether a parameter is the query as a whole.
pub(super) fn is_whole(parameter: &Map<String, Value>) -> bool {
    parameter.get("in").is_some_and(|it| it == "querystring")
}

pub(super) fn tell(path: &Path<'_>, scene: &mut Scene<'_>) {
    scene.diagnostics.report(
        Code::RawForm,
        &path.pointer(&Pointer::root()),
        "the query as a whole is given and taken as text",
        "describe its parameters one by one with `in: query`",
    );
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::rewritten;
    use super::put_into_query;

    fn put(parameter: Value) -> Value {
        rewritten(parameter, |parameter| {
            put_into_query(parameter);
        })
    }

    #[test]
    fn the_whole_query_is_a_marked_parameter() {
        let content = json!({ "text/csv": { "schema": { "type": "string" } } });
        assert_eq!(
            put(json!({ "name": "q", "in": "querystring", "content": content })),
            json!({ "name": "q", "in": "query", "content": content, "x-in-querystring": true }),
        );
        assert_eq!(
            put(json!({ "name": "q", "in": "querystring", "style": "none" })),
            json!({ "name": "q", "in": "query", "x-in-querystring": true, "content": {} }),
        );
    }

    #[test]
    fn other_parameters_stay() {
        for parameter in [
            json!({ "name": "querystring", "in": "query", "schema": {} }),
            json!({ "$ref": "#/components/parameters/q", "in": "querystring" }),
        ] {
            assert_eq!(put(parameter.clone()), parameter);
        }
    }
}
