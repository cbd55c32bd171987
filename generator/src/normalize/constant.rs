//! `const`.

use serde_json::{Map, Value};

/// A constant is an enumeration of one value; beside another enumeration it is what both list.
pub(super) fn to_enum(schema: &mut Map<String, Value>) {
    let Some(constant) = schema.shift_remove("const") else {
        return;
    };
    let values = match schema.get("enum") {
        Some(Value::Array(listed)) if !listed.contains(&constant) => Vec::new(),
        _ => vec![constant],
    };
    schema.insert("enum".to_owned(), Value::Array(values));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::to_enum;

    #[test]
    fn a_constant_is_the_only_value() {
        assert_eq!(
            rewritten(json!({ "const": null }), to_enum),
            json!({ "enum": [null] })
        );
        let both = json!({ "const": 1, "enum": [1, 2] });
        assert_eq!(rewritten(both, to_enum), json!({ "enum": [1] }));
    }
}
