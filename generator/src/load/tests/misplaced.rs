//! References to the wrong kind of component.

use serde_json::json;

use super::load;

#[test]
fn what_is_meant_is_taken() {
    let text = r##"{"openapi": "3.0.3", "paths": {"/a": {"post": {
        "requestBody": {"$ref": "#/components/schemas/Pet"},
        "responses": {"400": {"$ref": "#/components/schemas/Bad"}, "500": {"$ref": "#/components/schemas/Pet"}},
        "parameters": [{"$ref": "#/components/schemas/Pet"}]}}},
        "components": {"schemas": {"Pet": {}, "Bad": {"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}}},
            "responses": {"Bad": {"description": "bad"}}}}"##;
    let (document, said) = load(&[("api.json", text)]);
    let said: Vec<_> = said
        .iter()
        .map(|said| said.replace("/paths/~1a/post", "…"))
        .collect();
    assert_eq!(
        said,
        [
            "mended-defect api.json#…/requestBody/$ref: `#/components/schemas/Pet` leads to a schema, \
             where a request body is wanted; it is taken for its JSON content",
            "mended-defect api.json#…/responses/400/$ref: `#/components/schemas/Bad` leads to a schema, \
             where a response is wanted; `#/components/responses/Bad` is taken",
            "mended-defect api.json#…/responses/500/$ref: `#/components/schemas/Pet` leads to a schema, \
             where a response is wanted; it is taken for its JSON content",
            "malformed api.json#…/parameters/0/$ref: `#/components/schemas/Pet` leads to a schema, \
             where a parameter is wanted",
        ]
    );
    let root = document.expect("loads").root;
    let post = &root["paths"]["/a"]["post"];
    let content =
        json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } });
    let whole = json!({ "description": "", "content": content });
    assert_eq!(post["requestBody"], whole);
    assert_eq!(post["responses"]["500"], whole);
    let bad = json!({ "$ref": "#/components/responses/Bad" });
    assert_eq!(post["responses"]["400"], bad);
}

#[test]
fn so_it_is_in_swagger() {
    let text = r##"{"swagger": "2.0", "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/definitions/Pet"}}}}},
        "definitions": {"Pet": {}}}"##;
    let (document, said) = load(&[("api.json", text)]);
    assert_eq!(said.len(), 1, "{said:?}");
    let root = document.expect("loads").root;
    let response = json!({ "description": "", "schema": { "$ref": "#/definitions/Pet" } });
    assert_eq!(root["paths"]["/a"]["get"]["responses"]["200"], response);
}
