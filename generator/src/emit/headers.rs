//! The declared response headers, shared by both halves.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, text_lines};
use super::imports::Imports;
use crate::ir::Type;
use crate::name::Home;

impl Emitter<'_> {
    /// The items of the module `api::headers`.
    pub(super) fn emit_headers(&self) -> TokenStream {
        let mut imports = Imports::of_operations();
        imports.own("support::http", "Header");
        let constants = self.names.headers.iter().map(|named| {
            let (operation, response, index) = named.declared;
            let header = &self.api.operations[operation].responses[response].headers[index];
            let constant = named.constant.ident();
            let wire = header.name.to_ascii_lowercase();
            let ty = self.rust_base(&header.ty, &mut imports);
            self.import_of_operation(&header.ty.ty, &mut imports);
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

    /// Types that stand inside an operation, which are in scope only where it is.
    fn import_of_operation(&self, ty: &Type, imports: &mut Imports) {
        match ty {
            Type::Array(item) => self.import_of_operation(&item.ty, imports),
            Type::Map(entry) => self.import_of_operation(&entry.ty, imports),
            Type::Named(id) => {
                let names = self.names.ty(*id);
                if let Home::Tag(tag) = names.home {
                    let module = &self.names.tags[tag].module;
                    imports.own(format!("api::{module}"), names.name.as_str());
                }
            }
            _ => {}
        }
    }
}
