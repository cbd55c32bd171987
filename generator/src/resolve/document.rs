//! A document without its schemas.

use indexmap::IndexMap;
use openapiv3::{
    Header, Info, Operation, Parameter, ReferenceOr, RequestBody, Response, SecurityRequirement,
    SecurityScheme, Server, Tag,
};

use super::SchemaId;
use crate::ir::Method;
use crate::pointer::Pointer;
use crate::structure::ComponentReference;

/// A document whose schemas are in an arena.
#[derive(Debug)]
pub struct Document {
    /// `info`.
    pub info: Info,
    /// `servers`.
    pub servers: Vec<Server>,
    /// `tags`.
    pub tags: Vec<Tag>,
    /// `security`.
    pub security: Option<Vec<SecurityRequirement>>,
    /// `components/schemas`.
    pub schemas: IndexMap<String, SchemaId>,
    /// `components/securitySchemes`.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The operations of all paths.
    pub operations: Vec<DocumentOperation>,
    pub(super) parameters: IndexMap<String, Parameter>,
    pub(super) headers: IndexMap<String, Header>,
    pub(super) request_bodies: IndexMap<String, RequestBody>,
    pub(super) responses: IndexMap<String, Response>,
}

/// An operation and what it takes over from its path item.
#[derive(Debug)]
pub struct DocumentOperation {
    /// The path template.
    pub path: String,
    /// The method.
    pub method: Method,
    /// The place of the operation.
    pub pointer: Pointer,
    /// `parameters` of the path item, with their places.
    pub shared_parameters: Vec<(Pointer, ReferenceOr<Parameter>)>,
    /// The operation itself.
    pub operation: Operation,
}

impl Document {
    /// A parameter, its reference followed, and its place.
    pub fn parameter<'a>(
        &'a self,
        item: &'a ReferenceOr<Parameter>,
        pointer: &Pointer,
    ) -> Option<(&'a Parameter, Pointer)> {
        find(&self.parameters, "parameters", item, pointer)
    }

    /// A response, its reference followed, and its place.
    pub fn response<'a>(
        &'a self,
        item: &'a ReferenceOr<Response>,
        pointer: &Pointer,
    ) -> Option<(&'a Response, Pointer)> {
        find(&self.responses, "responses", item, pointer)
    }

    /// A request body, its reference followed, and its place.
    pub fn request_body<'a>(
        &'a self,
        item: &'a ReferenceOr<RequestBody>,
        pointer: &Pointer,
    ) -> Option<(&'a RequestBody, Pointer)> {
        find(&self.request_bodies, "requestBodies", item, pointer)
    }

    /// A header, its reference followed.
    pub fn header<'a>(&'a self, item: &'a ReferenceOr<Header>) -> Option<&'a Header> {
        find(&self.headers, "headers", item, &Pointer::root()).map(|(header, _)| header)
    }
}

/// Follows a reference into a section of the components. One that leads nowhere was reported when
/// the document was loaded.
fn find<'a, T>(
    components: &'a IndexMap<String, T>,
    section: &str,
    item: &'a ReferenceOr<T>,
    pointer: &Pointer,
) -> Option<(&'a T, Pointer)> {
    match item {
        ReferenceOr::Item(item) => Some((item, pointer.clone())),
        ReferenceOr::Reference { reference } => {
            let target = ComponentReference::parse(reference)?;
            let item = components.get(target.name)?;
            let section = Pointer::root().member("components").member(section);
            Some((item, section.member(target.name)))
        }
    }
}
