//! `type` as a list.

use serde_json::{Map, Value, json};

use super::combine::add_to_all_of;
use crate::known_formats::{KNOWN, Kind, Known};

/// Tells that `nullable` was null in a list of types, which other keywords may refuse: in 3.0
/// `nullable` is taken to let null past all of them.
pub const NULL_OF_TYPE: &str = "x-null-of-type";

/// The keywords that may refuse null whatever `type` lists.
const MAY_REFUSE: [&str; 5] = ["allOf", "anyOf", "oneOf", "not", "if"];

/// The keywords that assert something of values of one type.
const ABOUT: [(&str, &[&str]); 4] = [
    ("string", &["minLength", "maxLength", "pattern", "format"]),
    (
        "number",
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "format",
        ],
    ),
    (
        "array",
        &[
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "prefixItems",
            "additionalItems",
            "contains",
            "minContains",
            "maxContains",
            "unevaluatedItems",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "unevaluatedProperties",
        ],
    ),
];

/// Null becomes `nullable`; one other type stands alone, and several become arms of an `anyOf`, each
/// with the keywords that are about it. Returned are the places of these arms in the schema: they
/// stand for the schema itself.
pub(super) fn list_to_one(schema: &mut Map<String, Value>) -> Vec<String> {
    let Some(Value::Array(listed)) = schema.get("type") else {
        return Vec::new();
    };
    let mut types: Vec<String> = Vec::new();
    for name in listed.iter().filter_map(Value::as_str) {
        if !types.iter().any(|known| known == name) {
            types.push(name.to_owned());
        }
    }
    schema.shift_remove("type");
    if let Some(place) = types.iter().position(|name| name == "null")
        && types.len() > 1
    {
        types.remove(place);
        schema.insert("nullable".to_owned(), Value::Bool(true));
        if MAY_REFUSE
            .iter()
            .any(|keyword| schema.contains_key(*keyword))
        {
            schema.insert(NULL_OF_TYPE.to_owned(), Value::Bool(true));
        }
    }
    let mut arms = Vec::new();
    match types.as_slice() {
        [] => {}
        [only] => {
            schema.insert("type".to_owned(), only.as_str().into());
        }
        _ => arms = split(schema, &types),
    }
    drop_refused_null(schema);
    arms
}

/// An `enum` that does not list null refuses it, whatever the types are.
fn drop_refused_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(values)) = schema.get("enum")
        && !values.contains(&Value::Null)
    {
        schema.shift_remove("nullable");
        schema.shift_remove(NULL_OF_TYPE);
    }
}

fn split(schema: &mut Map<String, Value>, types: &[String]) -> Vec<String> {
    let is_nullable = schema.contains_key("nullable");
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        // The values say it better, as far as they are of these types.
        let is_of_any = |value: &Value| types.iter().any(|name| is_of_type(value, name));
        values.retain(|value| is_of_any(value) || is_nullable && value.is_null());
        return Vec::new();
    }
    let mut arms: Vec<Value> = types.iter().map(|name| arm(schema, name)).collect();
    if schema.contains_key(NULL_OF_TYPE) {
        arms.push(json!({ "type": "null" }));
    }
    for (_, keywords) in ABOUT {
        for keyword in keywords {
            schema.shift_remove(*keyword);
        }
    }
    let count = arms.len();
    let place = if schema.contains_key("anyOf") || schema.contains_key("oneOf") {
        let members = schema.get("allOf").and_then(Value::as_array);
        let place = format!("/allOf/{}/anyOf", members.map_or(0, Vec::len));
        add_to_all_of(schema, json!({ "anyOf": arms }));
        place
    } else {
        schema.insert("anyOf".to_owned(), Value::Array(arms));
        "/anyOf".to_owned()
    };
    (0..count).map(|arm| format!("{place}/{arm}")).collect()
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => {
            let is_whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
            name == "number" || name == "integer" && is_whole
        }
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}

fn arm(schema: &Map<String, Value>, name: &str) -> Value {
    let family = if name == "integer" { "number" } else { name };
    let about = ABOUT.iter().find(|(known, _)| *known == family);
    let keywords = about.map_or(&[][..], |(_, keywords)| *keywords);
    let mut arm = Map::new();
    arm.insert("type".to_owned(), name.into());
    for keyword in keywords {
        let value = schema.get(*keyword);
        let value = value.filter(|value| *keyword != "format" || may_have_format(name, value));
        if let Some(value) = value {
            arm.insert((*keyword).to_owned(), value.clone());
        }
    }
    Value::Object(arm)
}

/// Whether a format says something of a type. One that is not known is told of where it is read.
fn may_have_format(ty: &str, format: &Value) -> bool {
    let named = |known: &&Known| format.as_str() == Some(known.name);
    let mut known = KNOWN.iter().filter(named).peekable();
    let is_about = |known: &Known| (known.kind == Kind::Text) == (ty == "string");
    known.peek().is_none() || known.any(is_about)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::rewritten;
    use super::list_to_one;

    fn one(schema: Value) -> Value {
        rewritten(schema, |schema| {
            list_to_one(schema);
        })
    }

    #[test]
    fn null_is_no_type() {
        let schema = json!({ "type": ["string", "null"], "maxLength": 1 });
        let wanted = json!({ "maxLength": 1, "nullable": true, "type": "string" });
        assert_eq!(one(schema), wanted);
        assert_eq!(one(json!({ "type": ["null"] })), json!({ "type": "null" }));
        let listed = json!({ "type": ["string", "null"], "enum": ["a"] });
        assert_eq!(one(listed), json!({ "enum": ["a"], "type": "string" }));
    }

    #[test]
    fn values_beside_several_types_are_of_one_of_them() {
        let schema =
            json!({ "type": ["string", "integer"], "enum": ["a", 1, 2.0, 2.5, null, true] });
        assert_eq!(one(schema), json!({ "enum": ["a", 1, 2.0] }));
    }

    #[test]
    fn several_types_are_arms_with_the_keywords_about_them() {
        let schema = json!({
            "description": "d",
            "type": ["string", "integer", "null"],
            "maxLength": 1,
            "minimum": 2,
        });
        let wanted = json!({
            "description": "d",
            "nullable": true,
            "anyOf": [
                { "type": "string", "maxLength": 1 },
                { "type": "integer", "minimum": 2 },
            ],
        });
        assert_eq!(one(schema), wanted);
    }
    #[test]
    fn a_format_is_about_one_of_several_types() {
        let one = |format: &str| one(json!({ "type": ["string", "integer"], "format": format }));
        let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer" }));
        let with = |mut arm: Value, format: &str| {
            arm["format"] = format.into();
            arm
        };
        let (date, int64, own) = ("date", "int64", "own");
        assert_eq!(
            one(date),
            json!({ "anyOf": [with(text.clone(), date), number.clone()] })
        );
        assert_eq!(
            one(int64),
            json!({ "anyOf": [text.clone(), with(number.clone(), int64)] })
        );
        assert_eq!(
            one(own),
            json!({ "anyOf": [with(text.clone(), own), with(number.clone(), own)] })
        );
    }
}
