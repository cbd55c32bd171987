//! Equality as JSON Schema has it: `1` equals `1.0`, and the order of members is nothing.

use std::fmt::Write;

use serde_json::Value;

/// Whether two values are equal.
pub fn equal(one: &Value, other: &Value) -> bool {
    one == other
        || (has_spellings(one) && has_spellings(other) && canonical(one) == canonical(other))
}

/// Whether equal values may be written in several ways.
fn has_spellings(value: &Value) -> bool {
    matches!(value, Value::Number(_) | Value::Array(_) | Value::Object(_))
}

/// A text that is the same for equal values, and only for them.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_key(value, &mut text);
    text
}

fn write_key(value: &Value, key: &mut String) {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => push(key, value),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(integer), _, _) => push(key, integer),
            (_, Some(integer), _) => push(key, integer),
            // A float that is an integer prints like one.
            (_, _, Some(float)) => push(key, if float == 0.0 { 0.0 } else { float }),
            _ => push(key, number),
        },
        Value::Array(elements) => {
            key.push('[');
            for element in elements {
                write_key(element, key);
                key.push(',');
            }
            key.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            key.push('{');
            for (name, value) in members {
                push(key, Value::from(name.as_str()));
                key.push(':');
                write_key(value, key);
                key.push(',');
            }
            key.push('}');
        }
    }
}

fn push(key: &mut String, part: impl std::fmt::Display) {
    // Writing to a `String` does not fail.
    let _ = write!(key, "{part}");
}
