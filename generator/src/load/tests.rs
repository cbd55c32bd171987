//! Whole documents in memory, loaded.

use serde_json::{Value, json};

use super::{Document, Limits, Memory, load_within};
use crate::diagnostic::{Diagnostics, Spot};
use crate::pointer::Pointer;

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

#[test]
fn other_files_become_components() {
    let api = api(r#"{"$ref": "schemas/pets.yaml#/Pet"}"#, "{}");
    let pets = "Pet: {properties: {owner: {$ref: owner.yml}, tag: {$ref: '#/Tag'}, \
                parent: {$ref: './pets.yaml#/Pet'}}}\nTag: {type: string}\nUnused: {}";
    let owner = "{properties: {pets: {items: {$ref: '../schemas/pets.yaml#/Pet'}}}}";
    let root = tree(&[
        ("api.json", &api),
        ("schemas/pets.yaml", pets),
        ("schemas/owner.yml", owner),
    ]);
    assert_eq!(
        schema_of_response(&root),
        &json!({ "$ref": "#/components/schemas/Pet" })
    );
    assert_eq!(
        root["components"]["schemas"],
        json!({
            "Pet": { "properties": {
                "owner": { "$ref": "#/components/schemas/owner" },
                "tag": { "$ref": "#/components/schemas/Tag" },
                "parent": { "$ref": "#/components/schemas/Pet" },
            } },
            "owner": { "properties": {
                "pets": { "items": { "$ref": "#/components/schemas/Pet" } },
            } },
            "Tag": { "type": "string" },
        })
    );
}

#[test]
fn a_component_that_is_only_a_reference_is_what_it_refers_to() {
    let api = api(
        r##"{"$ref": "pets.yaml#/definitions/Animal"}"##,
        r##"{"schemas": {"First": {"type": "string"}, "Pet": {"$ref": "pets.yaml#/definitions/Animal"},
            "Beast": {"$ref": "pets.yaml#/Beast"}, "Same": {"$ref": "#/components/schemas/First"}}}"##,
    );
    let pets = "Beast: {$ref: '#/definitions/Animal'}\n\
                definitions: {Animal: {not: {$ref: 'api.json#/components/schemas/First'}}}";
    let root = tree(&[("api.json", &api), ("pets.yaml", pets)]);
    assert_eq!(
        root["components"]["schemas"],
        json!({
            "First": { "type": "string" },
            "Pet": { "not": { "$ref": "#/components/schemas/First" } },
            "Beast": { "$ref": "#/components/schemas/Pet" },
            "Same": { "$ref": "#/components/schemas/First" },
        })
    );
    assert_eq!(
        schema_of_response(&root),
        &json!({ "$ref": "#/components/schemas/Pet" })
    );
}

#[test]
fn any_place_can_be_referred_to() {
    let api = api(
        r##"{"type": "object", "properties": {"a~/%": {"type": "string"}}}"##,
        r##"{"schemas": {
            "A": {"properties": {"b": {"properties": {"c": {"type": "integer"}}}}},
            "C": {"$ref": "#/components/schemas/A/properties/b/properties/c"},
            "List«A»": {"type": "array"},
            "X": {"allOf": [
                {"$ref": "#/components/schemas/A/properties/b"},
                {"$ref": "#/paths/~1pets~1%7Bid%7D/get/responses/200/content/application~1json/schema"},
                {"$ref": "#/paths/%2Fpets%2F{id}/get/responses/200/content/application~1json/schema/properties/a~0~1%25"},
                {"$ref": "#/components/schemas/List%C2%ABA%C2%BB"},
                {"$ref": "#/components/schemas/X/allOf/0"}
            ]}}}"##,
    );
    let root = tree(&[("api.json", &api)]);
    let schemas = &root["components"]["schemas"];
    assert_eq!(
        schemas["X"],
        json!({ "allOf": [
            { "$ref": "#/components/schemas/A_b" },
            { "$ref": "#/components/schemas/pets_id_get_200" },
            { "$ref": "#/components/schemas/pets_id_get_200_a" },
            { "$ref": "#/components/schemas/List«A»" },
            { "$ref": "#/components/schemas/A_b" },
        ] })
    );
    assert_eq!(
        schemas["A_b"],
        json!({ "properties": { "c": { "$ref": "#/components/schemas/C" } } })
    );
    assert_eq!(schemas["C"], json!({ "type": "integer" }));
    assert_eq!(schemas["pets_id_get_200_a"], json!({ "type": "string" }));
}

