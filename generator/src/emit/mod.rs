//! Typed model and names -> tokens of the files of the generated crate.
//!
//! Nothing can fail here and nothing is decided: emitters print the model. Files are made in
//! parallel, each thread making and formatting its own tokens.

mod alias;
mod checks;
mod default;
mod docs;
mod enumeration;
mod imports;
mod models;
mod patterns;
mod structure;
mod traits;
mod ty;
mod union;

use proc_macro2::TokenStream;

use crate::ir::Api;
use crate::name::Names;

use traits::Traits;

/// What all emitters read.
struct Emitter<'a> {
    api: &'a Api,
    names: &'a Names,
    /// By index of the type.
    traits: Vec<Traits>,
    /// The path of the generated crate's root module.
    root: TokenStream,
}
