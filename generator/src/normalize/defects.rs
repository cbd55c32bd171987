//! Defects that published documents have and that leave no doubt of what is meant.
//!
//! Each is mended with a warning that names the place. What leaves doubt is left to the stages
//! behind this one, which report it.

use serde_json::{Map, Value, json};

use super::{Scene, Version};
use crate::diagnostic::Code;
use crate::pointer::Pointer;
use crate::structure::{Kind, Path};

/// Mends what stands at the top.
pub(super) fn mend_document(root: &mut Value, scene: &mut Scene<'_>) {
    let Value::Object(root) = root else {
        return;
    };
    if let Some(Value::Number(version)) = root.get("openapi") {
        let text = version.to_string();
        root.insert("openapi".to_owned(), text.clone().into());
        let message = format!("the version is text, and `{text}` is a number");
        let place = Pointer::root().member("openapi");
        mended(
            scene,
            &place,
            message,
            "write it in quotation marks, with three numbers",
        );
    }
    if !root.contains_key("paths") {
        root.insert("paths".to_owned(), json!({}));
        if scene.version != Version::V3_1 {
            let help = "add `paths: {}` if there are none";
            mended(
                scene,
                &Pointer::root(),
                "`paths` is missing".to_owned(),
                help,
            );
        }
    }
    let info = root.entry("info").or_insert_with(|| json!({}));
    let Value::Object(info) = info else {
        return;
    };
    let pointer = Pointer::root().member("info");
    for (name, instead) in [("title", "API"), ("version", "0")] {
        let help = "say what the API is called and which version of it this is";
        match info.get(name) {
            Some(Value::String(_)) => continue,
            Some(Value::Null) | None => {
                info.insert(name.to_owned(), instead.into());
                mended(scene, &pointer, format!("`{name}` is missing"), help);
            }
            Some(scalar @ (Value::Number(_) | Value::Bool(_))) => {
                let text = scalar.to_string();
                info.insert(name.to_owned(), text.clone().into());
                let message = format!("`{name}` is text, and `{text}` is not");
                mended(
                    scene,
                    &pointer.member(name),
                    message,
                    "put it into quotation marks",
                );
            }
            Some(_) => {}
        }
    }
}

/// Tells of a boolean that stands for a schema, which versions before 3.1 do not know.
pub(super) fn tell_of_boolean(path: &Path<'_>, scene: &mut Scene<'_>) {
    if scene.version != Version::V3_1 {
        let message = "a schema is an object; a boolean is one since OpenAPI 3.1".to_owned();
        let help = "write `{}` for what accepts everything, `{ not: {} }` for nothing";
        mended(scene, &path.pointer(&Pointer::root()), message, help);
    }
}

/// Mends an object of any kind.
pub(super) fn mend_object(
    object: &mut Map<String, Value>,
    kind: Kind,
    path: &Path<'_>,
    scene: &mut Scene<'_>,
) {
    let pointer = || path.pointer(&Pointer::root());
    match kind {
        Kind::Response if is_written_out(object) && !object.contains_key("description") => {
            object.insert("description".to_owned(), "".into());
            let help = "say when this response is sent";
            mended(
                scene,
                &pointer(),
                "`description` is missing".to_owned(),
                help,
            );
        }
        Kind::Operation if !object.contains_key("responses") => {
            object.insert("responses".to_owned(), json!({}));
            if scene.version != Version::V3_1 {
                let help = "say which responses there are";
                mended(scene, &pointer(), "`responses` is missing".to_owned(), help);
            }
        }
        Kind::Parameter if is_written_out(object) && !has_type(object) => {
            object.insert("schema".to_owned(), json!({ "type": "string" }));
            let message = "the parameter has no schema; it is taken for text".to_owned();
            mended(scene, &pointer(), message, "give it a `schema`");
        }
        Kind::Schema => mend_schema(object, &pointer, scene),
        _ => {}
    }
}

fn is_written_out(object: &Map<String, Value>) -> bool {
    !object.contains_key("$ref")
}

fn has_type(parameter: &Map<String, Value>) -> bool {
    parameter.contains_key("schema") || parameter.contains_key("content")
}

fn mend_schema(
    schema: &mut Map<String, Value>,
    pointer: &dyn Fn() -> Pointer,
    scene: &mut Scene<'_>,
) {
    drop_nulls(schema, pointer, scene);
    mend_type(schema, pointer, scene);
    mend_required(schema, pointer, scene);
    mend_numbers(schema, pointer, scene);
}

/// Keywords whose value may be null.
const DATA: [&str; 5] = ["default", "example", "examples", "const", "enum"];

