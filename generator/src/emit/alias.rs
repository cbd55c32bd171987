//! Components that are another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{doc_attributes, text_lines};
use super::limit_docs::{capitalized, words};
use super::models::{Scope, derives, import_json, serde_impls, validate_impl};
use crate::ir::{Definition, Type, TypeId, TypeUse};

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
        let is_unchecked = self.traits[id.0].checked && !self.is_nested(target);
        let unchecked = is_unchecked.then(|| doc_attributes(&unchecked_lines(target)));
        let name = self.names.ty(id).name.ident();
        let target = self.rust_base(target, &mut scope.imports);
        quote! {
            #docs
            #unchecked
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
        let own = self.check_statement(&at, &quote!(&self.0), target, &mut scope.checks(&subject));
        let beyond = self.definition_checks(id, scope);
        let checks: Vec<TokenStream> = own.into_iter().chain(beyond).collect();
        let validate = validate_impl(&name, &checks, &[], &mut scope.imports);
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

/// Says what is asserted of the values of an alias, and where that is checked: not by the type that
/// it is a name for.
fn unchecked_lines(target: &TypeUse) -> Vec<String> {
    let limits = words(&target.checks);
    let is_simple = matches!(
        target.ty,
        Type::Text(_) | Type::Integer(_) | Type::Number(_)
    ) && target.assertions.is_empty();
    let limits = match (limits.as_slice(), is_simple) {
        ([], _) => "what its schema asserts".to_owned(),
        (limits, true) => limits.join(", "),
        (limits, false) => format!("{}, and what else its schema asserts", limits.join(", ")),
    };
    let text = format!(
        "{}: checked by the `validate()` of what holds such a value, since an alias has no checks of its own.",
        capitalized(&limits)
    );
    let mut lines = vec![String::new()];
    lines.extend(text_lines(&text));
    lines
}
