//! What extensions say of the values of an `enum`: code generators of all kinds know
//! `x-enum-varnames` or `x-enumNames`, and `x-enum-descriptions` or `x-enumDescriptions`.

use serde_json::{Map, Value};

use crate::ir::{Docs, ValueNote};

const NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// The values of which something is said.
pub(super) fn read(schema: &Map<String, Value>, listed: &[Value]) -> Vec<(Value, ValueNote)> {
    let names = texts(schema, &NAMES, listed);
    let descriptions = texts(schema, &DESCRIPTIONS, listed);
    let said = listed.iter().zip(names).zip(descriptions);
    let said = said.filter(|((_, name), description)| name.is_some() || description.is_some());
    said.map(|((value, name), description)| {
        let docs = Docs {
            description,
            ..Docs::default()
        };
        (value.clone(), ValueNote { name, docs })
    })
    .collect()
}

/// A text for each value, by the first of some extensions that is there.
fn texts(schema: &Map<String, Value>, keys: &[&str], listed: &[Value]) -> Vec<Option<String>> {
    let said = keys.iter().find_map(|key| schema.get(*key));
    let texts = match said {
        Some(Value::Array(texts)) => in_order(texts, listed),
        Some(Value::Object(texts)) => Some(by_value(texts, listed)),
        _ => None,
    };
    let texts = texts.unwrap_or_else(|| vec![None; listed.len()]);
    let texts = texts.into_iter().map(|text| text.and_then(Value::as_str));
    texts
        .map(|text| text.map(str::trim).filter(|text| !text.is_empty()))
        .map(|text| text.map(str::to_owned))
        .collect()
}

fn by_value<'a>(texts: &'a Map<String, Value>, listed: &[Value]) -> Vec<Option<&'a Value>> {
    let each = listed.iter();
    each.map(|value| texts.get(&key(value))).collect()
}

/// By their order; null may be left out. A list of another length says nothing: nobody knows of
/// which values it speaks.
fn in_order<'a>(texts: &'a [Value], listed: &[Value]) -> Option<Vec<Option<&'a Value>>> {
    let is_named = |value: &Value| !value.is_null() || texts.len() == listed.len();
    if listed.iter().filter(|value| is_named(value)).count() != texts.len() {
        return None;
    }
    let mut texts = texts.iter();
    let each = listed.iter();
    Some(
        each.map(|value| is_named(value).then(|| texts.next()).flatten())
            .collect(),
    )
}

/// The member of an object that speaks of a value.
fn key(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    type Said = (String, Option<String>, Option<String>);

    fn said(extensions: &Value, listed: &Value) -> Vec<Said> {
        let extensions = extensions.as_object().expect("is an object");
        let said = read(extensions, listed.as_array().expect("is a list"));
        let said = said.into_iter();
        said.map(|(value, note)| (value.to_string(), note.name, note.docs.description))
            .collect()
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn lists_go_by_order_and_objects_by_value() {
        let descriptions = json!({ "2": "Most", "3": "?" });
        let extensions =
            json!({ "x-enumNames": ["Low", "High"], "x-enum-descriptions": descriptions });
        let low = ("1".to_owned(), text("Low"), None);
        let high = ("2".to_owned(), text("High"), text("Most"));
        assert_eq!(said(&extensions, &json!([1, 2])), [low, high]);
    }

    #[test]
    fn null_may_be_left_out_and_nothing_else() {
        let extensions = json!({ "x-enum-varnames": ["A", " "] });
        let named = ["\"a\""].map(|value| (value.to_owned(), text("A"), None));
        assert_eq!(said(&extensions, &json!(["a", null, "b"])), named);
        assert_eq!(said(&extensions, &json!(["a", "b"])), named);
        assert_eq!(said(&extensions, &json!(["a", "b", "c"])), []);
        assert_eq!(said(&json!({ "x-enumNames": 1 }), &json!(["a"])), []);
    }
}
