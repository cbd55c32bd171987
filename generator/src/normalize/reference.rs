//! `$ref` beside other keywords.

use serde_json::{Map, Value, json};

use super::combine::add_to_all_of;

/// In 3.1 what stands beside a reference applies too: the reference becomes a member of an `allOf`.
pub(super) fn nest_beside_siblings(schema: &mut Map<String, Value>) {
    if schema.len() < 2 {
        return;
    }
    if let Some(reference @ Value::String(_)) = schema.shift_remove("$ref") {
        add_to_all_of(schema, json!({ "$ref": reference }));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::nest_beside_siblings;

    #[test]
    fn siblings_apply() {
        let schema = json!({ "$ref": "#/components/schemas/A", "maxLength": 3 });
        let wanted = json!({ "maxLength": 3, "allOf": [{ "$ref": "#/components/schemas/A" }] });
        assert_eq!(rewritten(schema, nest_beside_siblings), wanted);
        let alone = json!({ "$ref": "#/components/schemas/A" });
        assert_eq!(rewritten(alone.clone(), nest_beside_siblings), alone);
    }
}