#[test]
fn what_looks_like_a_reference_may_be_data() {
    let schema = r##"{"properties": {"$ref": {"type": "string"}}, "example": {"$ref": "nowhere.json"},
        "default": {"$ref": "#/no"}, "enum": [{"$ref": 5}], "x-note": {"$ref": "http://x"}}"##;
    let text = api(schema, "{}");
    let (document, said) = load(&[("api.json", &text)]);
    assert_eq!(said, [""; 0]);
    let wanted: Value = serde_json::from_str(&text).expect("is JSON");
    assert_eq!(document.expect("loads").root, wanted);
}

#[test]
fn path_items_and_maps_are_written_out() {
    let api = "openapi: 3.1.0\n\
        paths:\n  /a: {$ref: 'paths.yaml#/a', description: mine}\n  /b: {$ref: 'paths.yaml#/a'}\n  \
        /c: {$ref: '#/paths/~1b'}\n  /d: {$ref: '#/components/pathItems/D'}\n\
        components:\n  schemas: {$ref: schemas.yaml}\n  pathItems: {D: {$ref: '#/paths/~1a'}}\n";
    let paths = "a: {description: theirs, get: {responses: {'200': {content: {a/b: {schema: \
                 {$ref: 'api.yaml#/components/schemas/S'}}}}}}}";
    let schemas = "S: {properties: {$ref: properties.yaml}}\nT: {$ref: '#/S'}";
    let properties = "x: {$ref: 'schemas.yaml#/S'}";
    let files = [
        ("api.yaml", api),
        ("paths.yaml", paths),
        ("schemas.yaml", schemas),
        ("properties.yaml", properties),
    ];
    let (document, said) = load(&files);
    assert_eq!(said, [""; 0]);
    let Document { root, origins } = document.expect("loads");
    let reference = json!({ "$ref": "#/components/schemas/S" });
    let get = json!({ "responses": { "200": { "content": { "a/b": { "schema": reference } } } } });
    assert_eq!(
        root["paths"],
        json!({
            "/a": { "description": "mine", "get": get },
            "/b": { "description": "theirs", "get": get },
            "/c": { "description": "theirs", "get": get },
            "/d": { "description": "mine", "get": get },
        })
    );
    assert_eq!(
        root["components"]["schemas"],
        json!({ "S": { "properties": { "x": reference } }, "T": reference })
    );
    let came_from = |pointer| {
        let location = origins.locate(&Pointer::parse(pointer).expect("is a pointer"));
        match location.spot {
            Spot::Pointer(pointer) => format!("{}#{pointer}", location.file),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(
        came_from("/paths/~1b/get/responses"),
        "paths.yaml#/a/get/responses"
    );
    assert_eq!(
        came_from("/paths/~1a/description"),
        "api.yaml#/paths/~1a/description"
    );
    assert_eq!(came_from("/paths/~1d/get"), "paths.yaml#/a/get");
    assert_eq!(
        came_from("/components/schemas/S/properties/x"),
        "properties.yaml#/x"
    );
}

#[test]
fn each_kind_has_its_section() {
    let api = "openapi: 3.0.0\npaths: {/a: {get: {parameters: [{$ref: 'x.yaml#/p'}], requestBody: {$ref: \
        'x.yaml#/b'}, callbacks: {c: {$ref: 'x.yaml#/c'}}, responses: {default: {$ref: 'x.yaml#/r'}}}}}";
    let parts = "p: {in: query, name: p, schema: {$ref: '#/s'}, examples: {e: {$ref: '#/e'}}}\n\
        b: {content: {a/b: {schema: {$ref: '#/s'}}}}\nc: {'{$url}': {$ref: '#/i'}}\n\
        i: {get: {responses: {default: {$ref: '#/r'}}}}\n\
        r: {headers: {h: {$ref: '#/h'}}, links: {l: {$ref: '#/l'}}}\n\
        s: {}\ne: {value: {$ref: data}}\nh: {schema: {$ref: '#/s'}}\nl: {operationId: a}";
    let (document, said) = load(&[("api.yaml", api), ("x.yaml", parts)]);
    assert_eq!(said, [""; 0]);
    let components = &document.expect("loads").root["components"];
    let names: Vec<_> = components
        .as_object()
        .expect("is an object")
        .iter()
        .flat_map(|(section, members)| {
            let names = members.as_object().expect("is an object").keys();
            names.map(move |name| format!("{section}/{name}"))
        })
        .collect();
    assert_eq!(
        names,
        [
            "parameters/p",
            "requestBodies/b",
            "callbacks/c",
            "responses/r",
            "schemas/s",
            "examples/e",
            "headers/h",
            "links/l",
        ]
    );
    assert_eq!(
        components["callbacks"]["c"]["{$url}"]["get"]["responses"]["default"],
        json!({ "$ref": "#/components/responses/r" })
    );
}

#[test]
fn swagger_2_has_sections_of_its_own() {
    let api = "swagger: '2.0'\npaths: {/a: {get: {parameters: [{$ref: '#/parameters/p'}], responses: \
        {'200': {schema: {$ref: 'x.yaml#/definitions/S'}}}}}}\nparameters: {p: {in: body, schema: {$ref: '#/definitions/D'}}}\n\
        definitions: {D: {}}";
    let (document, said) = load(&[
        ("api.yaml", api),
        ("x.yaml", "definitions: {S: {type: string}}"),
    ]);
    assert_eq!(said, [""; 0]);
    let root = document.expect("loads").root;
    assert_eq!(
        root["definitions"],
        json!({ "D": {}, "S": { "type": "string" } })
    );
    assert_eq!(
        root.pointer("/paths/~1a/get/responses/200/schema/$ref"),
        Some(&json!("#/definitions/S"))
    );
}

#[test]
fn names_that_collide_are_told_apart() {
    let api = api(
        r#"{"anyOf": [{"$ref": "a.yaml#/Error"}, {"$ref": "b.yaml#/Error"}, {"$ref": "b/b.yaml#/Error"}]}"#,
        r#"{"schemas": {"Error": {}}}"#,
    );
    let error = "Error: {type: string}";
    let root = tree(&[
        ("api.json", &api),
        ("a.yaml", error),
        ("b.yaml", error),
        ("b/b.yaml", error),
    ]);
    let schemas = root["components"]["schemas"]
        .as_object()
        .expect("is an object");
    let names: Vec<_> = schemas.keys().collect();
    assert_eq!(names, ["Error", "a_Error", "b_Error", "Error_2"]);
}

#[test]
fn discriminator_mappings_are_references_too() {
    let api = api(
        r##"{"$ref": "pets.yaml#/Pet"}"##,
        r##"{"schemas": {"Own": {"discriminator": {"propertyName": "t", "mapping":
            {"a": "Own", "b": "#/components/schemas/Own", "c": "pets.yaml#/Cat", "d": "#/gone"}}}}}"##,
    );
    let pets = "Pet: {oneOf: [{$ref: '#/Cat'}], discriminator: {propertyName: t, mapping: \
                {cat: Cat, dog: '#/Dog', own: Own}}}\nCat: {}\nDog: {}";
    let root = tree(&[("api.json", &api), ("pets.yaml", pets)]);
    let mapping = |name: &str| &root["components"]["schemas"][name]["discriminator"]["mapping"];
    assert_eq!(
        mapping("Pet"),
        &json!({ "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog", "own": "Own" })
    );
    assert_eq!(
        mapping("Own"),
        &json!({ "a": "Own", "b": "#/components/schemas/Own", "c": "#/components/schemas/Cat", "d": "#/gone" })
    );
}

