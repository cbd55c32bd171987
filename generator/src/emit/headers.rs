//! The declared response headers, shared by both halves.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, text_lines};
use super::imports::Imports;

impl Emitter<'_> {
    /// The items of the module `api::headers`.
    pub(super) fn emit_headers(&self) -> TokenStream {
        let mut imports = Imports::default();
        imports.own("support::http", "Header");
        let constants = self.names.headers.iter().map(|named| {
            let (operation, response, index) = named.declared;
            let header = &self.api.operations[operation].responses[response].headers[index];
            let constant = named.constant.ident();
            let wire = header.name.to_ascii_lowercase();
            let ty = self.rust_base(&header.ty, &mut imports);
            let mut docs = text_lines(header.description.as_deref().unwrap_or_default());
            append_paragraph(&mut docs, vec![format!(" `{}`", code(&header.name))]);
            let docs = doc_attributes(&docs);
            quote! {
                #docs
                pub const #constant: Header<#ty> = Header::new(#wire);
            }
        });
        let constants: TokenStream = constants.collect();
        let imports = imports.into_items(&self.root());
        quote!(#imports #constants)
    }
}
