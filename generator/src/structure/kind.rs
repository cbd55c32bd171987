//! The kinds of objects in a document, and the kinds of their members.

/// A kind of object that OpenAPI describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The document itself, of any dialect.
    OpenApi,
    /// Title, version and contact of the API.
    Info,
    /// The named parts that references lead to.
    Components,
    /// Path items by path.
    Paths,
    /// The operations of one path or webhook.
    PathItem,
    /// One method of one path.
    Operation,
    /// A parameter of an operation or path item.
    Parameter,
    /// A request body.
    RequestBody,
    /// Responses by status code.
    Responses,
    /// One response.
    Response,
    /// A header of a response or of a part of a multipart body.
    Header,
    /// The schema and examples for one media type.
    MediaType,
    /// How one property of a form or multipart body is encoded.
    Encoding,
    /// A named example.
    Example,
    /// A link from a response to another operation.
    Link,
    /// Path items by runtime expression.
    Callback,
    /// A schema; in OpenAPI 3.1 it may be a boolean.
    Schema,
    /// Which arm of a union a value belongs to.
    Discriminator,
    /// A way to authenticate.
    SecurityScheme,
    /// A base address of the API.
    Server,
    /// A variable in the address of a server.
    ServerVariable,
    /// A group of operations.
    Tag,
}

/// What kind of value a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// One object of this kind.
    Object(Kind),
    /// An object whose every member, whatever its name, is of this kind.
    Map(Kind),
    /// An array of objects of this kind.
    List(Kind),
    /// One object of this kind or an array of them (`items` of older drafts).
    OneOrList(Kind),
}

impl Kind {
    /// What the member of this name holds, or `None` if it is data.
    pub fn member(self, name: &str) -> Option<Shape> {
        match self {
            Self::OpenApi => of_openapi(name),
            Self::Components => of_components(name),
            Self::Paths | Self::Callback => patterned(name, Self::PathItem),
            Self::Responses => patterned(name, Self::Response),
            Self::PathItem => of_path_item(name),
            Self::Operation => of_operation(name),
            Self::Parameter | Self::Header => of_parameter(name),
            Self::RequestBody => of_request_body(name),
            Self::Response => of_response(name),
            Self::MediaType => of_media_type(name),
            Self::Encoding => of_encoding(name),
            Self::Link => (name == "server").then_some(Shape::Object(Self::Server)),
            Self::Schema => of_schema(name),
            Self::Server => (name == "variables").then_some(Shape::Map(Self::ServerVariable)),
            Self::Info
            | Self::Example
            | Self::Discriminator
            | Self::SecurityScheme
            | Self::ServerVariable
            | Self::Tag => None,
        }
    }

    /// What people call an object of this kind, with its article.
    pub fn noun(self) -> &'static str {
        match self {
            Self::OpenApi => "an OpenAPI document",
            Self::Info => "the info object",
            Self::Components => "the components object",
            Self::Paths => "the paths object",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::Responses => "the responses of an operation",
            Self::Response => "a response",
            Self::Header => "a header",
            Self::MediaType => "a media type",
            Self::Encoding => "an encoding",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::Callback => "a callback",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::SecurityScheme => "a security scheme",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Tag => "a tag",
        }
    }
}

/// Members whose names are not fixed, beside extensions.
fn patterned(name: &str, kind: Kind) -> Option<Shape> {
    (!name.starts_with("x-") && name != "$ref").then_some(Shape::Object(kind))
}

fn of_openapi(name: &str) -> Option<Shape> {
    Some(match name {
        "info" => Shape::Object(Kind::Info),
        "servers" => Shape::List(Kind::Server),
        "paths" => Shape::Object(Kind::Paths),
        "webhooks" => Shape::Map(Kind::PathItem),
        "components" => Shape::Object(Kind::Components),
        "tags" => Shape::List(Kind::Tag),
        "definitions" => Shape::Map(Kind::Schema),
        "parameters" => Shape::Map(Kind::Parameter),
        "responses" => Shape::Map(Kind::Response),
        "securityDefinitions" => Shape::Map(Kind::SecurityScheme),
        _ => return None,
    })
}

