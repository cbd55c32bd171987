//! What stands at the top of a document.

use serde_json::{Value, json};

use super::mended;
use crate::normalize::{Scene, Version};
use crate::pointer::Pointer;

/// Mends what stands at the top.
pub(in crate::normalize) fn mend_document(root: &mut Value, scene: &mut Scene<'_>) {
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
