//! What is a reference, and what takes its place.

use serde_json::{Value, json};

use super::{api, load, schema_of_response, tree};
use crate::diagnostic::Spot;
use crate::load::Document;
use crate::pointer::Pointer;

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
    let root = tree(&[("api.json", &document)]);
    let reference = |pointer: &str| root.pointer(pointer).cloned();
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
}

#[test]
fn what_several_anchors_may_be_meant_by_is_any_value() {
    let schemas = r##"{
        "Page": { "items": { "$dynamicRef": "#T" }, "$defs": { "t": { "$dynamicAnchor": "T", "not": {} } } },
        "Texts": { "$ref": "#/components/schemas/Page", "$defs": { "t": { "$dynamicAnchor": "T", "type": "string" } } }
    }"##;
    let document = format!(r#"{{ "openapi": "3.1.0", "components": {{ "schemas": {schemas} }} }}"#);
    let (document, said) = load(&[("api.json", &document)]);
    let root = document.expect("loads").root;
    assert_eq!(root["components"]["schemas"]["Page"]["items"], json!({}));
    let message = "several schemas have the `$dynamicAnchor` `T`: which one is meant depends on what leads \
                   here, so that any value is accepted";
    let place = "api.json#/components/schemas/Page/items/$dynamicRef";
    assert_eq!(said, [format!("widened {place}: {message}")]);
}

#[test]
fn anchors_may_stand_in_files_that_are_read_later() {
    let api = api(
        r#"{"$ref": "page.yaml"}"#,
        r#"{"schemas": {"T": {"$ref": "texts.yaml"}}}"#,
    );
    let page = "items: { $dynamicRef: '#T' }\n$defs: { t: { $dynamicAnchor: T, not: {} } }";
    let texts = "$ref: page.yaml\n$defs: { t: { $dynamicAnchor: T, type: string } }";
    let files = [
        ("api.json", api.as_str()),
        ("page.yaml", page),
        ("texts.yaml", texts),
    ];
    let (document, said) = load(&files);
    let root = document.expect("loads").root;
    assert_eq!(root["components"]["schemas"]["page"]["items"], json!({}));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("widened page.yaml#/items/$dynamicRef: several schemas"));
}