fn of_components(name: &str) -> Option<Shape> {
    Some(Shape::Map(match name {
        "schemas" => Kind::Schema,
        "responses" => Kind::Response,
        "parameters" => Kind::Parameter,
        "examples" => Kind::Example,
        "requestBodies" => Kind::RequestBody,
        "headers" => Kind::Header,
        "securitySchemes" => Kind::SecurityScheme,
        "links" => Kind::Link,
        "callbacks" => Kind::Callback,
        "pathItems" => Kind::PathItem,
        "mediaTypes" => Kind::MediaType,
        _ => return None,
    }))
}

fn of_path_item(name: &str) -> Option<Shape> {
    Some(match name {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Shape::Object(Kind::Operation)
        }
        "additionalOperations" => Shape::Map(Kind::Operation),
        "servers" => Shape::List(Kind::Server),
        "parameters" => Shape::List(Kind::Parameter),
        _ => return None,
    })
}

fn of_operation(name: &str) -> Option<Shape> {
    Some(match name {
        "parameters" => Shape::List(Kind::Parameter),
        "requestBody" => Shape::Object(Kind::RequestBody),
        "responses" => Shape::Object(Kind::Responses),
        "callbacks" => Shape::Map(Kind::Callback),
        "servers" => Shape::List(Kind::Server),
        _ => return None,
    })
}

/// `items` is how Swagger 2.0 describes a parameter or header that is an array.
fn of_parameter(name: &str) -> Option<Shape> {
    Some(match name {
        "schema" | "items" => Shape::Object(Kind::Schema),
        "content" => Shape::Map(Kind::MediaType),
        "examples" => Shape::Map(Kind::Example),
        _ => return None,
    })
}

fn of_request_body(name: &str) -> Option<Shape> {
    (name == "content").then_some(Shape::Map(Kind::MediaType))
}

/// `schema` is where Swagger 2.0 says what a response holds; its `examples` are data.
fn of_response(name: &str) -> Option<Shape> {
    Some(match name {
        "headers" => Shape::Map(Kind::Header),
        "content" => Shape::Map(Kind::MediaType),
        "links" => Shape::Map(Kind::Link),
        "schema" => Shape::Object(Kind::Schema),
        _ => return None,
    })
}

fn of_media_type(name: &str) -> Option<Shape> {
    Some(match name {
        "schema" | "itemSchema" => Shape::Object(Kind::Schema),
        "examples" => Shape::Map(Kind::Example),
        "encoding" => Shape::Map(Kind::Encoding),
        "prefixEncoding" => Shape::List(Kind::Encoding),
        "itemEncoding" => Shape::Object(Kind::Encoding),
        _ => return None,
    })
}

fn of_encoding(name: &str) -> Option<Shape> {
    Some(match name {
        "headers" => Shape::Map(Kind::Header),
        "encoding" => Shape::Map(Kind::Encoding),
        "prefixEncoding" => Shape::List(Kind::Encoding),
        "itemEncoding" => Shape::Object(Kind::Encoding),
        _ => return None,
    })
}

fn of_schema(name: &str) -> Option<Shape> {
    Some(match name {
        "properties" | "patternProperties" | "dependentSchemas" | "dependencies" | "$defs"
        | "definitions" => Shape::Map(Kind::Schema),
        "items" => Shape::OneOrList(Kind::Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Shape::List(Kind::Schema),
        "additionalProperties"
        | "additionalItems"
        | "not"
        | "contains"
        | "propertyNames"
        | "if"
        | "then"
        | "else"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Shape::Object(Kind::Schema),
        "discriminator" => Shape::Object(Kind::Discriminator),
        _ => return None,
    })
}
