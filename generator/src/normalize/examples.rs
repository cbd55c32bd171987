//! `examples` of a schema.

use serde_json::{Map, Value};

/// 3.0 shows one example; the others are only shown to people, too.
pub(super) fn take_first(schema: &mut Map<String, Value>) {
    let Some(Value::Array(examples)) = schema.shift_remove("examples") else {
        return;
    };
    if let (false, Some(first)) = (schema.contains_key("example"), examples.into_iter().next()) {
        schema.insert("example".to_owned(), first);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::take_first;

    #[test]
    fn the_first_example_is_shown() {
        let schema = json!({ "examples": [1, 2] });
        assert_eq!(rewritten(schema, take_first), json!({ "example": 1 }));
        let both = json!({ "example": 0, "examples": [1] });
        assert_eq!(rewritten(both, take_first), json!({ "example": 0 }));
    }
}
