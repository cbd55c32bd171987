//! `exclusiveMinimum` and `exclusiveMaximum`, which are numbers since JSON Schema draft 6.

use serde_json::{Map, Value};

/// Numbers become limits with a flag. Of two limits the one that refuses more is left.
pub(super) fn exclusive_to_flags(schema: &mut Map<String, Value>) {
    to_flag(schema, "minimum", "exclusiveMinimum", |limit, other| {
        limit >= other
    });
    to_flag(schema, "maximum", "exclusiveMaximum", |limit, other| {
        limit <= other
    });
}

fn to_flag(
    schema: &mut Map<String, Value>,
    inclusive: &str,
    exclusive: &str,
    refuses_more: fn(f64, f64) -> bool,
) {
    let Some(limit @ Value::Number(_)) = schema.get(exclusive).cloned() else {
        return;
    };
    let other = schema.get(inclusive).and_then(Value::as_f64);
    let stricter = match (limit.as_f64(), other) {
        (Some(limit), Some(other)) => refuses_more(limit, other),
        _ => true,
    };
    if stricter {
        schema.insert(inclusive.to_owned(), limit);
    }
    schema.insert(exclusive.to_owned(), Value::Bool(stricter));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::exclusive_to_flags;

    #[test]
    fn the_stricter_limit_is_left() {
        let schema = json!({ "exclusiveMinimum": 1, "exclusiveMaximum": 9, "maximum": 5 });
        assert_eq!(
            rewritten(schema, exclusive_to_flags),
            json!({ "exclusiveMinimum": true, "minimum": 1, "exclusiveMaximum": false, "maximum": 5 })
        );
        let flags = json!({ "minimum": 1, "exclusiveMinimum": true });
        assert_eq!(rewritten(flags.clone(), exclusive_to_flags), flags);
    }
}
