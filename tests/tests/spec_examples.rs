//! Every example and default in `spec/` is valid against its schema, and every body has an example.

use serde_json::{Value, json};
use specsmith_tests::document::{Document, Operation, entries, items};
use specsmith_tests::json_schema::Examples;
use specsmith_tests::spec;

/// A value that the document offers as one of a schema.
struct Example<'a> {
    place: String,
    schema: &'a Value,
    value: &'a Value,
}

#[test]
fn every_example_is_valid() {
    let document = spec::load_novu().expect("the document can be read");
    let examples = Examples::new(&document);
    let found = all_examples(&document);
    assert!(
        found.len() > 100,
        "only {} examples found: the walk has gone wrong",
        found.len()
    );
    let complaints: Vec<String> = found
        .iter()
        .flat_map(|example| {
            let complaints = examples.complaints(example.schema, example.value);
            complaints
                .into_iter()
                .map(|complaint| format!("{}: {complaint}", example.place))
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_request_and_success_response_has_an_example() {
    let document = spec::load_novu().expect("the document can be read");
    let without: Vec<String> = document
        .operations()
        .flat_map(|operation| bodies(&document, operation))
        .filter(|(place, _)| !place.contains("error"))
        .filter(|(_, media_type)| {
            media_type["example"].is_null() && media_type["examples"].is_null()
        })
        .map(|(place, _)| place)
        .collect();
    assert!(
        without.is_empty(),
        "without an example:\n{}",
        without.join("\n")
    );
}

#[test]
fn null_is_valid_only_where_the_schema_says_so() {
    let strict = json!({ "type": "string", "enum": ["a"] });
    let lenient = json!({ "type": "string", "enum": ["a"], "nullable": true });
    let examples = Examples::new(&Document { root: json!({}) });
    assert_eq!(
        examples.complaints(&strict, &Value::Null).len(),
        2,
        "neither a string nor a word"
    );
    assert_eq!(
        examples.complaints(&lenient, &Value::Null),
        Vec::<String>::new()
    );
    assert_eq!(examples.complaints(&lenient, &json!("b")).len(), 1);
}

fn all_examples(document: &Document) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    for operation in document.operations() {
        for parameter in operation.parameters(document) {
            let place = format!("{} {}", operation.title(), parameter["name"]);
            collect_beside_schema(&place, parameter, &mut found);
        }
        for (place, media_type) in bodies(document, operation) {
            collect_beside_schema(&place, media_type, &mut found);
        }
    }
    for (name, schema) in entries(&document.root["components"]["schemas"]) {
        collect_within_schema(name, schema, &mut found);
    }
    found
}

/// Media types of the request and of all responses, with where they are.
fn bodies<'a>(document: &'a Document, operation: Operation<'a>) -> Vec<(String, &'a Value)> {
    let request = document.resolve(&operation.value["requestBody"]);
    let responses = operation.responses(document).map(|(status, response)| {
        let kind = if status.starts_with('2') {
            "response"
        } else {
            "error"
        };
        (format!("{} {kind} {status}", operation.title()), response)
    });
    [(format!("{} request", operation.title()), request)]
        .into_iter()
        .chain(responses)
        .flat_map(|(place, holder)| {
            entries(&holder["content"]).map(move |(_, media_type)| (place.clone(), media_type))
        })
        .collect()
}

/// Examples of a parameter or media type, and those within its schema.
fn collect_beside_schema<'a>(place: &str, holder: &'a Value, found: &mut Vec<Example<'a>>) {
    let schema = &holder["schema"];
    let named = entries(&holder["examples"]).map(|(_, example)| &example["value"]);
    for value in holder.get("example").into_iter().chain(named) {
        found.push(Example {
            place: place.to_owned(),
            schema,
            value,
        });
    }
    collect_within_schema(place, schema, found);
}

fn collect_within_schema<'a>(place: &str, schema: &'a Value, found: &mut Vec<Example<'a>>) {
    for keyword in ["example", "default"] {
        if let Some(value) = schema.get(keyword) {
            found.push(Example {
                place: format!("{place} ({keyword})"),
                schema,
                value,
            });
        }
    }
    for (name, property) in entries(&schema["properties"]) {
        collect_within_schema(&format!("{place}.{name}"), property, found);
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(element) = schema.get(keyword) {
            collect_within_schema(&format!("{place}.{keyword}"), element, found);
        }
    }
    for keyword in ["allOf", "oneOf", "anyOf"] {
        for arm in items(&schema[keyword]) {
            collect_within_schema(place, arm, found);
        }
    }
}
