//! Typed model, names and traits -> text of the files of the generated crate.
//!
//! Nothing can fail here and nothing is decided: emitters print the model. Files are made in
//! parallel, each thread making and formatting its own tokens.

mod alias;
mod arm_docs;
mod assertion;
mod checks;
mod client;
mod constant;
mod constructor;
mod contract;
mod conversion;
mod default;
mod dispatch;
mod docs;
mod enumeration;
mod files;
mod halves;
mod headers;
mod imports;
mod limits;
mod manifest;
mod models;
mod needs;
mod operation;
mod outcome;
mod params;
mod patterns;
mod root;
mod runtime;
mod security;
mod server;
mod sources;
mod structure;
mod tag;
mod ty;
mod union;
mod wire;
mod wrap;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use rayon::prelude::*;

use crate::ir::{Api, TypeId};
use crate::name::Names;
use crate::options::Options;
use crate::traits::Traits;

use needs::Needs;

pub use runtime::emit_runtime;

/// What all emitters read.
struct Emitter<'a> {
    api: &'a Api,
    names: &'a Names,
    options: &'a Options,
    /// By index of the type.
    traits: &'a [Traits],
    /// The types inside of the operations of each tag.
    tag_types: Vec<Vec<TypeId>>,
    needs: Needs,
}

impl Emitter<'_> {
    /// The path of the generated crate's root module.
    fn root(&self) -> TokenStream {
        self.options.form.root()
    }
}

/// The text of all files of the generated crate, by their paths in it.
pub fn emit(
    api: &Api,
    names: &Names,
    traits: &[Traits],
    options: &Options,
) -> BTreeMap<String, String> {
    let emitter = Emitter {
        api,
        names,
        options,
        traits,
        tag_types: files::types_by_tag(api, names),
        needs: Needs::of(api),
    };
    let units = emitter.units();
    units
        .par_iter()
        .map(|unit| (emitter.path(unit), emitter.text(unit)))
        .chain(emitter.support_files())
        .collect()
}
