//! A document of twice the size costs twice as much: lines, types and what is allocated on the way, which stands for
//! work and, unlike time, is the same on every machine.

use std::alloc::System;

use serde_json::{Map, Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::load::{self, Memory};
use specsmith::{Form, Options};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What generating costs.
#[derive(Clone, Copy, Debug)]
struct Cost {
    lines: usize,
    types: usize,
    allocated: usize,
}

/// A document of a size, as text.
type Make = fn(usize) -> Value;

/// Documents that grow in one way each, with the size that is doubled.
const DOCUMENTS: &[(&str, usize, Make)] = &[
    ("operations and schemas", 100, operations),
    ("properties of one schema", 1_000, properties),
    ("values of one enum", 2_500, values),
    ("arms of one union", 60, arms),
    ("children of one parent", 60, children),
    ("a chain of structs", 300, chain),
    ("a circle of structs", 300, circle),
    ("a chain of references", 50, references),
    ("a chain of parents", 40, parents),
    ("inline schemas side by side", 200, inline),
];

/// Some of what is allocated grows by doubling, so that a linear cost may look like a little more, and some is the same
/// for all documents.
const MOST: f64 = 2.2;

/// All in one test: what others allocate meanwhile would count, too.
#[test]
fn twice_the_document_costs_twice_as_much() {
    let mut failures = Vec::new();
    for (name, size, make) in DOCUMENTS {
        let (once, twice) = (cost(&make(*size)), cost(&make(2 * size)));
        println!("{name}: {once:?}, {twice:?}");
        let growths = [
            ("lines", once.lines, twice.lines),
            ("types", once.types, twice.types),
            ("allocated", once.allocated, twice.allocated),
        ];
        for (what, once, twice) in growths {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let growth = twice as f64 / once.max(1) as f64;
            if growth > MOST {
                failures.push(format!("{name}: {what} grow by {growth:.2}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn cost(document: &Value) -> Cost {
    let text = document.to_string();
    let source: Memory = [("api.json", text)].into_iter().collect();
    let options = Options {
        name: "scale".to_owned(),
        form: Form::Crate,
        choices: specsmith::Choices::default(),
    };
    let region = Region::new(ALLOCATOR);
    let mut diagnostics = Diagnostics::new();
    let loaded = load::load(&source, "api.json", &mut diagnostics).expect("it is a document");
    let output = specsmith::generate(loaded.root, &options, &mut diagnostics);
    let allocated = region.change().bytes_allocated;
    let output = output.unwrap_or_else(|| panic!("{:?}", diagnostics.into_findings()));
    // The runtime is the same for all.
    let own = output
        .files
        .iter()
        .filter(|(path, _)| !path.starts_with("src/support"));
    Cost {
        lines: own.map(|(_, text)| text.lines().count()).sum(),
        types: output.types,
        allocated,
    }
}

fn document(paths: &Map<String, Value>, schemas: &Map<String, Value>) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Scale", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn of_schemas(schemas: impl Iterator<Item = (String, Value)>) -> Value {
    document(&Map::new(), &schemas.collect())
}

fn reference(name: &str, index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}{index}") })
}

fn object(members: impl Iterator<Item = (String, Value)>) -> Value {
    json!({ "type": "object", "properties": members.collect::<Map<_, _>>() })
}

fn operations(size: usize) -> Value {
    let operation = |index: usize| {
        json!({ "post": {
            "tags": [format!("tag {}", index % 10)],
            "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }],
            "requestBody": { "content": { "application/json": { "schema": reference("S", index) } } },
            "responses": { "200": {
                "description": "Fine.",
                "content": { "application/json": { "schema": reference("S", index) } },
            } },
        } })
    };
    let schema = || json!({ "type": "object", "properties": { "a": { "type": "string", "pattern": "^a" } } });
    let paths = (0..size).map(|index| (format!("/path{index}"), operation(index)));
    let schemas = (0..size).map(|index| (format!("S{index}"), schema()));
    document(&paths.collect(), &schemas.collect())
}

fn properties(size: usize) -> Value {
    let members = (0..size).map(|index| (format!("member{index}"), json!({ "type": "string" })));
    of_schemas([("Large".to_owned(), object(members))].into_iter())
}

fn values(size: usize) -> Value {
    let values: Vec<String> = (0..size).map(|index| format!("value {index}")).collect();
    let schema = json!({ "type": "string", "enum": values });
    of_schemas([("Many".to_owned(), schema)].into_iter())
}

fn arms(size: usize) -> Value {
    let arm = |index: usize| {
        let name = format!("own{index}");
        json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } })
    };
    let union =
        json!({ "oneOf": (0..size).map(|index| reference("S", index)).collect::<Vec<_>>() });
    let schemas = (0..size).map(|index| (format!("S{index}"), arm(index)));
    of_schemas(schemas.chain([("Union".to_owned(), union)]))
}

/// Told apart by a mapping, and by constants of their own.
fn children(size: usize) -> Value {
    let mapping =
        (0..size).map(|index| (format!("t{index}"), reference("S", index)["$ref"].clone()));
    let parent = json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" } },
        "discriminator": { "propertyName": "kind", "mapping": mapping.collect::<Map<_, _>>() },
    });
    let child = |index: usize| {
        let kind = json!({ "type": "string", "enum": [format!("t{index}")] });
        let own = object([("kind".to_owned(), kind)].into_iter());
        json!({ "allOf": [{ "$ref": "#/components/schemas/Parent" }, own] })
    };
    let schemas = (0..size).map(|index| (format!("S{index}"), child(index)));
    of_schemas(schemas.chain([("Parent".to_owned(), parent)]))
}

fn chain(size: usize) -> Value {
    let next = |index| object([("next".to_owned(), reference("S", index + 1))].into_iter());
    let end = json!({ "type": "string", "pattern": "^a" });
    let schemas = (0..size).map(|index| (format!("S{index}"), next(index)));
    of_schemas(schemas.chain([(format!("S{size}"), end)]))
}

fn circle(size: usize) -> Value {
    let next = |index: usize| {
        let member = |name: &str, value| (name.to_owned(), value);
        let list = json!({ "type": "array", "items": reference("S", (index + 7) % size) });
        object(
            [
                member("next", reference("S", (index + 1) % size)),
                member("list", list),
            ]
            .into_iter(),
        )
    };
    of_schemas((0..size).map(|index| (format!("S{index}"), next(index))))
}

fn references(size: usize) -> Value {
    let schemas = (0..size).map(|index| (format!("S{index}"), reference("S", index + 1)));
    of_schemas(schemas.chain([(
        format!("S{size}"),
        json!({ "type": "integer", "minimum": 1 }),
    )]))
}

/// Each is the one behind it, and no more.
fn parents(size: usize) -> Value {
    let child = |index: usize| {
        let own = object([("name".to_owned(), json!({ "type": "string" }))].into_iter());
        json!({ "allOf": [reference("S", index + 1), own] })
    };
    let schemas = (0..size).map(|index| (format!("S{index}"), child(index)));
    let end = object([("id".to_owned(), json!({ "type": "integer" }))].into_iter());
    of_schemas(schemas.chain([(format!("S{size}"), end)]))
}

fn inline(size: usize) -> Value {
    let inner = |index: usize| {
        let own = object([(format!("own{index}"), json!({ "type": "boolean" }))].into_iter());
        json!({ "type": "array", "items": own })
    };
    let members = (0..size).map(|index| (format!("member{index}"), inner(index)));
    of_schemas([("Large".to_owned(), object(members))].into_iter())
}
