//! Typed model -> Rust names: the one place where identifiers are decided, all of them in view.
//!
//! Names depend on the document only, never on the order of a hash. A component is named after
//! its key, an inline type after its place, so that adding a schema renames another one only where
//! both claim the same identifier.

mod case;
mod enumeration;
mod letters;
mod module;
mod operations;
mod reserved;
mod scope;
mod types;

pub use case::Name;
pub use operations::{HeaderName, OperationNames, SchemeName, TagNames};
pub use reserved::{IN_OPERATIONS, is_reserved};
pub(crate) use types::extra_variant;
pub use types::{Home, TypeNames};

use crate::ir::{Api, TypeId};

/// All identifiers of the generated crate.
#[derive(Clone, Debug)]
pub struct Names {
    types: Vec<TypeNames>,
    /// By index of the tag.
    pub tags: Vec<TagNames>,
    /// By index of the operation.
    pub operations: Vec<OperationNames>,
    /// By index of the scheme.
    pub schemes: Vec<SchemeName>,
    /// The constants for declared response headers.
    pub headers: Vec<HeaderName>,
}

impl Names {
    /// The names of a type.
    pub fn ty(&self, id: TypeId) -> &TypeNames {
        &self.types[id.0]
    }
}

/// Decides every name.
pub fn assign(api: &Api) -> Names {
    let tags = operations::name_tags(api);
    let operations = operations::name_operations(api);
    Names {
        types: types::name_types(api, &operations),
        tags,
        schemes: operations::name_schemes(api),
        headers: operations::name_headers(api),
        operations,
    }
}

/// Whether a text is a keyword of Rust.
pub(crate) fn is_keyword(text: &str) -> bool {
    case::is_keyword(text)
}

/// A name as a constant is spelled.
pub(crate) fn screaming(wire: &str) -> String {
    case::spell(wire, case::Case::Screaming)
}
