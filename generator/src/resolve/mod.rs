//! Document tree -> OpenAPI, every reference an index.
//!
//! The document is read through `openapiv3` part by part: each schema, each operation, each
//! component alone. So every fault is found, not just the first one, and each names its place.
//! The tree comes bundled: all references stand for `#/components/<section>/<name>`.

mod arena;
mod assertion;
mod copies;
mod document;
mod read;
mod schema;
mod siblings;
mod strip;
mod ungenerated;
mod value_note;
mod version;
mod wording;
mod written;

pub use arena::{Arena, SchemaId, schema_id};
pub use assertion::{Assertion, Contradiction};
pub use document::{Document, DocumentOperation};
pub use schema::{Additional, Discriminator, Schema};

use serde_json::Value;

use crate::diagnostic::Diagnostics;

/// A document with its schemas side by side.
#[derive(Debug)]
pub struct Resolved {
    /// All schemas.
    pub arena: Arena,
    /// Everything else.
    pub document: Document,
}

/// Reads a bundled document tree. Returns `None` if it is not OpenAPI of a known version; other
/// faults are reported and the parts that have them left out.
pub fn resolve(root: Value, diagnostics: &mut Diagnostics) -> Option<Resolved> {
    if !version::is_read(&root, diagnostics) {
        return None;
    }
    ungenerated::report(&root, diagnostics);
    if version::ignores_siblings(&root) {
        siblings::report_siblings(&root, diagnostics);
    }
    let mut reader = read::Reader::new(diagnostics);
    let document = reader.read_document(root)?;
    Some(Resolved {
        arena: reader.finish(&document.schemas),
        document,
    })
}
