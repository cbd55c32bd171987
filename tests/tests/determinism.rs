//! The same document gives the same bytes, and a small change to it changes few files.
//!
//! Every map of the standard library has a seed of its own, so that two runs in one process differ wherever the order of
//! one of them shows. That two processes agree as well is seen by `check` in the generator's test of its command line.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::load::{self, Disk};
use specsmith::pointer::Pointer;
use specsmith::structure::{Kind, Shape, Step, walk_mut};
use specsmith::{Files, Form, Options};
use specsmith_tests::spec;

/// What Novu's document yields, made once for all tests.
static UNCHANGED: LazyLock<Files> = LazyLock::new(|| generate(novu()));

fn novu() -> Value {
    let mut diagnostics = Diagnostics::new();
    let path = spec::workspace().join("spec/novu.yaml");
    let document = load::load(&Disk, &path.to_string_lossy(), &mut diagnostics);
    document.expect("the document of Novu can be read").root
}

fn generate(root: Value) -> Files {
    let mut diagnostics = Diagnostics::new();
    let options = Options {
        name: "novu-api".to_owned(),
        form: Form::Crate,
        choices: specsmith::Choices::default(),
    };
    let output = specsmith::generate(root, &options, &mut diagnostics);
    match output {
        Some(output) => output.files,
        None => panic!("it has faults: {:?}", diagnostics.into_findings()),
    }
}

/// The files that differ, those that only one side has included.
fn changed(before: &Files, after: &Files) -> BTreeSet<String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .cloned()
        .collect()
}

fn set<const N: usize>(paths: [&str; N]) -> BTreeSet<String> {
    paths.map(str::to_owned).into_iter().collect()
}

fn reversed(members: &mut Map<String, Value>) {
    *members = std::mem::take(members).into_iter().rev().collect();
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(changed(&generate(novu()), &generate(novu())), set([]));
}

/// The keys of the objects of OpenAPI have no order that means anything; neither have responses, media types and shared
/// parameters. What is left as it is here is what the output follows: operations are declared in the order of paths, the
/// fields of a struct in that of `properties`, credentials in that of `securitySchemes`, and models are listed in that of
/// `schemas` (see below).
#[test]
fn the_order_of_keys_means_nothing() {
    let mut root = novu();
    walk_mut(
        &mut root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, path| {
            let is_data = matches!(
                path.name(),
                Some("properties" | "schemas" | "securitySchemes")
            );
            let keeps_order =
                shape == Shape::Object(Kind::Paths) || is_data && matches!(shape, Shape::Map(_));
            if let (Value::Object(members), false) = (value, keeps_order) {
                reversed(members);
            }
            Step::Into
        },
    );
    let first = root.as_object().and_then(|members| members.keys().next());
    assert_ne!(first.map(String::as_str), Some("openapi"));
    assert_eq!(changed(&UNCHANGED, &generate(root)), set([]));
}

/// The list of models is in the order of the document. Where two schemas want one name the first would get it as well,
/// but Novu has no such schemas.
#[test]
fn the_order_of_schemas_shows_in_the_list_of_models_only() {
    let mut root = novu();
    reversed(members(&mut root, "/components/schemas"));
    let changed = changed(&UNCHANGED, &generate(root));
    assert_eq!(changed, set(["src/models/mod.rs"]));
}

fn members<'a>(root: &'a mut Value, pointer: &str) -> &'a mut Map<String, Value> {
    let value = root.pointer_mut(pointer).and_then(Value::as_object_mut);
    value.expect("there is such an object")
}

#[test]
fn a_new_schema_changes_its_file_and_the_list_of_models() {
    let schema = json!({ "type": "object", "properties": { "kind": { "type": "string", "enum": ["a", "b"] } } });
    for at_end in [true, false] {
        let mut root = novu();
        let schemas = members(&mut root, "/components/schemas");
        schemas.insert("ZebraCrossing".to_owned(), schema.clone());
        if !at_end {
            schemas.sort_keys();
            reversed(schemas);
        }
        assert_eq!(
            changed(&UNCHANGED, &generate(root)),
            set(["src/models/mod.rs", "src/models/zebra_crossing.rs"])
        );
    }
}

#[test]
fn a_changed_schema_changes_its_file() {
    let mut root = novu();
    let properties = members(&mut root, "/components/schemas/Feed/properties");
    properties.insert("weight".to_owned(), json!({ "type": "number" }));
    assert_eq!(
        changed(&UNCHANGED, &generate(root)),
        set(["src/models/feed.rs"])
    );
}

#[test]
fn a_renamed_schema_changes_the_files_that_mention_it() {
    let mut root = novu();
    let text = root.to_string();
    let renamed = text
        .replace(
            "\"#/components/schemas/Feed\"",
            "\"#/components/schemas/Channel\"",
        )
        .replace("\"Feed\":{", "\"Channel\":{");
    root = serde_json::from_str(&renamed).expect("it is JSON still");
    let after = generate(root);
    let mentions = |files: &Files| -> BTreeSet<String> {
        let is_word = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == "Feed")
        };
        let mentioning = files.iter().filter(|(_, text)| is_word(text));
        mentioning.map(|(path, _)| path.clone()).collect()
    };
    let mut allowed = mentions(&UNCHANGED);
    allowed.extend(set([
        "src/models/feed.rs",
        "src/models/channel.rs",
        "src/models/mod.rs",
    ]));
    let changed = changed(&UNCHANGED, &after);
    assert!(changed.contains("src/models/channel.rs"));
    assert!(
        changed.is_subset(&allowed),
        "{:?}",
        changed.difference(&allowed)
    );
}

#[test]
fn a_new_operation_changes_the_files_of_its_tag() {
    let mut root = novu();
    let operation = json!({
        "operationId": "countFeeds",
        "tags": ["Feeds"],
        "responses": { "200": {
            "description": "How many there are.",
            "content": { "application/json": { "schema": { "type": "object", "properties": { "count": { "type": "integer" } } } } },
        } },
    });
    let tag = feeds_tag(&root);
    let paths = members(&mut root, "/paths");
    paths.insert("/v1/feeds-count".to_owned(), json!({ "get": operation }));
    paths["/v1/feeds-count"]["get"]["tags"] = json!([tag]);
    let changed = changed(&UNCHANGED, &generate(root));
    assert!(changed.contains("src/api/feeds.rs"), "{changed:?}");
    for path in &changed {
        let is_of_tag = path == "src/api/feeds.rs" || path.starts_with("src/api/feeds/");
        assert!(is_of_tag, "{changed:?}");
    }
}

/// The tag of the operations about feeds, as the document spells it.
fn feeds_tag(root: &Value) -> Value {
    let pointer = Pointer::root().member("paths").member("/v1/feeds");
    let item = root.pointer(pointer.as_str()).and_then(Value::as_object);
    let operation = item.and_then(|item| item.values().next());
    operation.expect("there are operations about feeds")["tags"][0].clone()
}
