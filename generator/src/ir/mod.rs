//! The typed model of an API: what `lower` makes of a document and what `name` and `emit` read.
//!
//! It holds wire names only; no Rust spelling is decided here. It is complete: whoever holds an
//! [`Api`] needs neither the document nor its references. It knows nothing of `openapiv3`.

mod assertion;
mod checks;
mod number;
mod operation;
mod outline;
mod security;
mod shape;
mod type_use;
mod types;
mod union;
mod uses;

pub use assertion::{Assertion, AssertionId, Elements, Members};
pub use checks::{Bound, Checks, Limit};
pub use number::{Fraction, Integer, compare, integer_of};
pub use operation::{
    Codec, Location, Method, Operation, Parameter, PathSegment, Payload, RequestBody, Response,
    ResponseHeader, Status, Style,
};
pub use outline::outline;
pub use security::{Credential, KeyLocation, Requirement, Security, SecurityScheme};
pub use shape::{Additional, EnumBase, Enumeration, Property, Shape, Struct, ValueNote};
/// A format that text is checked for: the runtime says what is of it.
pub use specsmith_support::validate::Format;
pub use type_use::{Text, Type, TypeUse};
pub use types::{Definition, Inside, Origin, Owner, TypeId, Types, WriteForm};
pub use union::{
    Arm, ArmTag, Choice, Dispatch, Extra, KeySignature, Kind, OtherTags, Others, Overlap, Source,
    Step, TagForm, TagLimit, Union, WrittenTag,
};

/// A whole API.
#[derive(Clone, Debug)]
pub struct Api {
    /// What the document says of itself.
    pub info: Info,
    /// Where the API is served, in the order of the document.
    pub servers: Vec<Server>,
    /// The groups of operations, those that the document describes first.
    pub tags: Vec<Tag>,
    /// Every type, component schemas first and in the order of the document.
    pub types: Types,
    /// The ways to authenticate, in the order of the document.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every operation in the order of the document.
    pub operations: Vec<Operation>,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The version of the API (not of the generated crate).
    pub version: String,
    /// CommonMark text.
    pub description: Option<String>,
}

/// A base address.
#[derive(Clone, Debug)]
pub struct Server {
    /// The address with each variable replaced by its default.
    pub url: String,
    /// CommonMark text.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name as the document writes it.
    pub name: String,
    /// CommonMark text.
    pub description: Option<String>,
}

/// The documentation of anything that has some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// One line.
    pub title: Option<String>,
    /// CommonMark text.
    pub description: Option<String>,
    /// Whether users should move away from it.
    pub deprecated: bool,
}
