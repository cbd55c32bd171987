//! Texts to one self-contained document tree.
//!
//! A document may be spread over several local files of YAML or JSON. Once it is loaded,
//! - it is one tree, and every `$ref` in it has the form `#/components/<section>/<name>` (in
//!   Swagger 2.0 `#/definitions/<name>` and so on), where the name is the key of the component
//!   to the letter (see [`ComponentReference`](crate::structure::ComponentReference)), or it has
//!   been reported; where it leads only back to itself from a schema, it is left out;
//! - what one reference or several lead to is one component, however they spell it. Components
//!   of the root file keep their names and their order; those that are mere references to one
//!   another stay what they are;
//! - components of other files that inherit by `allOf` from one with a discriminator are components
//!   as soon as that one is, though nothing may refer to them;
//! - path items, and maps and objects that have no section, are written out where they are used;
//! - values of a discriminator's `mapping` are treated like references where they have that form.
//!
//! Files are untrusted: see `limits`. References lead to files in the folder of the root file,
//! its parent and what is below. Nothing is read from other machines.
//!
//! What stands where is known to [`crate::structure`]; whether it is valid is for later stages.
//! `$id` does not change which files references name. `$dynamicRef` is taken for a
//! `$ref`, or left out where it may lead to several schemas.

mod bundle;
mod discover;
mod dynamic;
mod fault;
mod files;
mod heirs;
mod identified;
mod inline;
mod limits;
mod misplaced;
mod name;
mod origins;
mod parse;
mod path;
mod references;
mod report;
mod resolve;
mod ring;
mod source;
mod spread;
mod text;
mod tree;
mod uri;

use serde_json::Value;

pub(crate) use files::plain_reason;
pub use origins::Origins;
pub use source::{Disk, Memory, Source};
pub(crate) use text::position;

use crate::diagnostic::{Code, Diagnostics, Location, Spot};
use crate::pointer::Pointer;
use crate::structure::Dialect;
use files::{Files, Unopened};
use limits::Limits;

/// A document in one tree.
#[derive(Clone, Debug)]
pub struct Document {
    /// The tree.
    pub root: Value,
    /// Where its parts come from.
    pub origins: Origins,
}

/// Loads the document that starts in the file `root`, and all files it refers to.
///
/// `None` means that there is no document at all. A document with faults is given back as far
/// as it was understood, so that later stages can find more; whoever asked for it looks into
/// `diagnostics`.
pub fn load(source: &dyn Source, root: &str, diagnostics: &mut Diagnostics) -> Option<Document> {
    load_within(source, root, Limits::default(), diagnostics)
}

fn load_within(
    source: &dyn Source,
    root: &str,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut files = Files::new(source, root, limits);
    let root_name = path::normalize(root);
    match files.open(&root_name, diagnostics) {
        Ok(_) => {}
        Err(Unopened::Faulty) => return None,
        Err(Unopened::Unreadable(reason)) => {
            report_unreadable(root_name, &reason, diagnostics);
            return None;
        }
        Err(Unopened::Outside) => {
            report_unreadable(root_name, "its path leads nowhere", diagnostics);
            return None;
        }
    }
    let dialect = dialect_of(&files, diagnostics)?;
    spread::spread_sections(&mut files, dialect, diagnostics);
    let discovery = discover::discover(&mut files, dialect, diagnostics);
    dynamic::leave_out_ambiguous(&mut files, diagnostics);
    let (mut root, origins) = bundle::bundle(files, discovery, diagnostics);
    ring::mend_rings(&mut root, dialect, diagnostics);
    Some(Document { root, origins })
}

fn report_unreadable(file: String, reason: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the file can't be read: {reason}");
    let location = Location {
        file,
        spot: Spot::File,
    };
    let help = "name an existing file that holds an OpenAPI document in YAML or JSON";
    diagnostics.report_at(Code::UnreadableFile, location, message, help);
}

/// The family of the specification that the root file follows; reported if it follows none.
fn dialect_of(files: &Files<'_>, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    let root = &files.file(files::ROOT).value;
    let message = match root {
        Value::Object(_) => match Dialect::of(root) {
            Some(dialect) => return Some(dialect),
            None => "this is not an OpenAPI document: it has no `openapi` and no `swagger`",
        },
        Value::Null => "the file is empty",
        Value::Array(_) => "this is not an OpenAPI document, but a list",
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            "this is not an OpenAPI document, but a plain value"
        }
    };
    let place = files::Place {
        file: files::ROOT,
        pointer: Pointer::root(),
    };
    let help = "a document begins like this: `openapi: 3.0.3`";
    diagnostics.report_at(Code::NotOpenApi, files.location(&place), message, help);
    None
}

#[cfg(test)]
mod tests;
