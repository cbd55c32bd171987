//! Operations: what travels in a request, what comes back.

use serde_json::Value;

use super::{Docs, Security, TypeUse};
use crate::pointer::Pointer;

/// A method on a path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`, or a name made of method and path where the document has none.
    pub id: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The method of the request.
    pub method: Method,
    /// The path template as the document writes it.
    pub path: String,
    /// The same, taken apart.
    pub segments: Vec<PathSegment>,
    /// The first tag: an index into the tags of the API.
    pub tag: usize,
    /// What the document says about it.
    pub docs: Docs,
    /// Parameters: those of the path in its order, then the others in the order of the document.
    pub parameters: Vec<Parameter>,
    /// Whether an `Idempotency-Key` header is declared. It is an option of every call, not a parameter.
    pub idempotency_key: Option<TypeUse>,
    /// The body of the request, if there is one.
    pub body: Option<RequestBody>,
    /// The declared responses in ascending order: statuses, ranges, default.
    pub responses: Vec<Response>,
    /// What it takes to be let in.
    pub security: Security,
}

/// A request method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    /// One that RFC 9110 and RFC 5789 do not name: a token of RFC 9110.
    Other(String),
}

impl Method {
    /// The method as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Other(name) => name,
        }
    }
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathSegment {
    /// Text that stands as it is, slashes included.
    Literal(String),
    /// The parameter of that name.
    Parameter(String),
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be there.
    pub required: bool,
    /// The type of the value.
    pub ty: TypeUse,
    /// How the value becomes text.
    pub codec: Codec,
    /// What a server takes it to be when it is absent.
    pub default: Option<Value>,
    /// What the document says about it.
    pub docs: Docs,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// As the query itself, whatever else is in it.
    QueryString,
}

/// How a parameter becomes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codec {
    /// By a style of OpenAPI.
    Style {
        /// The style.
        style: Style,
        /// Whether elements and members are written out one by one.
        explode: bool,
        /// Whether reserved characters stay as they are.
        allow_reserved: bool,
    },
    /// As JSON text (`content` with a JSON media type).
    Json,
    /// Not at all: it is text that whoever gives it has encoded.
    Encoded {
        /// What it is encoded as, as far as the document says it.
        media_types: Vec<String>,
    },
}

/// The styles of OpenAPI 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of OpenAPI")]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub payload: Payload,
    /// What the document says about it.
    pub description: Option<String>,
}

/// What a message holds.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "almost all of them are JSON")]
pub enum Payload {
    /// Nothing.
    Empty,
    /// A JSON value.
    Json {
        /// The media type as the document writes it.
        media_type: String,
        /// The type of the value, the envelope taken off.
        ty: TypeUse,
        /// The member of the object on the wire that holds the value (`x-envelope`).
        envelope: Option<String>,
    },
    /// Text.
    Text {
        /// The media type as the document writes it.
        media_type: String,
    },
    /// Octets of one of these media types.
    Binary {
        /// The media types or ranges as the document writes them.
        media_types: Vec<String>,
    },
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The statuses that it stands for.
    pub status: Status,
    /// What the document says about it.
    pub description: String,
    /// What it holds.
    pub payload: Payload,
    /// The declared headers.
    pub headers: Vec<ResponseHeader>,
}

/// The statuses that a declared response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One.
    Code(u16),
    /// A hundred of them, by the first digit.
    Range(u8),
    /// All that are not declared otherwise.
    Default,
}

/// A declared header of a response.
#[derive(Clone, Debug)]
pub struct ResponseHeader {
    /// The name as the document writes it.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// The type of the value.
    pub ty: TypeUse,
    /// Whether members of an object are written out one by one.
    pub explode: bool,
    /// What the document says about it.
    pub description: Option<String>,
}
