//! Path items and operations.

use serde_json::{Map, Value, json};

use super::super::Scene;
use super::{Shared, media_types, parameter, response};
use crate::pointer::Pointer;

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Parameters that are no parameters any more, with the places where they stood.
type Parts = Vec<(Value, Pointer)>;

/// Upgrades the operations of a path.
pub(super) fn upgrade_item(
    item: &mut Value,
    pointer: &Pointer,
    shared: &Shared,
    scene: &mut Scene<'_>,
) {
    let Value::Object(item) = item else {
        return;
    };
    let parts = take_parts(item, pointer, shared);
    for method in METHODS {
        if let Some(Value::Object(operation)) = item.get_mut(method) {
            upgrade(operation, &pointer.member(method), &parts, shared, scene);
        }
    }
}

fn upgrade(
    operation: &mut Map<String, Value>,
    pointer: &Pointer,
    inherited: &Parts,
    shared: &Shared,
    scene: &mut Scene<'_>,
) {
    let own = take_parts(operation, pointer, shared);
    let parts: Vec<&(Value, Pointer)> = own.iter().chain(inherited).collect();
    let consumes = operation.shift_remove("consumes");
    let consumes = match media_types(consumes.as_ref()) {
        own if own.is_empty() => shared.consumes.clone(),
        own => own,
    };
    let produces = operation.shift_remove("produces");
    let produces = match media_types(produces.as_ref()) {
        own if own.is_empty() => shared.produces.clone(),
        own => own,
    };
    operation.shift_remove("schemes");
    if let Some(Value::Object(responses)) = operation.get_mut("responses") {
        for (_, response) in responses {
            response::upgrade(response, &produces);
        }
    }
    if let Some(body) = body(&parts, &consumes, pointer, scene) {
        operation.insert("requestBody".to_owned(), body);
    }
}

/// Takes what is part of a body out of the parameters, and upgrades the others.
fn take_parts(holder: &mut Map<String, Value>, pointer: &Pointer, shared: &Shared) -> Parts {
    let Some(Value::Array(parameters)) = holder.shift_remove("parameters") else {
        return Vec::new();
    };
    let pointer = pointer.member("parameters");
    let mut parts = Vec::new();
    let mut kept = Vec::new();
    for (index, value) in parameters.iter().enumerate() {
        let target = shared.parameter(value);
        if parameter::stays(target) {
            kept.push(parameter::upgrade(value));
        } else {
            parts.push((target.clone(), pointer.element(index)));
        }
    }
    holder.insert("parameters".to_owned(), Value::Array(kept));
    parts
}

/// The body that the parts make: the one `in: body`, or a form of all others.
fn body(
    parts: &[&(Value, Pointer)],
    consumes: &[String],
    pointer: &Pointer,
    scene: &mut Scene<'_>,
) -> Option<Value> {
    let whole = parts
        .iter()
        .find(|(part, _)| parameter::location(part) == Some("body"));
    if let Some((part, place)) = whole {
        scene
            .diagnostics
            .moved(&pointer.member("requestBody"), place);
        let media_types = match consumes {
            [] => vec!["application/json".to_owned()],
            given => given.to_vec(),
        };
        return Some(body_of(part, part.get("schema").cloned(), &media_types));
    }
    if parts.is_empty() {
        return None;
    }
    Some(form(parts, consumes))
}

fn body_of(part: &Value, schema: Option<Value>, media_types: &[String]) -> Value {
    let media_type = match schema {
        Some(schema) => json!({ "schema": schema }),
        None => json!({}),
    };
    let content: Map<String, Value> = media_types
        .iter()
        .map(|name| (name.clone(), media_type.clone()))
        .collect();
    let mut body = json!({ "content": content });
    for member in ["description", "required"] {
        if let Some(value) = part.get(member) {
            body[member] = value.clone();
        }
    }
    body
}

fn form(parts: &[&(Value, Pointer)], consumes: &[String]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut has_file = false;
    for (part, _) in parts {
        let (Some(name), Some(members)) =
            (part.get("name").and_then(Value::as_str), part.as_object())
        else {
            continue;
        };
        has_file |= members.get("type").and_then(Value::as_str) == Some("file");
        let mut schema = parameter::schema(members);
        if let Some(description) = members.get("description") {
            schema["description"] = description.clone();
        }
        if members.get("required") == Some(&Value::Bool(true)) {
            required.push(Value::from(name));
        }
        properties.insert(name.to_owned(), schema);
    }
    let is_form = |name: &&String| {
        name.starts_with("multipart/") || *name == "application/x-www-form-urlencoded"
    };
    let mut media_types: Vec<String> = consumes.iter().filter(is_form).cloned().collect();
    if media_types.is_empty() {
        let usual = if has_file {
            "multipart/form-data"
        } else {
            "application/x-www-form-urlencoded"
        };
        media_types.push(usual.to_owned());
    }
    let is_required = !required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if is_required {
        schema["required"] = Value::Array(required);
    }
    body_of(
        &json!({ "required": is_required }),
        Some(schema),
        &media_types,
    )
}
