//! Reads an OpenAPI document and writes Rust: models, a client and a server trait.
//!
//! The whole pipeline is [`generate`]: one line for each stage.

pub mod config;
pub mod diagnostic;
pub mod ir;
pub mod load;
pub mod pointer;
pub mod structure;
pub mod write;

mod choices;
mod emit;
mod format;
mod known_formats;
mod lower;
mod name;
mod normalize;
mod options;
mod resolve;
mod stack;
mod traits;

use std::collections::BTreeMap;

use serde_json::Value;

pub use choices::{Choices, NoSuchChoice, UndeclaredMembers};
pub use options::{Form, Options};

use diagnostic::Diagnostics;
use ir::Api;

/// The text of every file, by its path in the output folder.
pub type Files = BTreeMap<String, String>;

/// What is generated from a document.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files.
    pub files: Files,
    /// How many operations the document has.
    pub operations: usize,
    /// How many component schemas it has, those from other files included.
    pub schemas: usize,
    /// How many types there are, those inside schemas and operations included.
    pub types: usize,
}

/// Writes Rust for a bundled document tree. `None` if it has faults that leave nothing to write.
pub fn generate(root: Value, options: &Options, diagnostics: &mut Diagnostics) -> Option<Output> {
    let api = model(root, &options.choices, diagnostics)?;
    Some(Output {
        files: emit(&api, options),
        operations: api.operations.len(),
        schemas: components(&api).count(),
        types: api.types.len(),
    })
}

/// Makes the typed model of a bundled document tree. `None` if there are errors.
pub fn model(root: Value, choices: &Choices, diagnostics: &mut Diagnostics) -> Option<Api> {
    let mut root = root;
    stack::with_room(|| {
        normalize::normalize(&mut root, choices, diagnostics);
        let resolved = resolve::resolve(root, diagnostics)?;
        let api = lower::lower(resolved, choices, diagnostics);
        (!diagnostics.has_errors()).then_some(api)
    })
}

/// The files of a crate or module for an API.
pub fn emit(api: &Api, options: &Options) -> Files {
    stack::with_room(|| {
        let names = name::assign(api);
        let traits = traits::of_types(&api.types);
        emit::emit(api, &names, &traits, options)
    })
}

/// The files of the runtime as a module of its own, for modules that share it ([`Form::Module`]).
pub fn support() -> Files {
    emit::emit_runtime()
}

/// The Rust type of every component schema: its key in the document and its name in `models`.
///
/// Where requests and responses differ, that of responses: what is `writeOnly` is not in it.
pub fn schema_types(api: &Api) -> Vec<(String, String)> {
    let names = name::assign(api);
    components(api)
        .map(|(id, key)| (key.to_owned(), names.ty(id).name.to_string()))
        .collect()
}

fn components(api: &Api) -> impl Iterator<Item = (ir::TypeId, &str)> {
    let types = api.types.iter();
    let types = types.filter(|(_, definition)| definition.write_form.is_none());
    types.filter_map(|(id, definition)| match &definition.origin {
        ir::Origin::Component(key) => Some((id, key.as_str())),
        ir::Origin::Inline { .. } => None,
    })
}
