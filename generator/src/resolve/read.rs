//! Parts of the document tree -> `openapiv3`.

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::SchemaId;
use super::arena::Arena;
use super::copies::copy_referenced;
use super::document::{Document, DocumentOperation};
use super::wording::in_plain_words;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::Method;
use crate::pointer::Pointer;

const METHODS: [(&str, Method); 8] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
];

/// Reads a document and gathers its schemas on the way.
pub(super) struct Reader<'a> {
    pub(super) arena: Arena,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            arena: Arena::default(),
            diagnostics,
        }
    }

    /// All schemas, each reference among them an id.
    pub(super) fn finish(mut self, schemas: &IndexMap<String, SchemaId>) -> Arena {
        self.arena.link(schemas);
        self.arena
    }

    pub(super) fn read_document(&mut self, root: Value) -> Option<Document> {
        let root_pointer = Pointer::root();
        let Value::Object(mut root) = root else {
            self.malformed(&root_pointer, "an OpenAPI document is an object");
            return None;
        };
        for name in ["info", "paths"] {
            if !root.contains_key(name) {
                self.malformed(&root_pointer, &format!("`{name}` is missing"));
            }
        }
        let mut components = self.take_object(&mut root, "components", &root_pointer);
        let at = root_pointer.member("components");
        let schemas = self.read_schemas(&mut components, &at);
        let parameters =
            self.read_section(&mut components, "parameters", &at, Self::strip_parameter);
        let headers = self.read_section(&mut components, "headers", &at, Self::strip_parameter);
        let bodies = self.read_section(&mut components, "requestBodies", &at, Self::strip_content);
        let responses = self.read_section(&mut components, "responses", &at, Self::strip_response);
        let schemes = self.read_section(&mut components, "securitySchemes", &at, |_, _, _| {});
        Some(Document {
            info: self.read_member(&mut root, "info").unwrap_or_default(),
            servers: self.read_member(&mut root, "servers").unwrap_or_default(),
            tags: self.read_member(&mut root, "tags").unwrap_or_default(),
            security: self.read_member(&mut root, "security"),
            schemas,
            security_schemes: schemes,
            operations: self.read_paths(&mut root),
            parameters,
            headers,
            request_bodies: bodies,
            responses,
        })
    }

    fn read_schemas(
        &mut self,
        components: &mut Map<String, Value>,
        pointer: &Pointer,
    ) -> IndexMap<String, SchemaId> {
        let section = self.take_object(components, "schemas", pointer);
        let pointer = pointer.member("schemas");
        let mut schemas = IndexMap::new();
        for (name, mut schema) in section {
            let id = self
                .arena
                .detach(&mut schema, &pointer.member(&name), self.diagnostics);
            schemas.insert(name, id);
        }
        schemas
    }

    /// Reads a section of the components. An entry that is only a reference to another entry of
    /// the section becomes a copy of it.
    fn read_section<T: DeserializeOwned + Clone>(
        &mut self,
        components: &mut Map<String, Value>,
        section: &str,
        pointer: &Pointer,
        strip: fn(&mut Self, &mut Value, &Pointer),
    ) -> IndexMap<String, T> {
        let entries = self.take_object(components, section, pointer);
        let pointer = pointer.member(section);
        let mut items = IndexMap::new();
        let mut references = Vec::new();
        for (name, mut value) in entries {
            let at = pointer.member(&name);
            strip(self, &mut value, &at);
            match self.read::<ReferenceOr<T>>(value, &at) {
                Some(ReferenceOr::Item(item)) => {
                    items.insert(name, item);
                }
                Some(ReferenceOr::Reference { reference }) => references.push((name, reference)),
                None => {}
            }
        }
        copy_referenced(&mut items, references);
        items
    }

    fn read_paths(&mut self, root: &mut Map<String, Value>) -> Vec<DocumentOperation> {
        let paths = self.take_object(root, "paths", &Pointer::root());
        let pointer = Pointer::root().member("paths");
        let mut operations = Vec::new();
        for (path, item) in paths {
            let pointer = pointer.member(&path);
            match item {
                _ if path.starts_with("x-") => {}
                _ if !path.starts_with('/') => self.malformed(&pointer, "a path begins with `/`"),
                Value::Object(item) => self.read_path_item(&path, item, &pointer, &mut operations),
                _ => self.malformed(&pointer, "a path item is an object"),
            }
        }
        operations
    }

    fn read_path_item(
        &mut self,
        path: &str,
        mut item: Map<String, Value>,
        pointer: &Pointer,
        operations: &mut Vec<DocumentOperation>,
    ) {
        let shared = self.read_shared_parameters(&mut item, pointer);
        let fixed = METHODS.into_iter().filter_map(|(key, method)| {
            let operation = item.remove(key)?;
            Some((pointer.member(key), method, operation))
        });
        let mut found: Vec<_> = fixed.collect();
        found.extend(self.take_other_methods(&mut item, pointer));
        for (pointer, method, operation) in found {
            if let Some(operation) = self.read_operation(operation, &pointer) {
                operations.push(DocumentOperation {
                    path: path.to_owned(),
                    method,
                    pointer,
                    shared_parameters: shared.clone(),
                    operation,
                });
            }
        }
    }

    /// The operations of methods that came with OpenAPI 3.2: `query`, and any other one.
    fn take_other_methods(
        &mut self,
        item: &mut Map<String, Value>,
        pointer: &Pointer,
    ) -> Vec<(Pointer, Method, Value)> {
        let mut found = Vec::new();
        if let Some(operation) = item.remove("query") {
            let method = Method::Other("QUERY".to_owned());
            found.push((pointer.member("query"), method, operation));
        }
        let others = self.take_object(item, "additionalOperations", pointer);
        let pointer = pointer.member("additionalOperations");
        for (name, operation) in others {
            let pointer = pointer.member(&name);
            if is_token(&name) {
                found.push((pointer, Method::Other(name), operation));
            } else {
                self.malformed(&pointer, "a method is a token as RFC 9110 has it");
            }
        }
        found
    }

    /// Reads an operation, its responses apart, so that each fault in them has a place.
    fn read_operation(
        &mut self,
        mut operation: Value,
        pointer: &Pointer,
    ) -> Option<openapiv3::Operation> {
        self.strip_operation(&mut operation, pointer);
        let responses = match operation.get_mut("responses") {
            Some(Value::Object(responses)) => std::mem::take(responses),
            _ => Map::new(),
        };
        let responses = self.read_responses(responses, &pointer.member("responses"));
        let operation: openapiv3::Operation = self.read(operation, pointer)?;
        Some(openapiv3::Operation {
            responses,
            ..operation
        })
    }

    fn read_responses(
        &mut self,
        responses: Map<String, Value>,
        pointer: &Pointer,
    ) -> openapiv3::Responses {
        let mut read = openapiv3::Responses::default();
        for (status, response) in responses {
            let pointer = pointer.member(&status);
            match status_code(&status) {
                _ if status.starts_with("x-") => {}
                _ if status == "default" => read.default = self.read(response, &pointer),
                None => self.malformed(&pointer, "a status is `200`, `2XX` or `default`"),
                Some(code) => {
                    let response = self.read(response, &pointer);
                    read.responses
                        .extend(response.map(|response| (code, response)));
                }
            }
        }
        read
    }

    fn read_shared_parameters(
        &mut self,
        item: &mut Map<String, Value>,
        pointer: &Pointer,
    ) -> Vec<(Pointer, ReferenceOr<openapiv3::Parameter>)> {
        let pointer = pointer.member("parameters");
        let parameters = match item.remove("parameters") {
            Some(Value::Array(parameters)) => parameters,
            None => return Vec::new(),
            Some(_) => {
                self.malformed(&pointer, "`parameters` is a list");
                return Vec::new();
            }
        };
        let mut read = Vec::with_capacity(parameters.len());
        for (index, mut parameter) in parameters.into_iter().enumerate() {
            let pointer = pointer.element(index);
            self.strip_parameter(&mut parameter, &pointer);
            if let Some(parameter) = self.read(parameter, &pointer) {
                read.push((pointer, parameter));
            }
        }
        read
    }

    /// Takes an object out of the one that it is a member of; without it, an empty one.
    fn take_object(
        &mut self,
        parent: &mut Map<String, Value>,
        name: &str,
        pointer: &Pointer,
    ) -> Map<String, Value> {
        match parent.remove(name) {
            Some(Value::Object(mut object)) => {
                // One that is still there leads nowhere, which loading has reported.
                object.shift_remove("$ref");
                return object;
            }
            // A name in YAML with nothing below it.
            None | Some(Value::Null) => {}
            Some(_) => self.malformed(&pointer.member(name), &format!("`{name}` is an object")),
        }
        Map::new()
    }

    fn read_member<T: DeserializeOwned>(
        &mut self,
        object: &mut Map<String, Value>,
        name: &str,
    ) -> Option<T> {
        let value = object.remove(name)?;
        self.read(value, &Pointer::root().member(name))
    }

    fn read<T: DeserializeOwned>(&mut self, value: Value, pointer: &Pointer) -> Option<T> {
        match serde_path_to_error::deserialize(value) {
            Ok(read) => Some(read),
            Err(error) => {
                let place = below(pointer, error.path());
                self.malformed(&place, &in_plain_words(&error.into_inner().to_string()));
                None
            }
        }
    }

    fn malformed(&mut self, pointer: &Pointer, message: &str) {
        self.diagnostics.report(
            Code::Malformed,
            pointer,
            message,
            "see the OpenAPI specification for the shape that is wanted here",
        );
    }
}

/// The place that a failed read names, below the place of the part that was read.
fn below(pointer: &Pointer, path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter()
        .fold(pointer.clone(), |pointer, segment| match segment {
            Segment::Seq { index } => pointer.element(*index),
            Segment::Map { key } => pointer.member(key),
            Segment::Enum { .. } | Segment::Unknown => pointer,
        })
}

/// Whether a name is a token of RFC 9110, section 5.6.2.
fn is_token(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// `200` or `2XX`.
fn status_code(text: &str) -> Option<StatusCode> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (class, rest) = text.split_at_checked(1).filter(|_| is_code)?;
    let class: u16 = class.parse().ok().filter(|class| (1..=5).contains(class))?;
    match rest {
        "XX" | "xx" => Some(StatusCode::Range(class)),
        _ if rest.len() == 2 => Some(StatusCode::Code(class * 100 + rest.parse::<u16>().ok()?)),
        _ => None,
    }
}
