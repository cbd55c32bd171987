//! The type `null` without quotation marks, which YAML reads as the value null.
//!
//! In a list of types, and as an alternative that says nothing else, the type is meant. Where `type` is
//! null otherwise, nothing was written or nothing was known, and it is left out like all that is null.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::Scene;
use crate::pointer::Pointer;

const MESSAGE: &str = "null without quotation marks is a value; it is taken for the type `null`";
const HELP: &str = "quote it: 'null'";

/// What says nothing of values beside `type`.
const NOTES: [&str; 5] = [
    "title",
    "description",
    "deprecated",
    "example",
    "externalDocs",
];

/// Mends the types that a schema lists, and those of its alternatives.
pub(super) fn mend(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        for (index, ty) in types.iter_mut().enumerate() {
            quote(ty, &|| pointer().member("type").element(index), scene);
        }
    }
    for keyword in ["anyOf", "oneOf"] {
        let Some(Value::Array(arms)) = schema.get_mut(keyword) else {
            continue;
        };
        for (index, arm) in arms.iter_mut().enumerate() {
            let arm = arm.as_object_mut().filter(|arm| says_type_only(arm));
            if let Some(ty) = arm.and_then(|arm| arm.get_mut("type")) {
                let arm = || pointer().member(keyword).element(index);
                quote(ty, &|| arm().member("type"), scene);
            }
        }
    }
}

fn says_type_only(schema: &Map<String, Value>) -> bool {
    let mut names = schema.keys().map(String::as_str);
    names.all(|name| name == "type" || NOTES.contains(&name) || name.starts_with("x-"))
}

fn quote(ty: &mut Value, place: &dyn Fn() -> Pointer, scene: &mut Scene<'_>) {
    if ty.is_null() {
        *ty = "null".into();
        mended(scene, &place(), MESSAGE.to_owned(), HELP);
    }
}