#[test]
fn anchors_and_ids_name_schemas() {
    let api = api(
        r##"{"anyOf": [{"$ref": "#pet"}, {"$ref": "https://x.test/tag"}]}"##,
        r##"{"schemas": {"Pet": {"$anchor": "pet"}, "Tag": {"$id": "https://x.test/tag"}}}"##,
    );
    let root = tree(&[("api.json", &api)]);
    assert_eq!(
        schema_of_response(&root)["anyOf"],
        json!([{ "$ref": "#/components/schemas/Pet" }, { "$ref": "#/components/schemas/Tag" }])
    );
}

#[test]
fn every_faulty_reference_is_reported() {
    let api = api(
        r##"{"anyOf": [
            {"$ref": "#/components/schemas/Pte"}, {"$ref": "#/components/schemas/Pte"},
            {"$ref": "#/definitions/Pet"}, {"$ref": "Pet"}, {"$ref": "#components/schemas/Pet"},
            {"$ref": "https://example.com/pet.json"}, {"$ref": "../../etc/passwd"}, {"$ref": "/etc/passwd"},
            {"$ref": "bad.yaml#/a"}, {"$ref": "bad.yaml#/b"}, {"$ref": 5},
            {"$ref": "#/components/responses/R"}, {"$ref": "#/info/title"}, {"$ref": "#"},
            {"$ref": "x.yaml#/a"}, {"$ref": "x.yaml#/c/d"}]}"##,
        r##"{"schemas": {"Pet": {}, "A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"},
            "C": {"$ref": "#/components/schemas/C"}, "D": {"$ref": "#/components/schemas/A"}},
            "responses": {"R": {}}}"##,
    )
    .replace(r#""openapi""#, r#""info": {"title": "x"}, "openapi""#);
    let files = [
        ("api.json", api.as_str()),
        ("bad.yaml", "a: ["),
        (
            "x.yaml",
            "a: {$ref: '#/b'}\nb: {$ref: '#/a'}\nc: {$ref: '#/c/d'}",
        ),
    ];
    let (document, said) = load(&files);
    assert!(document.is_some());
    let said: Vec<_> = said
        .iter()
        .map(|line| {
            line.replace(
                "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema",
                "…",
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "malformed api.json#…/anyOf/10/$ref: a reference must be text",
            "syntax bad.yaml:2:1: this is not YAML: did not find expected node content",
            "unresolved-reference api.json#…/anyOf/0/$ref: `#/components/schemas/Pte` leads nowhere: \
             `#/components/schemas` of `api.json` has no `Pte` (and so it does in one more place)",
            "unresolved-reference api.json#…/anyOf/2/$ref: `#/definitions/Pet` leads nowhere: \
             `api.json` has no `definitions`",
            "unresolved-reference api.json#…/anyOf/3/$ref: `Pet` leads to `Pet`, which can't be read: \
             entity not found",
            "unresolved-reference api.json#…/anyOf/4/$ref: `#components/schemas/Pet` leads nowhere: \
             `api.json` has no `components/schemas/Pet`",
            "remote-reference api.json#…/anyOf/5/$ref: `https://example.com/pet.json` is on another machine",
            "outside-reference api.json#…/anyOf/6/$ref: `../../etc/passwd` leads to `../../etc/passwd`, \
             outside of the folders of this document",
            "outside-reference api.json#…/anyOf/7/$ref: `/etc/passwd` leads to `/etc/passwd`, \
             outside of the folders of this document",
            "mended-defect api.json#…/anyOf/11/$ref: `#/components/responses/R` leads to a response, \
             where a schema is wanted; it is left out",
            "mended-defect api.json#…/anyOf/12/$ref: `#/info/title` leads to a plain value, \
             where a schema is wanted; it is left out",
            "mended-defect api.json#…/anyOf/13/$ref: `#` leads to a part of the document that holds components, \
             where a schema is wanted; it is left out",
            "infinite-schema api.json#…/anyOf/14/$ref: `x.yaml#/a` leads only to other references, \
             which says nothing: it is left out",
            "infinite-schema api.json#…/anyOf/15/$ref: `x.yaml#/c/d` leads only to other references, \
             which says nothing: it is left out",
            "infinite-schema api.json#/components/schemas/A/$ref: `A` leads only to other references, \
             and back to itself, which says nothing: the reference is left out",
            "infinite-schema api.json#/components/schemas/C/$ref: `C` leads only to other references, \
             and back to itself, which says nothing: the reference is left out",
        ]
    );
}

#[test]
fn circles_of_what_is_written_out_are_reported() {
    let api = "openapi: 3.0.0\npaths: {/a: {get: {callbacks: {c: {e: {$ref: '#/paths/~1a'}}}}}}";
    let (_, said) = load(&[("api.yaml", api)]);
    assert_eq!(
        said,
        [
            "circular-reference api.yaml#/paths/~1a/get/callbacks/c/e: what this reference leads to \
             contains the reference, and can't be written out"
        ]
    );
}

#[test]
fn what_is_written_out_is_bounded() {
    let mut maps = String::new();
    for level in 0..30 {
        maps.push_str(&format!(
            "a{level}: {{x: {{properties: {{$ref: '#/a{next}'}}}}, y: {{properties: {{$ref: '#/a{next}'}}}}}}\n",
            next = level + 1
        ));
    }
    maps.push_str("a30: {x: {}}");
    let api = api(r#"{"properties": {"$ref": "maps.yaml#/a0"}}"#, "{}");
    let (_, said) = load(&[("api.json", &api), ("maps.yaml", &maps)]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("too-large maps.yaml#/a"), "{said:?}");
}

#[test]
fn identifiers_and_anchors_are_followed_within_their_file() {
    let schemas = r##"{
        "Tree": { "$id": "https://example.com/tree", "$dynamicAnchor": "node", "$defs": { "Leaf": { "type": "string" } } },
        "Whole": { "$ref": "https://example.com/tree" },
        "Part": { "properties": { "leaf": { "$ref": "https://example.com/tree#/$defs/Leaf" } } },
        "Local": { "$id": "leaf.json", "type": "integer" },
        "OfLocal": { "items": { "$ref": "leaf.json" } },
        "Node": { "items": { "$dynamicRef": "#node" } }
    }"##;
    let document = format!(r#"{{ "openapi": "3.1.0", "components": {{ "schemas": {schemas} }} }}"#);
    let (tree, said) = load(&[("api.json", &document)]);
    let tree = tree.expect("is read");
    let reference = |pointer: &str| tree.root.pointer(pointer).cloned();
    let schemas = "/components/schemas";
    let to = |name: &str| Some(json!(format!("#/components/schemas/{name}")));
    assert_eq!(reference(&format!("{schemas}/Whole/$ref")), to("Tree"));
    assert_eq!(
        reference(&format!("{schemas}/Part/properties/leaf/$ref")),
        to("Leaf")
    );
    assert_eq!(
        reference(&format!("{schemas}/OfLocal/items/$ref")),
        to("Local")
    );
    assert_eq!(reference(&format!("{schemas}/Node/items/$ref")), to("Tree"));
    assert_eq!(
        said,
        [
            "widened api.json#/components/schemas/Node/items/$ref: `$dynamicRef` is taken for a `$ref` to the anchor of this file, whoever leads to it"
        ]
    );
}

#[test]
fn what_is_no_document_is_refused() {
    let cases = [
        ("", "not-openapi api.yaml#: the file is empty"),
        ("# nothing\n", "not-openapi api.yaml#: the file is empty"),
        (
            "- a",
            "not-openapi api.yaml#: this is not an OpenAPI document, but a list",
        ),
        (
            "a",
            "not-openapi api.yaml#: this is not an OpenAPI document, but a plain value",
        ),
        (
            "info: {}",
            "not-openapi api.yaml#: this is not an OpenAPI document: it has no `openapi` and no `swagger`",
        ),
        (
            "a: [",
            "syntax api.yaml:2:1: this is not YAML: did not find expected node content",
        ),
        (
            "openapi: 3\na: 1\na: 2",
            "duplicate-key api.yaml#/a: `a` stands twice in the same object; the last one counts",
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(load(&[("api.yaml", text)]).1, [wanted], "{text}");
    }
}

#[test]
fn size_and_number_of_files_are_bounded() {
    let api = "openapi: 3\ncomponents: {schemas: {a: {$ref: a.yaml}, b: {$ref: b.yaml}}}";
    let files = [
        ("api.yaml", api),
        ("a.yaml", "type: string"),
        ("b.yaml", "type: string"),
    ];
    let limits = Limits::default();
    let (_, said) = load_with(&files, Limits { files: 2, ..limits });
    assert_eq!(
        said,
        ["too-large b.yaml: the document has more than 2 files"]
    );
    let bytes = api.len() as u64 + 15;
    let (_, said) = load_with(&files, Limits { bytes, ..limits });
    assert_eq!(said, ["too-large b.yaml: the document has more than 0 MiB"]);
}
