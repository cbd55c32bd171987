//! The `use` lines of a generated file, gathered while its items are made.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::format::path_tokens;
use crate::name::Name;

/// What a file refers to beyond itself.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// From modules of the generated crate, by path below its root.
    own: BTreeMap<&'static str, BTreeSet<String>>,
    /// From other crates, by path.
    foreign: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Imports {
    /// An item of the runtime or of another module of the generated crate.
    pub(super) fn own(&mut self, module: &'static str, name: &str) {
        self.own.entry(module).or_default().insert(name.to_owned());
    }

    /// A type of `models`.
    pub(super) fn model(&mut self, name: &Name) {
        self.own("models", name.as_str());
    }

    /// An item of another crate.
    pub(super) fn foreign(&mut self, path: &'static str, name: &str) {
        self.foreign
            .entry(path)
            .or_default()
            .insert(name.to_owned());
    }

    /// A model that the file defines itself.
    pub(super) fn forget_model(&mut self, name: &Name) {
        if let Some(models) = self.own.get_mut("models") {
            models.remove(name.as_str());
        }
    }

    /// What is not among others already.
    pub(super) fn minus(mut self, other: &Self) -> Self {
        let remove = |from: &mut BTreeMap<&'static str, BTreeSet<String>>,
                      others: &BTreeMap<&'static str, BTreeSet<String>>| {
            for (path, names) in others {
                if let Some(own) = from.get_mut(path) {
                    own.retain(|name| !names.contains(name));
                }
            }
        };
        remove(&mut self.own, &other.own);
        remove(&mut self.foreign, &other.foreign);
        self
    }

    /// The `use` items under a condition, foreign crates first.
    pub(super) fn into_conditional_items(self, root: &TokenStream, feature: &str) -> TokenStream {
        self.items(root, &quote!(#[cfg(feature = #feature)]))
    }

    /// The `use` items, foreign crates first.
    pub(super) fn into_items(self, root: &TokenStream) -> TokenStream {
        self.items(root, &TokenStream::new())
    }

    fn items(self, root: &TokenStream, attribute: &TokenStream) -> TokenStream {
        let mut foreign: Vec<_> = self.foreign.iter().collect();
        foreign.sort_by_key(|(path, names)| match (names.len(), names.first()) {
            (1, Some(only)) => format!("{path}::{only}"),
            _ => format!("{path}::"),
        });
        let foreign = foreign.into_iter().map(|(path, names)| {
            let path = path_tokens(path);
            use_item(&path, names, attribute)
        });
        let own = self.own.iter().map(|(module, names)| {
            let module = path_tokens(module);
            use_item(&quote!(#root::#module), names, attribute)
        });
        foreign.chain(own).collect()
    }
}

/// An identifier that may be spelled raw.
fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

fn use_item(path: &TokenStream, names: &BTreeSet<String>, attribute: &TokenStream) -> TokenStream {
    // `self` comes first, as rustfmt has it.
    let itself = names.get("self");
    let others = names.iter().filter(|name| *name != "self");
    let names: Vec<TokenStream> = itself
        .into_iter()
        .chain(others)
        .map(|name| match name.as_str() {
            "self" => quote!(self),
            name => {
                let name = ident(name);
                quote!(#name)
            }
        })
        .collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [only] if !only.to_string().eq("self") => quote!(#attribute use #path::#only;),
        _ => quote!(#attribute use #path::{#(#names),*};),
    }
}
