//! What users choose about the output.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::path_tokens;
use crate::name::is_keyword;

/// Names that a crate must not have: those of Rust's own crates, of what generated crates depend on,
/// and one that Cargo keeps for itself.
const RESERVED: &[&str] = &[
    "alloc",
    "axum",
    "base64",
    "bytes",
    "chrono",
    "core",
    "http",
    "http_body",
    "http_body_util",
    "indexmap",
    "percent_encoding",
    "proc_macro",
    "regress",
    "reqwest",
    "serde",
    "serde_json",
    "std",
    "test",
    "tokio",
    "tower_service",
];

/// What users choose about the output.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the generated crate.
    pub name: String,
    /// Whether it is a crate at all.
    pub form: Form,
}

/// What the output is part of.
#[derive(Clone, Debug)]
pub enum Form {
    /// A crate of its own, with a manifest.
    Crate,
    /// A module of another crate.
    Module {
        /// Its path from the root of that crate, such as `crate::vendor::api`.
        path: String,
        /// The path of a runtime that it shares with other modules, such as
        /// `crate::vendor::support`; without one, it has a runtime of its own.
        support: Option<String>,
    },
}

impl Options {
    /// Whether the name can be that of a crate, and paths those of modules. The error is a message.
    pub fn check(&self) -> Result<(), String> {
        match &self.form {
            Form::Crate => check_crate_name(&self.name),
            Form::Module { path, support } => {
                check_path(path)?;
                support.as_deref().map_or(Ok(()), check_path)
            }
        }
    }
}

fn check_crate_name(name: &str) -> Result<(), String> {
    let plain = name.chars().all(|character| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || "-_".contains(character)
    });
    let starts = name.starts_with(|first: char| first.is_ascii_lowercase());
    let module = name.replace('-', "_");
    if RESERVED.contains(&module.as_str()) || is_keyword(&module) {
        return Err(format!(
            "`{name}` is a name that Rust or Cargo has a use for"
        ));
    }
    if plain && starts {
        return Ok(());
    }
    Err(format!(
        "`{name}` is no name of a crate: those are lower-case letters, digits, `-` and `_`"
    ))
}

/// Whether a path leads from the root of a crate to a module below it.
fn check_path(path: &str) -> Result<(), String> {
    let mut names = path.split("::");
    let is_below_root = names.next() == Some("crate") && path.contains("::");
    let is_name = |name: &str| {
        let word = |character: char| character.is_ascii_alphanumeric() || character == '_';
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.chars().all(word)
            && name != "_"
            && !is_keyword(name)
    };
    if is_below_root && names.all(is_name) {
        return Ok(());
    }
    Err(format!(
        "`{path}` is no path of a module: one is `crate::vendor::api`"
    ))
}

impl Form {
    /// The path of the root module.
    pub(crate) fn root(&self) -> TokenStream {
        match self {
            Self::Crate => quote!(crate),
            Self::Module { path, .. } => path_tokens(path),
        }
    }

    /// The path of a runtime that stands elsewhere.
    pub(crate) fn shared_support(&self) -> Option<TokenStream> {
        match self {
            Self::Crate | Self::Module { support: None, .. } => None,
            Self::Module {
                support: Some(path),
                ..
            } => Some(path_tokens(path)),
        }
    }

    /// The folder of the root module, with a slash, and the name of its file.
    pub(crate) fn root_file(&self) -> (&'static str, &'static str) {
        match self {
            Self::Crate => ("src/", "lib.rs"),
            Self::Module { .. } => ("", "mod.rs"),
        }
    }
}
