//! What becomes a component, where, and by which name.

use serde_json::json;

use super::{api, load, schema_of_response, tree};

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
fn what_inherits_comes_with_a_parent_that_has_a_discriminator() {
    let api = api(
        r#"{"anyOf": [{"$ref": "a/m.yaml#/components/schemas/Base"}, {"$ref": "b.yaml#/definitions/Same"}]}"#,
        r#"{"schemas": {"X": {"type": "string"}}}"#,
    );
    let models = r#"
components:
  schemas:
    Unused: {allOf: [{$ref: '#/components/schemas/Other'}]}
    Deep: {allOf: [{$ref: '#/components/schemas/Middle'}, {properties: {part: {$ref: '#/components/schemas/Part'}}}]}
    Base: {discriminator: {propertyName: kind}}
    Other: {discriminator: {propertyName: kind}}
    Middle: {allOf: [{title: middle}, {allOf: [{$ref: './m.yaml#/components/schemas/Alias'}]}]}
    Alias: {$ref: '#/components/schemas/Base'}
    X: {allOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/X'}]}
    Part: {allOf: [{title: a part}, {discriminator: {propertyName: kind}}]}
    OfPart: {allOf: [{$ref: '#/components/schemas/Part'}]}
"#;
    let united = r#"
definitions:
  Same: {discriminator: {propertyName: kind}, oneOf: [{$ref: '#/definitions/One'}]}
  One: {}
  Heir: {allOf: [{$ref: '#/definitions/Same'}]}
"#;
    let root = tree(&[("api.json", &api), ("a/m.yaml", models), ("b.yaml", united)]);
    let schemas = root["components"]["schemas"].as_object();
    let names: Vec<_> = schemas.expect("is an object").keys().collect();
    let referred_to = ["X", "Base", "Same", "One"];
    let heirs = ["m_X", "Middle", "Deep", "Part", "OfPart"];
    assert_eq!(names[..4], referred_to);
    assert_eq!(names[4..], heirs);
    assert_eq!(
        root["components"]["schemas"]["m_X"]["allOf"][0],
        json!({ "$ref": "#/components/schemas/Base" })
    );
}
