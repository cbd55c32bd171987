//! Values of `enum` and `const` that are written as values of another type than `type` names:
//! texts without their quotation marks, and numbers and flags within some.
//!
//! Such a value is taken for the one of the type that it is the text of, or that is its text. What
//! is neither is left for the stages behind to report.

use serde_json::{Map, Number, Value};

use super::{Place, json_type, mended};
use crate::normalize::Scene;

/// How many values a message shows.
const SHOWN: usize = 3;

/// Mends the values that a schema lists.
pub(super) fn mend(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let Some(ty) = only_type(schema) else {
        return;
    };
    let mut mend = |keyword: &str, values: &mut [Value]| {
        let taken: Vec<Value> = values
            .iter_mut()
            .filter_map(|value| {
                *value = meant(value, &ty)?;
                Some(value.clone())
            })
            .collect();
        if let Some(first) = taken.first() {
            let message = message(&taken, values.len(), &ty);
            let help = if first.is_string() {
                "put text into quotation marks"
            } else {
                "write numbers and flags without quotation marks"
            };
            mended(scene, &pointer().member(keyword), message, help);
        }
    };
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        mend("enum", values);
    }
    if let Some(value) = schema.get_mut("const") {
        mend("const", std::slice::from_mut(value));
    }
}

/// The type of all values but null. Of several, nobody knows which one is meant.
fn only_type(schema: &Map<String, Value>) -> Option<String> {
    let types = match schema.get("type")? {
        Value::Array(types) => types.as_slice(),
        only => std::slice::from_ref(only),
    };
    let types = types.iter().filter_map(Value::as_str);
    let mut types = types.filter(|ty| *ty != "null");
    let only = types.next().filter(|_| types.next().is_none());
    only.map(str::to_owned)
}

fn message(taken: &[Value], count: usize, ty: &str) -> String {
    let shown = taken.iter().take(SHOWN);
    let mut shown: Vec<String> = shown.map(|value| format!("`{value}`")).collect();
    if taken.len() > SHOWN {
        shown.push("…".to_owned());
    }
    let shown = shown.join(", ");
    match (taken.len(), count) {
        (_, 1) => format!("the value is not of the type `{ty}`; it is taken for {shown}"),
        (1, _) => {
            format!("one of {count} values is not of the type `{ty}`; it is taken for {shown}")
        }
        (taken, _) if taken == count => {
            format!("none of the {count} values is of the type `{ty}`; they are taken for {shown}")
        }
        (taken, _) => format!(
            "{taken} of {count} values are not of the type `{ty}`; they are taken for {shown}"
        ),
    }
}

/// What a value stands for that is of another type.
fn meant(value: &Value, ty: &str) -> Option<Value> {
    match (ty, value) {
        ("boolean", Value::String(text)) => json_type::flag(text),
        ("integer", Value::String(text)) => number(text).filter(is_integer),
        ("number", Value::String(text)) => number(text),
        ("string", Value::Bool(_) | Value::Number(_)) => text(value),
        _ => None,
    }
}

fn is_integer(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// The number that a text is, unless it has more digits than a float holds.
fn number(text: &str) -> Option<Value> {
    const DIGITS: usize = 15;
    let number: Number = serde_json::from_str(text).ok()?;
    let is_exact = !number.is_f64() || text.len() <= DIGITS;
    is_exact.then_some(Value::Number(number))
}

/// The text of a value as it is written, unless that was probably another one: of large and small
/// numbers only what they amount to is known.
fn text(value: &Value) -> Option<Value> {
    let text = value.to_string();
    let is_as_written = value.is_boolean() || !text.contains(['e', 'E']);
    is_as_written.then(|| text.into())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{meant, only_type};

    #[test]
    fn what_a_text_is_and_what_has_a_text() {
        assert_eq!(meant(&json!("true"), "boolean"), Some(json!(true)));
        assert_eq!(meant(&json!("-1"), "integer"), Some(json!(-1)));
        assert_eq!(meant(&json!("1.50"), "number"), Some(json!(1.5)));
        assert_eq!(meant(&json!(1), "string"), Some(json!("1")));
        assert_eq!(meant(&json!(1.0), "string"), Some(json!("1.0")));
        assert_eq!(meant(&json!(false), "string"), Some(json!("false")));
    }

    #[test]
    fn what_is_not_exact_is_left() {
        for (value, ty) in [
            (json!("yes"), "boolean"),
            (json!(1), "boolean"),
            (json!("1.5"), "integer"),
            (json!("0x10"), "integer"),
            (json!("123456789012345678901"), "integer"),
            (json!("NaN"), "number"),
            (json!(1.0e30), "string"),
            (json!(["a"]), "string"),
            (json!("a"), "date"),
            (Value::Null, "string"),
        ] {
            assert_eq!(meant(&value, ty), None, "{value} as {ty}");
        }
    }

    #[test]
    fn null_is_beside_the_type_that_decides() {
        let of = |types: Value| only_type(json!({ "type": types }).as_object()?);
        assert_eq!(of(json!("string")).as_deref(), Some("string"));
        assert_eq!(of(json!(["null", "string"])).as_deref(), Some("string"));
        assert_eq!(of(json!(["string", "integer"])), None);
        assert_eq!(of(json!("null")), None);
    }
}
