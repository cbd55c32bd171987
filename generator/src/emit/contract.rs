//! The contract of a tag: parameter structs, outcomes, and the trait that a server implements.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, text_lines};
use super::models::Scope;
use super::operation::Signature;
use crate::format::Items;
use crate::ir::{Location, Parameter, RequestBody, TypeId};

impl Emitter<'_> {
    /// The module documentation of a tag: what it is about and what there is.
    pub(super) fn contract_docs(&self, tag: usize) -> Vec<String> {
        let info = &self.api.tags[tag];
        let mut docs = text_lines(&info.name);
        append_paragraph(
            &mut docs,
            text_lines(info.description.as_deref().unwrap_or_default()),
        );
        if docs.is_empty() {
            docs = text_lines("Operations of a tag without a name.");
        }
        docs
    }

    /// The items of the contract.
    pub(super) fn emit_contract(&self, tag: usize, types: &[TypeId]) -> Items {
        let mut scope = Scope::of_operations();
        let signatures = self.signatures(tag);
        let operations: Items = signatures
            .iter()
            .map(|signature| self.operation_items(signature, &mut scope))
            .collect();
        let mut server = Scope::of_operations();
        let api = self.server_trait(tag, &signatures, &mut server);
        server.imports.own("support::server", "Backend");
        server.imports.own("support::server", "Context");
        // What only the trait mentions is not there without it.
        let server = server.imports.minus(&scope.imports);
        let server = server.into_conditional_items(&self.root(), "server");
        let models = (!types.is_empty()).then(|| {
            quote! {
                mod models;
                pub use models::*;
            }
        });
        let imports = scope.imports.into_items(&self.root());
        let mut items = Items::from(quote! {
            #[cfg(feature = "client")]
            mod client;
            #[cfg(feature = "server")]
            pub mod server;
            #models
            #imports
            #server
            #api
        });
        items.append(&operations);
        items.push(scope.statics.into_items());
        items
    }

    fn operation_items(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        let params = self.params_struct(signature, scope);
        let success = self.success_enum(signature, scope);
        let error = self.error_enum(signature, scope);
        quote!(#params #success #error)
    }

    /// The trait that a server implements.
    fn server_trait(
        &self,
        tag: usize,
        signatures: &[Signature<'_>],
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.tags[tag].api.ident();
        let methods: TokenStream = signatures
            .iter()
            .map(|signature| self.trait_method(signature, scope))
            .collect();
        let title = code(&self.api.tags[tag].name);
        let docs = doc_attributes(&[
            format!(" What a server of the tag `{title}` does: one method for each operation."),
            String::new(),
            " Methods are written as `async fn`.".to_owned(),
        ]);
        quote! {
            #docs
            #[cfg(feature = "server")]
            pub trait #name: Backend {
                #methods
            }
        }
    }

    fn trait_method(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        let imports = &mut scope.imports;
        let docs = self.operation_attributes(signature);
        let method = signature.names.method.ident();
        let context = super::server::context_type(signature.operation);
        let arguments = signature.arguments.iter().map(|(ident, parameter)| {
            let ty = self.rust_type(&parameter.ty, imports);
            quote!(#ident: #ty,)
        });
        let arguments: TokenStream = arguments.collect();
        let params = (!signature.fields.is_empty()).then(|| {
            let params = signature.names.params.ident();
            quote!(params: #params,)
        });
        let body = signature.operation.body.as_ref();
        let body = body.map(|body| self.body_argument(body, scope));
        let success = self.success_type(signature, &mut scope.imports);
        let error = self.error_type(signature, &mut scope.imports);
        quote! {
            #docs
            fn #method(
                &self,
                cx: &Context<#context>,
                #arguments
                #params
                #body
            ) -> impl Future<Output = Result<#success, #error>> + Send;
        }
    }

    fn body_argument(&self, body: &RequestBody, scope: &mut Scope) -> TokenStream {
        let ty = self.payload_type(&body.payload, &mut scope.imports);
        if body.required {
            quote!(body: #ty,)
        } else {
            quote!(body: Option<#ty>,)
        }
    }
}

/// The keyword for a parameter's place in reports and codecs.
pub(super) fn location_name(parameter: &Parameter) -> &'static str {
    match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => "querystring",
    }
}