fn drop_nulls(
    schema: &mut Map<String, Value>,
    pointer: &dyn Fn() -> Pointer,
    scene: &mut Scene<'_>,
) {
    let is_void = |(name, value): &(&String, &Value)| {
        value.is_null() && !DATA.contains(&name.as_str()) && !name.starts_with("x-")
    };
    let void: Vec<String> = schema
        .iter()
        .filter(is_void)
        .map(|(name, _)| name.clone())
        .collect();
    for name in void {
        schema.shift_remove(&name);
        let message = format!("`{name}` is null, which says nothing");
        mended(scene, &pointer().member(&name), message, "leave it out");
    }
}

/// What people write for a type: the type and the format that are meant.
const TYPES: [(&str, &str, Option<&str>); 16] = [
    ("file", "string", Some("binary")),
    ("int", "integer", None),
    ("int32", "integer", Some("int32")),
    ("int64", "integer", Some("int64")),
    ("long", "integer", Some("int64")),
    ("float", "number", Some("float")),
    ("double", "number", Some("double")),
    ("decimal", "number", None),
    ("bool", "boolean", None),
    ("str", "string", None),
    ("text", "string", None),
    ("date", "string", Some("date")),
    ("datetime", "string", Some("date-time")),
    ("date-time", "string", Some("date-time")),
    ("uuid", "string", Some("uuid")),
    ("list", "array", None),
];

fn mend_type(
    schema: &mut Map<String, Value>,
    pointer: &dyn Fn() -> Pointer,
    scene: &mut Scene<'_>,
) {
    let Some(Value::String(written)) = schema.get("type") else {
        return;
    };
    let (written, lower) = (written.clone(), written.to_ascii_lowercase());
    let known = [
        "string", "number", "integer", "boolean", "array", "object", "null",
    ];
    let (ty, format) = if known.contains(&lower.as_str()) {
        (lower.as_str(), None)
    } else {
        match TYPES.iter().find(|(name, ..)| *name == lower) {
            Some((_, ty, format)) => (*ty, *format),
            None => return,
        }
    };
    if ty == written {
        return;
    }
    schema.insert("type".to_owned(), ty.into());
    if let Some(format) = format {
        schema.entry("format").or_insert_with(|| format.into());
    }
    let message = format!("`{written}` is no type; it is taken for `{ty}`");
    let help = "use string, number, integer, boolean, array or object";
    mended(scene, &pointer().member("type"), message, help);
}

/// `required` as a flag of a property, as draft 3 of JSON Schema had it.
fn mend_required(
    schema: &mut Map<String, Value>,
    pointer: &dyn Fn() -> Pointer,
    scene: &mut Scene<'_>,
) {
    let help = "list the names of required properties beside `properties`";
    let mut required = Vec::new();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (name, property) in properties {
            let Some(flag @ Value::Bool(_)) = property.get("required").cloned() else {
                continue;
            };
            if let Some(property) = property.as_object_mut() {
                property.shift_remove("required");
            }
            if flag == Value::Bool(true) {
                required.push(Value::from(name.as_str()));
            }
            let message = "`required` is a list of the object that has the property".to_owned();
            let place = pointer().member("properties").member(name);
            mended(scene, &place.member("required"), message, help);
        }
    }
    if let Some(Value::Bool(_)) = schema.get("required") {
        schema.shift_remove("required");
        let message = "`required` is a list of names".to_owned();
        mended(scene, &pointer().member("required"), message, help);
    }
    if required.is_empty() {
        return;
    }
    match schema.get_mut("required") {
        Some(Value::Array(names)) => {
            required.retain(|name| !names.contains(name));
            names.extend(required);
        }
        _ => {
            schema.insert("required".to_owned(), Value::Array(required));
        }
    }
}

/// Limits that are numbers.
const LIMITS: [&str; 11] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minimum",
    "maximum",
    "multipleOf",
    "exclusiveMinimum",
    "exclusiveMaximum",
];

fn mend_numbers(
    schema: &mut Map<String, Value>,
    pointer: &dyn Fn() -> Pointer,
    scene: &mut Scene<'_>,
) {
    for name in LIMITS {
        let Some(Value::String(text)) = schema.get(name) else {
            continue;
        };
        let text = text.clone();
        let Ok(number @ Value::Number(_)) = serde_json::from_str::<Value>(text.trim()) else {
            continue;
        };
        schema.insert(name.to_owned(), number);
        let message = format!("`{name}` is a number, and \"{text}\" is text");
        let help = "leave out the quotation marks";
        mended(scene, &pointer().member(name), message, help);
    }
}

fn mended(scene: &mut Scene<'_>, pointer: &Pointer, message: String, help: &str) {
    scene
        .diagnostics
        .report(Code::MendedDefect, pointer, message, help);
}
