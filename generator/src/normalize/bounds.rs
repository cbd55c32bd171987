//! `exclusiveMinimum` and `exclusiveMaximum`, which are numbers since JSON Schema draft 6.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::ir::compare;

/// Numbers become limits with a flag. Of two limits the one that refuses more is left.
pub(super) fn exclusive_to_flags(schema: &mut Map<String, Value>) {
    to_flag(schema, "minimum", "exclusiveMinimum", Ordering::Less);
    to_flag(schema, "maximum", "exclusiveMaximum", Ordering::Greater);
}

/// `outer` is how a limit compares with one that refuses more.
fn to_flag(schema: &mut Map<String, Value>, inclusive: &str, exclusive: &str, outer: Ordering) {
    let Some(Value::Number(limit)) = schema.get(exclusive).cloned() else {
        return;
    };
    let other = schema.get(inclusive).and_then(Value::as_number);
    let is_stricter = other.is_none_or(|other| compare(&limit, other) != outer);
    if is_stricter {
        schema.insert(inclusive.to_owned(), Value::Number(limit));
    }
    schema.insert(exclusive.to_owned(), Value::Bool(is_stricter));
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
        let near = json!({ "exclusiveMaximum": 9_007_199_254_740_993_u64, "maximum": 9_007_199_254_740_992_u64 });
        assert_eq!(
            rewritten(near, exclusive_to_flags),
            json!({ "exclusiveMaximum": false, "maximum": 9_007_199_254_740_992_u64 })
        );
        let flags = json!({ "minimum": 1, "exclusiveMinimum": true });
        assert_eq!(rewritten(flags.clone(), exclusive_to_flags), flags);
    }
}
