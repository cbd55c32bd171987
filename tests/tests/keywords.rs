//! The page of what every keyword becomes names every keyword there is, and no other.

use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../generator/KEYWORDS.md");

/// The vocabularies of JSON Schema 2020-12, and what OpenAPI adds to schemas in any version.
const SCHEMA: &[&str] = &[
    "$ref",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$defs",
    "definitions",
    "$schema",
    "$vocabulary",
    "$comment",
    "true",
    "false",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependencies",
    "properties",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "items",
    "prefixItems",
    "additionalItems",
    "contains",
    "minContains",
    "maxContains",
    "discriminator",
    "defaultMapping",
    "type",
    "nullable",
    "enum",
    "const",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "dependentRequired",
    "format",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "title",
    "description",
    "deprecated",
    "default",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "xml",
];

/// The fixed fields of the objects of OpenAPI 2.0 to 3.2 that say something of the API.
const OPENAPI: &[&str] = &[
    "openapi",
    "swagger",
    "info",
    "jsonSchemaDialect",
    "$self",
    "servers",
    "host",
    "basePath",
    "schemes",
    "paths",
    "webhooks",
    "callbacks",
    "links",
    "components",
    "security",
    "tags",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "parameters",
    "operationId",
    "summary",
    "requestBody",
    "consumes",
    "responses",
    "produces",
    "name",
    "in",
    "schema",
    "content",
    "style",
    "explode",
    "collectionFormat",
    "allowReserved",
    "allowEmptyValue",
    "itemSchema",
    "headers",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
    "mutualTLS",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
];

/// The keywords in the first cells of all rows.
fn named() -> BTreeSet<&'static str> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_keyword_has_a_row() {
    let known: BTreeSet<&str> = SCHEMA.iter().chain(OPENAPI).copied().collect();
    let missing: Vec<_> = known.difference(&named()).copied().collect();
    assert_eq!(missing, [""; 0], "have no row");
    let invented: Vec<_> = named().difference(&known).copied().collect();
    assert_eq!(invented, [""; 0], "are no keywords");
}
