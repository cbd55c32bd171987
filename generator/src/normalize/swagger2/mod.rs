//! Swagger 2.0 -> OpenAPI 3.0.
//!
//! Sections move into `components`, bodies and forms out of the parameters, and types of parameters
//! and headers into schemas. Where something moves, diagnostics about it are led back.

mod operation;
mod parameter;
mod response;
mod security;
mod server;

use serde_json::{Map, Value};

use super::Scene;
use crate::pointer::Pointer;
use crate::structure::{Kind, Shape, Step, walk_mut};

/// What operations take over from the document.
struct Shared {
    consumes: Vec<String>,
    produces: Vec<String>,
    /// `parameters` of the document, by reference.
    parameters: Map<String, Value>,
}

impl Shared {
    /// A parameter, its reference followed.
    fn parameter<'a>(&'a self, parameter: &'a Value) -> &'a Value {
        let reference = parameter.get("$ref").and_then(Value::as_str);
        let name = reference.and_then(|text| text.strip_prefix("#/parameters/"));
        name.and_then(|name| self.parameters.get(name))
            .unwrap_or(parameter)
    }
}

/// Rewrites a document of Swagger 2.0 in place.
pub(super) fn upgrade(root: &mut Value, scene: &mut Scene<'_>) {
    walk_mut(
        root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, _| {
            if let (Value::Object(schema), Shape::Object(Kind::Schema)) = (value, shape) {
                upgrade_schema(schema);
            }
            Step::Into
        },
    );
    let Value::Object(document) = root else {
        return;
    };
    document.shift_remove("swagger");
    document.insert("openapi".to_owned(), "3.0.3".into());
    server::upgrade(document);
    let shared = Shared {
        consumes: media_types(document.shift_remove("consumes").as_ref()),
        produces: media_types(document.shift_remove("produces").as_ref()),
        parameters: take(document, "parameters"),
    };
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        let pointer = Pointer::root().member("paths");
        for (path, item) in paths {
            operation::upgrade_item(item, &pointer.member(path), &shared, scene);
        }
    }
    let components = components(document, &shared, scene);
    document.insert("components".to_owned(), Value::Object(components));
    lead_references(root);
}

/// The sections of the document, under their new names.
fn components(
    document: &mut Map<String, Value>,
    shared: &Shared,
    scene: &mut Scene<'_>,
) -> Map<String, Value> {
    let mut components = Map::new();
    let mut add = |old: &str, new: &str, members: Map<String, Value>| {
        if members.is_empty() {
            return;
        }
        let to = Pointer::root().member("components").member(new);
        scene.diagnostics.moved(&to, &Pointer::root().member(old));
        components.insert(new.to_owned(), Value::Object(members));
    };
    add("definitions", "schemas", take(document, "definitions"));
    let parameters = shared.parameters.iter();
    let parameters = parameters.filter(|(_, value)| parameter::stays(value));
    let parameters = parameters.map(|(name, value)| (name.clone(), parameter::upgrade(value)));
    add("parameters", "parameters", parameters.collect());
    let mut responses = take(document, "responses");
    for (_, response) in &mut responses {
        response::upgrade(response, &shared.produces);
    }
    add("responses", "responses", responses);
    let mut schemes = take(document, "securityDefinitions");
    schemes.values_mut().for_each(security::upgrade);
    add("securityDefinitions", "securitySchemes", schemes);
    components
}

fn take(document: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    match document.shift_remove(name) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn media_types(list: Option<&Value>) -> Vec<String> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    let texts = items.filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

fn upgrade_schema(schema: &mut Map<String, Value>) {
    if let Some(nullable) = schema.shift_remove("x-nullable") {
        schema.insert("nullable".to_owned(), nullable);
    }
}

/// Sections of Swagger 2.0 and their places in OpenAPI 3.0.
const SECTIONS: [(&str, &str); 4] = [
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
    ("#/securityDefinitions/", "#/components/securitySchemes/"),
];

fn lead_references(root: &mut Value) {
    walk_mut(root, Shape::Object(Kind::OpenApi), &mut |value, _, _| {
        if let Some(Value::String(reference)) = value.get_mut("$ref") {
            let section = SECTIONS.iter().find(|(old, _)| reference.starts_with(old));
            if let Some((old, new)) = section {
                reference.replace_range(..old.len(), new);
            }
        }
        Step::Into
    });
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::choices::Choices;
    use crate::diagnostic::Diagnostics;

    fn upgraded(document: Value) -> Value {
        let mut document = document;
        super::super::normalize(&mut document, &Choices::default(), &mut Diagnostics::new());
        document
    }

    #[test]
    fn sections_move_and_references_follow() {
        let document = upgraded(json!({
            "swagger": "2.0",
            "info": { "title": "t", "version": "1" },
            "host": "example.com", "basePath": "/v1", "schemes": ["https"],
            "consumes": ["application/json"], "produces": ["application/json"],
            "paths": { "/pets": { "post": {
                "parameters": [
                    { "name": "pet", "in": "body", "required": true, "schema": { "$ref": "#/definitions/Pet" } },
                    { "name": "tags", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "pipes" },
                    { "$ref": "#/parameters/Limit" },
                ],
                "responses": { "200": { "description": "d", "schema": { "$ref": "#/definitions/Pet" } } },
            } } },
            "parameters": { "Limit": { "name": "limit", "in": "query", "type": "integer" } },
            "definitions": { "Pet": { "type": "object", "discriminator": "kind" } },
        }));
        assert_eq!(document["servers"][0]["url"], "https://example.com/v1");
        let post = &document["paths"]["/pets"]["post"];
        let pet = json!({ "$ref": "#/components/schemas/Pet" });
        assert_eq!(
            post["requestBody"]["content"]["application/json"]["schema"],
            pet
        );
        assert_eq!(
            post["responses"]["200"]["content"]["application/json"]["schema"],
            pet
        );
        assert_eq!(post["parameters"][0]["style"], "pipeDelimited");
        assert_eq!(
            post["parameters"][1]["$ref"],
            "#/components/parameters/Limit"
        );
        let limit = &document["components"]["parameters"]["Limit"];
        assert_eq!(limit["schema"], json!({ "type": "integer" }));
        let discriminator = &document["components"]["schemas"]["Pet"]["discriminator"];
        assert_eq!(discriminator["propertyName"], "kind");
    }

    #[test]
    fn forms_are_bodies() {
        let document = upgraded(json!({
            "swagger": "2.0", "info": { "title": "t", "version": "1" },
            "paths": { "/f": { "post": {
                "parameters": [
                    { "name": "file", "in": "formData", "type": "file", "required": true },
                    { "name": "note", "in": "formData", "type": "string", "description": "n" },
                ],
                "responses": {},
            } } },
        }));
        let body = &document["paths"]["/f"]["post"]["requestBody"];
        let form = &body["content"]["multipart/form-data"]["schema"];
        assert_eq!(
            form["properties"]["file"],
            json!({ "type": "string", "format": "binary" })
        );
        assert_eq!(form["required"], json!(["file"]));
        assert_eq!(body["required"], true);
    }
}
