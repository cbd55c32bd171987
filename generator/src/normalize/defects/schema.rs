//! Defects of schemas.

use serde_json::{Map, Value, json};

use super::{Place, mended, pattern, values};
use crate::known_formats::respelt;
use crate::normalize::{Scene, Version};

/// Mends a schema.
pub(super) fn mend(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    mend_discriminator(schema, pointer, scene);
    mend_nameless(schema, pointer, scene);
    mend_mapping(schema, pointer, scene);
    mend_empty_enum(schema, pointer, scene);
    mend_type(schema, pointer, scene);
    values::mend(schema, pointer, scene);
    pattern::mend(schema, pointer, scene);
    mend_format(schema, pointer, scene);
    mend_required(schema, pointer, scene);
}

/// `discriminator` as Swagger 2.0 has it: the name of the member alone.
fn mend_discriminator(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let Some(Value::String(name)) = schema.get("discriminator") else {
        return;
    };
    let object = json!({ "propertyName": name });
    schema.insert("discriminator".to_owned(), object);
    if scene.version == Version::V2 {
        return;
    }
    let message = "`discriminator` is an object since OpenAPI 3.0".to_owned();
    let help = "write `discriminator: { propertyName: … }`";
    mended(scene, &pointer().member("discriminator"), message, help);
}

/// A discriminator that names no member tells nothing apart.
fn mend_nameless(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let is_nameless = |value: &Value| {
        let discriminator = value.as_object();
        discriminator.is_some_and(|it| !it.contains_key("propertyName"))
    };
    if !schema.get("discriminator").is_some_and(is_nameless) {
        return;
    }
    schema.shift_remove("discriminator");
    let message = "`discriminator` names no member; it is left out".to_owned();
    let help = "name the member that tells the alternatives apart in `propertyName`";
    mended(scene, &pointer().member("discriminator"), message, help);
}

/// A mapping names schemas. One that is written out there is an arm, too, which says itself what its
/// member may be.
fn mend_mapping(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let discriminator = schema.get_mut("discriminator");
    let mapping = discriminator.and_then(|discriminator| discriminator.get_mut("mapping"));
    let Some(Value::Object(mapping)) = mapping else {
        return;
    };
    let is_schema = |(name, target): (&String, &Value)| target.is_object().then(|| name.clone());
    let schemas: Vec<String> = mapping.iter().filter_map(is_schema).collect();
    for name in schemas {
        mapping.shift_remove(&name);
        let place = pointer().member("discriminator").member("mapping");
        let message =
            format!("`{name}` is mapped to a schema and not to the name of one; it is left out");
        let help = "make the alternative a component and map to its key";
        mended(scene, &place.member(&name), message, help);
    }
}

/// A list of no values refuses all, which nobody means who writes it down.
fn mend_empty_enum(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let is_empty = |values: &Value| values.as_array().is_some_and(Vec::is_empty);
    if schema.get("enum").is_some_and(is_empty) {
        schema.shift_remove("enum");
        let message = "`enum` lists nothing and is left out".to_owned();
        mended(scene, &pointer().member("enum"), message, "list the values");
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

fn mend_type(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
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
    if scene.version == Version::V2 && written == "file" {
        // Swagger 2.0 calls octets by this name.
        return;
    }
    let message = format!("`{written}` is no type; it is taken for `{ty}`");
    let help = "use string, number, integer, boolean, array or object";
    mended(scene, &pointer().member("type"), message, help);
}

/// A format that is spelt in another way, unless the user has one of this name.
fn mend_format(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let Some(Value::String(written)) = schema.get("format") else {
        return;
    };
    let Some(format) = respelt(written).filter(|format| format != written) else {
        return;
    };
    if scene.choices.speak_of(written) {
        return;
    }
    let message = format!("`{written}` is no format; it is taken for `{format}`");
    let help = "write the name as the registry of formats of OpenAPI has it";
    mended(scene, &pointer().member("format"), message, help);
    schema.insert("format".to_owned(), format.into());
}

/// `required` as a flag of a property, as draft 3 of JSON Schema had it.
fn mend_required(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
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
    if schema.get("required").is_some_and(|names| !is_texts(names)) {
        let names = schema.shift_remove("required");
        let message = "`required` is a list of names".to_owned();
        let help = match names {
            Some(Value::Array(_)) => "write the names as text, in quotation marks",
            _ => help,
        };
        mended(scene, &pointer().member("required"), message, help);
        required.extend(names.iter().flat_map(|names| names_in(names, schema)));
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

fn is_texts(value: &Value) -> bool {
    let names = value.as_array();
    names.is_some_and(|names| names.iter().all(Value::is_string))
}

/// The names of properties in what stands for a list of them.
fn names_in(value: &Value, schema: &Map<String, Value>) -> Vec<Value> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let is_property =
        |name: &String| properties.is_some_and(|properties| properties.contains_key(name));
    let names = match value {
        Value::Array(names) => names.as_slice(),
        other => std::slice::from_ref(other),
    };
    // YAML takes names like `1` and `true` for something else than text, unless they are keys.
    let names = names.iter().filter_map(|name| match name {
        Value::String(name) => Some(name.clone()),
        Value::Number(_) | Value::Bool(_) => Some(name.to_string()),
        _ => None,
    });
    names.filter(is_property).map(Value::from).collect()
}
