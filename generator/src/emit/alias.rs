//! Components that are another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::models::{Scope, derives, import_json, serde_impls, validate_impl};
use crate::ir::{Definition, TypeId, TypeUse};

impl Emitter<'_> {
    /// An alias. What it asserts is checked where it is used, and so null is added there.
    pub(super) fn emit_alias(
        &self,
        id: TypeId,
        definition: &Definition,
        target: &TypeUse,
        scope: &mut Scope,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let name = self.names.ty(id).name.ident();
        let target = self.rust_base(target, &mut scope.imports);
        quote! {
            #docs
            pub type #name = #target;
        }
    }

    /// A type that holds itself through arrays or maps, which an alias may not.
    pub(super) fn emit_newtype(
        &self,
        id: TypeId,
        definition: &Definition,
        target: &TypeUse,
        scope: &mut Scope,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let derives = derives(self.traits[id.0], false);
        let name = self.names.ty(id).name.ident();
        let inner = self.rust_base(target, &mut scope.imports);
        import_json(&mut scope.imports);
        let serde = serde_impls(&name);
        let subject = self.names.ty(id).name.to_string();
        let at = quote!(report.this());
        let check =
            self.check_statement(&at, &quote!(&self.0), target, &mut scope.checks(&subject));
        let validate = validate_impl(&name, check.as_slice(), &[], &mut scope.imports);
        quote! {
            #docs
            #derives
            pub struct #name(pub #inner);

            impl From<#inner> for #name {
                fn from(value: #inner) -> Self {
                    Self(value)
                }
            }

            impl Json for #name {
                fn encode(&self, output: Output<'_>) {
                    self.0.encode(output);
                }

                fn decode(input: Input<'_>) -> Decoded<Self> {
                    Json::decode(input).map(Self)
                }
            }

            #serde

            #validate
        }
    }
}
