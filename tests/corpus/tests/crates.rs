//! Crates have of the runtime what their types need: the parts fit together, whichever are left out.

use std::path::Path;

use serde_json::{Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::{Choices, Form, Options};
use specsmith_corpus::workspace::Workspace;

/// Writes a crate with a schema and an operation that has it.
fn write(folder: &Path, name: &str, schema: &Value) {
    let content =
        json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } });
    let root = json!({
        "openapi": "3.0.3",
        "info": { "title": name, "version": "1" },
        "paths": { "/things": { "post": {
            "requestBody": { "content": content },
            "responses": { "200": { "description": "", "content": content } },
        } } },
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
        name: name.to_owned(),
        form: Form::Crate,
        choices,
    };
    let output = specsmith::generate(root, &options, &mut Diagnostics::new());
    let files = output.expect("the document has no errors").files;
    specsmith::write::write(folder, &files).expect("the crate can be written");
}

#[test]
fn crates_compile_with_the_least_and_the_most_of_the_runtime() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
    write(&folder.join("least"), "least", &json!({ "type": "string" }));
    let formats = [
        "date", "uuid", "uri", "decimal", "ipv4", "byte", "password", "email",
    ];
    let properties = formats.iter().map(|format| {
        (
            format.to_string(),
            json!({ "type": "string", "format": format }),
        )
    });
    let mut properties: serde_json::Map<String, Value> = properties.collect();
    properties.insert(
        "number".to_owned(),
        json!({ "type": "number", "minimum": 0.5 }),
    );
    properties.insert(
        "pattern".to_owned(),
        json!({ "type": "string", "pattern": "^a" }),
    );
    let most = json!({ "type": "object", "properties": properties, "not": { "required": ["x"] } });
    write(&folder.join("most"), "most", &most);
    let packages = ["least", "most"];
    let workspace = Workspace { folder: &folder };
    workspace
        .write(&packages, "")
        .expect("the workspace can be written");
    for package in packages {
        for features in ["--features=", "--features=client,server"] {
            let output = workspace
                .cargo("check", &folder.join("target"))
                .args(["--offline", "--package", package, features])
                .env("RUSTFLAGS", "-D warnings")
                .output()
                .expect("cargo runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{package} {features}: {said}");
        }
    }
}
