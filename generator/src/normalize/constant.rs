//! `const`.

use serde_json::{Map, Value, json};
use specsmith_support::validate::equal;

use super::combine::add_to_all_of;

/// A constant is an enumeration of one value; beside another enumeration it is what both list.
pub(super) fn to_enum(schema: &mut Map<String, Value>) {
    let Some(constant) = schema.shift_remove("const") else {
        return;
    };
    let values = match schema.get("enum") {
        Some(Value::Array(listed)) if !listed.iter().any(|one| equal(one, &constant)) => Vec::new(),
        _ => vec![constant],
    };
    schema.insert("enum".to_owned(), Value::Array(values));
}

/// A list of no values, which nothing is in: 3.0 tells it by another word.
pub(super) fn empty_enum_to_not(schema: &mut Map<String, Value>) {
    let is_empty = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(Vec::is_empty);
    if is_empty {
        schema.shift_remove("enum");
        add_to_all_of(schema, json!({ "not": {} }));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::{empty_enum_to_not, to_enum};

    #[test]
    fn a_constant_is_the_only_value() {
        assert_eq!(
            rewritten(json!({ "const": null }), to_enum),
            json!({ "enum": [null] })
        );
        for listed in [json!([1, 2]), json!([1.0, 2])] {
            let both = json!({ "const": 1, "enum": listed });
            assert_eq!(rewritten(both, to_enum), json!({ "enum": [1] }));
        }
    }

    #[test]
    fn what_nothing_is_in_is_refused() {
        let contradictory = rewritten(json!({ "const": 1, "enum": [2] }), to_enum);
        assert_eq!(
            rewritten(contradictory, empty_enum_to_not),
            json!({ "allOf": [{ "not": {} }] })
        );
    }
}
