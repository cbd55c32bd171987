//! The regular expressions of a file, each compiled once.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The patterns of a file by their text.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    names: IndexMap<String, Ident>,
    taken: BTreeSet<String>,
}

impl Patterns {
    /// The static that holds a pattern, called after what it is first used for.
    pub(super) fn name(&mut self, pattern: &str, subject: &str) -> Ident {
        if let Some(name) = self.names.get(pattern) {
            return name.clone();
        }
        let words = crate::name::screaming(subject);
        let mut name = format!("{words}_PATTERN");
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{words}_PATTERN_{number}");
            number += 1;
        }
        let name = format_ident!("{name}");
        self.names.insert(pattern.to_owned(), name.clone());
        name
    }

    /// The statics.
    pub(super) fn into_items(self) -> TokenStream {
        self.names
            .iter()
            .map(|(pattern, name)| quote!(static #name: Pattern = Pattern::new(#pattern);))
            .collect()
    }
}
