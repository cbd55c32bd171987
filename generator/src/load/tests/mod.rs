//! Whole documents in memory, loaded.

mod components;
mod misplaced;
mod references;
mod refusals;

use serde_json::Value;

use super::{Document, Limits, Memory, load_within};
use crate::diagnostic::{Diagnostics, Spot};

/// Loads the first file, and gives what was said as `code place: message`.
fn load(files: &[(&str, &str)]) -> (Option<Document>, Vec<String>) {
    load_with(files, Limits::default())
}

fn load_with(files: &[(&str, &str)], limits: Limits) -> (Option<Document>, Vec<String>) {
    let memory: Memory = files.iter().copied().collect();
    let mut diagnostics = Diagnostics::new();
    let document = load_within(&memory, files[0].0, limits, &mut diagnostics);
    let origins = super::Origins::of_file(files[0].0);
    let origins = document
        .as_ref()
        .map_or(&origins, |document| &document.origins);
    let said = diagnostics.into_located(origins).into_iter().map(|said| {
        let place = match said.location.spot {
            Spot::File => String::new(),
            Spot::Pointer(pointer) => format!("#{pointer}"),
            Spot::Position(at) => format!(":{}:{}", at.line, at.column),
        };
        format!(
            "{} {}{place}: {}",
            said.code.as_str(),
            said.location.file,
            said.message
        )
    });
    let said = said.collect();
    (document, said)
}

/// The tree of files that load without a word.
fn tree(files: &[(&str, &str)]) -> Value {
    let (document, said) = load(files);
    assert_eq!(said, [""; 0]);
    let root = document.expect("loads").root;
    assert_every_reference_is_plain(&root, &root);
    root
}

fn assert_every_reference_is_plain(value: &Value, root: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get("$ref") {
                let pointer = text.strip_prefix('#').unwrap_or("/not there");
                assert!(root.pointer(pointer).is_some(), "{text}");
                assert_eq!(pointer.matches('/').count(), 3, "{text}");
            }
            for member in members.values() {
                assert_every_reference_is_plain(member, root);
            }
        }
        Value::Array(elements) => {
            for element in elements {
                assert_every_reference_is_plain(element, root);
            }
        }
        _ => {}
    }
}

/// A document with one response whose schema is given as JSON.
fn api(schema: &str, components: &str) -> String {
    format!(
        r#"{{"openapi": "3.0.3", "paths": {{"/pets/{{id}}": {{"get": {{"responses": {{"200": {{
            "content": {{"application/json": {{"schema": {schema}}}}}}}}}}}}}}},
            "components": {components}}}"#
    )
}

fn schema_of_response(root: &Value) -> &Value {
    root.pointer("/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema")
        .expect("stands there")
}
