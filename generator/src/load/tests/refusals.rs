//! Faults that are told, and limits.

use super::{api, load, load_with};
use crate::load::Limits;

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
