//! All schemas of a document, side by side.
//!
//! Every schema is taken out of the document before anything is read as `openapiv3`, and leaves a
//! placeholder reference behind. So each one is read alone: a fault names its exact place, no
//! depth of nesting costs more than another, and a reference is an index.

use std::ops::Index;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::wording::in_plain_words;
use super::written::Written;
use super::{Schema, assertion};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::ComponentReference;

/// A schema in an [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(usize);

impl SchemaId {
    /// The schema that accepts everything.
    pub const ANYTHING: Self = Self(0);

    const PLACEHOLDER: &'static str = "#";

    /// Which of the schemas it is, in the order of [`Arena::ids`].
    pub fn index(self) -> usize {
        self.0
    }

    fn placeholder(self) -> Value {
        json!({ "$ref": format!("{}{}", Self::PLACEHOLDER, self.0) })
    }

    /// The id in the placeholder that a detached schema left behind.
    pub(super) fn from_placeholder(reference: &str) -> Self {
        reference
            .strip_prefix(Self::PLACEHOLDER)
            .and_then(|index| index.parse().ok())
            .map_or(Self::ANYTHING, Self)
    }
}

/// All schemas of a document.
#[derive(Debug)]
pub struct Arena {
    schemas: Vec<Schema>,
    pointers: Vec<Pointer>,
    /// References by text, until the components are known.
    references: Vec<(SchemaId, String)>,
    /// How many schemas the document itself spells out.
    written: usize,
}

impl Default for Arena {
    fn default() -> Self {
        Self {
            schemas: vec![Schema::default()],
            pointers: vec![Pointer::root()],
            references: Vec::new(),
            written: 1,
        }
    }
}

impl Index<SchemaId> for Arena {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }
}

impl Arena {
    /// Where a schema stands in the document.
    pub fn pointer(&self, id: SchemaId) -> &Pointer {
        &self.pointers[id.0]
    }

    /// Whether a schema stands in the document as it is, and not just something made of it.
    pub fn is_written(&self, id: SchemaId) -> bool {
        id.0 < self.written
    }

    /// The ids of all schemas.
    pub fn ids(&self) -> impl Iterator<Item = SchemaId> + use<> {
        (0..self.schemas.len()).map(SchemaId)
    }

    /// Adds a schema that the document does not spell out, such as a merged `allOf`.
    pub fn insert(&mut self, schema: Schema, pointer: Pointer) -> SchemaId {
        self.schemas.push(schema);
        self.pointers.push(pointer);
        SchemaId(self.schemas.len() - 1)
    }

    /// The schema that a chain of references ends at.
    pub fn follow(&self, id: SchemaId) -> SchemaId {
        let mut id = id;
        // A circle of bare references is refused when the document is loaded; the bound only
        // keeps a fault elsewhere from becoming a hang.
        for _ in 0..self.schemas.len() {
            match self[id].reference {
                Some(target) => id = target,
                None => return id,
            }
        }
        SchemaId::ANYTHING
    }

    /// Takes the schema at `place` out of the document and leaves a placeholder.
    pub(super) fn detach(
        &mut self,
        place: &mut Value,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) -> SchemaId {
        let id = self.insert(Schema::default(), pointer.clone());
        let mut value = std::mem::replace(place, id.placeholder());
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            self.references.push((id, reference.to_owned()));
            return id;
        }
        let mut assertions = Vec::new();
        let mut written = Written::default();
        if let Some(object) = value.as_object_mut() {
            assertions = assertion::take(self, id, object, pointer, diagnostics);
            written = Written::take(object);
            self.detach_children(object, pointer, diagnostics);
        }
        match openapiv3::Schema::deserialize(value) {
            Ok(schema) => {
                self.schemas[id.0] = Schema {
                    assertions,
                    ..Schema::from_openapi(schema, written)
                }
            }
            Err(error) => diagnostics.report(
                Code::Malformed,
                pointer,
                format!(
                    "this is not a schema: {}",
                    in_plain_words(&error.to_string())
                ),
                "see the Schema Object of OpenAPI 3.0",
            ),
        }
        id
    }

    fn detach_children(
        &mut self,
        schema: &mut Map<String, Value>,
        pointer: &Pointer,
        diagnostics: &mut Diagnostics,
    ) {
        for (keyword, value) in schema {
            let pointer = || pointer.member(keyword);
            match (keyword.as_str(), value) {
                ("properties", Value::Object(members)) => {
                    let pointer = pointer();
                    for (name, member) in members {
                        self.detach(member, &pointer.member(name), diagnostics);
                    }
                }
                ("allOf" | "oneOf" | "anyOf", Value::Array(elements)) => {
                    let pointer = pointer();
                    for (index, element) in elements.iter_mut().enumerate() {
                        self.detach(element, &pointer.element(index), diagnostics);
                    }
                }
                ("items" | "additionalProperties", value @ Value::Object(_)) => {
                    self.detach(value, &pointer(), diagnostics);
                }
                _ => {}
            }
        }
    }

    /// Turns the texts of references into ids, once the document has been read. One that leads
    /// nowhere was reported when it was loaded.
    pub(super) fn link(&mut self, components: &IndexMap<String, SchemaId>) {
        self.written = self.schemas.len();
        for (id, text) in std::mem::take(&mut self.references) {
            let reference = ComponentReference::parse(&text);
            let reference = reference.filter(|reference| reference.section == "schemas");
            self.schemas[id.0].reference =
                reference.and_then(|reference| components.get(reference.name).copied());
        }
    }
}

/// The id of the schema that was taken out of a parameter, a header or a media type.
pub fn schema_id<T>(placeholder: &openapiv3::ReferenceOr<T>) -> SchemaId {
    match placeholder {
        openapiv3::ReferenceOr::Reference { reference } => SchemaId::from_placeholder(reference),
        // Every schema was taken out before its holder was read.
        openapiv3::ReferenceOr::Item(_) => SchemaId::ANYTHING,
    }
}
