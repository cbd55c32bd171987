//! The document in `spec/` says everything that the facts about the API say.

use serde_json::{Value, json};
use specsmith_tests::document::Document;
use specsmith_tests::facts::{self, Exceptions};
use specsmith_tests::spec;

#[test]
fn the_document_agrees_with_the_facts() {
    let path = spec::workspace().join("../shared/novu/facts.json");
    let Some(facts) = facts::load(&path).expect("the facts can be read") else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let ours = spec::load_novu().expect("the document can be read");
    let list = spec::workspace().join("tests/spec/facts-exceptions.yaml");
    let exceptions = Exceptions::load(&list).expect("the exceptions can be read");
    let complaints = exceptions.judge(&facts::compare(&facts, &ours, &exceptions));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// A document of one operation, which answers `schema`.
fn document(parameters: &Value, schema: &Value) -> Document {
    let content = json!({ "application/json": { "schema": schema } });
    let operation = json!({
        "tags": ["Things"],
        "x-auth": "none",
        "x-wire-status": 200,
        "x-envelope": "page",
        "security": [],
        "parameters": parameters,
        "responses": { "200": { "content": content }, "default": {} },
    });
    Document {
        root: json!({ "paths": { "/things": { "get": operation } } }),
    }
}

fn check(facts: &Document, ours: &Document, exceptions: &Value) -> Vec<String> {
    let exceptions = Exceptions::read(exceptions).expect("the exceptions of the test are sound");
    exceptions.judge(&facts::compare(facts, ours, &exceptions))
}

#[test]
fn a_document_agrees_with_itself() {
    let schema = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
    let facts = document(&json!([]), &schema);
    assert_eq!(check(&facts, &facts, &json!([])), Vec::<String>::new());
}

#[test]
fn what_is_missing_is_found_wherever_it_is() {
    let query = json!([{ "name": "page", "in": "query", "schema": { "type": "number" } }]);
    let fact = json!({ "type": "object", "properties": {
        "list": { "type": "array", "items": { "enum": ["a", "b"] } },
        "gone": { "type": "boolean" },
        "count": { "type": "number" },
    } });
    let mine = json!({ "oneOf": [
        { "type": "object", "properties": { "list": { "type": "array", "items": { "enum": ["a"] } } } },
        { "type": "object", "properties": { "count": { "type": "string" } } },
    ] });
    let found = check(
        &document(&query, &fact),
        &document(&json!([]), &mine),
        &json!([]),
    );
    let expected = [
        "[parameter] GET /things | query page: is missing",
        "[enum] GET /things | response.list[]: \"b\" is missing",
        "[property] GET /things | response.gone: is missing",
        "[type] GET /things | response.count: expected {\"number\"}, found {\"string\"}",
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_exception_excuses_one_place_and_must_excuse_something() {
    let gone = json!({ "type": "object", "properties": { "gone": { "type": "string" } } });
    let (facts, ours) = (
        document(&json!([]), &gone),
        document(&json!([]), &json!({ "type": "object" })),
    );
    let fitting = json!([{ "kind": "property", "where": "response.gone", "reason": "test" }]);
    assert_eq!(check(&facts, &ours, &fitting), Vec::<String>::new());
    let stale = check(&facts, &facts, &fitting);
    assert_eq!(stale.len(), 1, "{stale:?}");
    assert!(
        stale[0].starts_with("this exception excuses nothing"),
        "{stale:?}"
    );
}

#[test]
fn an_exception_needs_a_reason_and_a_known_kind() {
    let unreasoned = json!([{ "kind": "property", "where": "response.gone" }]);
    let unknown = json!([{ "kind": "weather", "where": "response", "reason": "test" }]);
    for list in [unreasoned, unknown] {
        Exceptions::read(&list).expect_err("the entry is incomplete");
    }
}
