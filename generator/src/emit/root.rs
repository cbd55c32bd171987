//! The root module of the generated crate, and that of the models.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Emitter;
use super::docs::{append_paragraph, text_lines};
use super::manifest;
use crate::format::rust_file;
use crate::ir::{Credential, TypeId};
use crate::name::Name;
use crate::options::Form;

/// Lints that the text of a document can trip, but that say nothing about generated code.
const ALLOWED: &[&str] = &[
    "#![allow(deprecated, reason = \"what the document deprecates is generated all the same\")]",
    "#![allow(clippy::pedantic, clippy::doc_lazy_continuation, clippy::doc_overindented_list_items, clippy::too_many_arguments, clippy::large_enum_variant, clippy::enum_variant_names, clippy::result_large_err, clippy::module_inception)]",
];

/// What every crate hands on of its runtime.
const EVERYWHERE: [&str; 7] = [
    "Map",
    "Maybe",
    "Secret",
    "Validate",
    "Verbatim",
    "Violation",
    "Violations",
];

impl Emitter<'_> {
    pub(super) fn root_text(&self) -> String {
        let info = &self.api.info;
        let mut docs = text_lines(&info.title);
        append_paragraph(
            &mut docs,
            text_lines(info.description.as_deref().unwrap_or_default()),
        );
        if matches!(self.options.form, Form::Crate) && !self.api.operations.is_empty() {
            append_paragraph(&mut docs, self.example());
        }
        match &self.options.form {
            Form::Crate => {}
            Form::Module { support: None, .. } => {
                docs.extend(manifest::requirements(&self.needs));
            }
            Form::Module {
                support: Some(path),
                ..
            } => docs.extend(manifest::shared_requirements(path)),
        }
        let models = quote!(
            pub mod models;
        );
        let support = match self.options.form.shared_support() {
            Some(path) => quote!(pub use #path as support;),
            None => quote!(
                pub mod support;
            ),
        };
        let names: BTreeSet<&str> = EVERYWHERE.into_iter().chain(self.needs.types()).collect();
        let names = names.into_iter().map(|name| format_ident!("{name}"));
        let uses = quote! {
            pub use support::{#(#names),*};
        };
        let halves = (!self.api.operations.is_empty()).then(|| self.halves());
        rust_file(&docs, ALLOWED, quote!(#models #support #halves #uses))
    }

    /// How a client is built, as an example that runs.
    fn example(&self) -> Vec<String> {
        let krate = self.options.name.replace('-', "_");
        let server = self.api.servers.first().map(|server| server.url.as_str());
        let base = server
            .filter(|url| url.starts_with("http"))
            .unwrap_or("https://api.example.com");
        let credentials: String = self
            .api
            .security_schemes
            .iter()
            .zip(&self.names.schemes)
            .take(1)
            .map(|(scheme, names)| match scheme.credential {
                Credential::Basic => format!(".{}(\"user\", \"password\")", names.method),
                _ => format!(".{}(\"secret\")", names.method),
            })
            .collect();
        let text = format!(
            "```\n\
             # #[cfg(feature = \"client\")]\n\
             # fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
             use {krate}::Client;\n\
             \n\
             let client = Client::builder({base:?}){credentials}.build()?;\n\
             # drop(client);\n\
             # Ok(())\n\
             # }}\n\
             # #[cfg(not(feature = \"client\"))]\n\
             # fn main() {{}}\n\
             ```"
        );
        text.lines()
            .map(|line| format!(" {line}").trim_end().to_owned())
            .collect()
    }

    pub(super) fn emit_api_root(&self) -> TokenStream {
        let headers = (!self.names.headers.is_empty()).then(|| {
            quote!(
                pub mod headers;
            )
        });
        let modules = self.names.tags.iter().map(|tag| {
            let module = tag.module.ident();
            quote!(pub mod #module;)
        });
        quote!(#headers #(#modules)*)
    }

    pub(super) fn emit_models_root(&self, models: &[(Name, Vec<TypeId>)]) -> TokenStream {
        let modules = models.iter().map(|(module, _)| {
            let module = module.ident();
            quote!(mod #module;)
        });
        let uses = models.iter().map(|(module, types)| {
            let module = module.ident();
            let mut names: Vec<_> = types
                .iter()
                .map(|id| self.names.ty(*id).name.clone())
                .collect();
            names.sort();
            let names = names.iter().map(Name::ident);
            if types.len() == 1 {
                quote!(pub use #module::#(#names)*;)
            } else {
                quote!(pub use #module::{#(#names),*};)
            }
        });
        quote!(#(#modules)* #(#uses)*)
    }

    /// The modules of the operations, and what users need of them.
    fn halves(&self) -> TokenStream {
        let security = (!self.api.security_schemes.is_empty()).then(|| {
            quote! {
                #[cfg(any(feature = "client", feature = "server"))]
                pub mod security;
            }
        });
        quote! {
            #[cfg(any(feature = "client", feature = "server"))]
            pub mod api;
            #security
            #[cfg(feature = "client")]
            pub mod client;
            #[cfg(feature = "server")]
            pub mod server;

            #[cfg(feature = "client")]
            pub use client::{Client, ClientBuilder};
            #[cfg(feature = "client")]
            pub use support::client::{Error, Failed, Response};
            #[cfg(any(feature = "client", feature = "server"))]
            pub use support::http::{Content, Undeclared};
        }
    }
}
