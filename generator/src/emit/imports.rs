//! The `use` lines of a generated file, gathered while its items are made.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::format::path_tokens;
use crate::name::{IN_OPERATIONS, Name, is_reserved};

/// What a file refers to beyond itself.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// Names that models can't be imported by.
    taken: &'static [&'static str],
    /// From modules of the generated crate, by path below its root.
    own: BTreeMap<Cow<'static, str>, BTreeSet<String>>,
    /// From other crates, by path.
    foreign: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Imports {
    /// The imports of a file that belongs to operations.
    pub(super) fn of_operations() -> Self {
        Self {
            taken: IN_OPERATIONS,
            ..Self::default()
        }
    }

    /// An item of the runtime or of another module of the generated crate.
    pub(super) fn own(&mut self, module: impl Into<Cow<'static, str>>, name: &str) {
        let module = module.into();
        debug_assert!(
            !module.starts_with("support") || self.is_known(name),
            "a schema may be called `{name}`"
        );
        self.own.entry(module).or_default().insert(name.to_owned());
    }

    /// A type of `models`, and how it is mentioned.
    pub(super) fn model(&mut self, name: &Name, root: &TokenStream) -> TokenStream {
        let ident = name.ident();
        if self.taken.contains(&name.as_str()) {
            return quote!(#root::models::#ident);
        }
        self.own("models", name.as_str());
        quote!(#ident)
    }

    /// An item of another crate.
    pub(super) fn foreign(&mut self, path: &'static str, name: &str) {
        debug_assert!(self.is_known(name), "a schema may be called `{name}`");
        self.foreign
            .entry(path)
            .or_default()
            .insert(name.to_owned());
    }

    /// Whether no model is imported by this name.
    fn is_known(&self, name: &str) -> bool {
        let is_type = name.starts_with(|first: char| first.is_ascii_uppercase());
        !is_type || self.taken.contains(&name) || is_reserved(name)
    }

    /// A model that the file defines itself.
    pub(super) fn forget_model(&mut self, name: &Name) {
        if let Some(models) = self.own.get_mut("models") {
            models.remove(name.as_str());
        }
    }

    /// What is not among others already.
    pub(super) fn minus(mut self, other: &Self) -> Self {
        retain_others(&mut self.own, &other.own);
        retain_others(&mut self.foreign, &other.foreign);
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

fn retain_others<K: Ord>(
    from: &mut BTreeMap<K, BTreeSet<String>>,
    others: &BTreeMap<K, BTreeSet<String>>,
) {
    for (path, names) in others {
        if let Some(own) = from.get_mut(path) {
            own.retain(|name| !names.contains(name));
        }
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
