//! A generated crate depends on what its types need, and on nothing else.

use serde_json::{Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::{Choices, Files, Form, Options};

/// Crates that only some types need, and a schema that does.
fn needs() -> [(&'static str, Value); 4] {
    [
        ("chrono", json!({ "type": "string", "format": "date" })),
        (
            "rust_decimal",
            json!({ "type": "string", "format": "decimal" }),
        ),
        ("url", json!({ "type": "string", "format": "uri" })),
        (
            "uuid",
            json!({ "type": "array", "items": { "type": "string", "format": "uuid" } }),
        ),
    ]
}

/// The files of a crate with one schema.
fn files(schema: &Value) -> Files {
    let root = json!({
        "openapi": "3.0.3",
        "info": { "title": "Dependencies", "version": "1" },
        "paths": {},
        "components": { "schemas": { "Thing": schema } },
    });
    let mut choices = Choices::default();
    for (format, held) in [
        ("uri", "url"),
        ("decimal", "rust_decimal"),
        ("number", "exact"),
    ] {
        choices.choose(format, held).expect("is offered");
    }
    let options = Options {
        name: "dependencies".to_owned(),
        form: Form::Crate,
        choices,
    };
    let output = specsmith::generate(root, &options, &mut Diagnostics::new());
    output.expect("the document has no errors").files
}

/// Whether any file names a crate, as a dependency or in a path.
fn mentions(files: &Files, krate: &str) -> bool {
    let path = format!("{krate}::");
    let is_path = |text: &str| {
        let found = text.match_indices(&path).map(|(start, _)| &text[..start]);
        // `super::url::` and the like are modules of the runtime.
        let mut outside = found.filter(|before| {
            !before.ends_with(|last: char| last.is_alphanumeric() || last == ':' || last == '_')
        });
        outside.next().is_some()
    };
    let dependency = format!("\n{krate} = ");
    files["Cargo.toml"].contains(&dependency) || files.values().any(|text| is_path(text))
}

#[test]
fn crates_are_depended_on_where_a_type_needs_them() {
    for (krate, schema) in needs() {
        let files = files(&schema);
        assert!(mentions(&files, krate), "{krate}");
        for (other, _) in needs().iter().filter(|(other, _)| *other != krate) {
            assert!(!mentions(&files, other), "{krate}: {other}");
        }
    }
}

#[test]
fn the_text_of_numbers_is_asked_for_where_a_type_needs_it() {
    let has_feature = |schema: Value| files(&schema)["Cargo.toml"].contains("\"raw_value\"");
    assert!(has_feature(json!({ "type": "number" })));
    assert!(has_feature(json!({ "type": "integer", "minimum": -1e30 })));
    assert!(!has_feature(json!({ "type": "integer" })));
}
