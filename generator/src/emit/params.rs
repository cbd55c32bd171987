//! The struct of the parameters that do not travel in the path.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Emitter;
use super::contract::location_name;
use super::docs::{append_paragraph, code, doc_attributes, doc_lines, text_lines};
use super::models::{Scope, deprecated, derives, validate_impl};
use super::operation::Signature;
use crate::ir::{Codec, Parameter};
use crate::traits::{Traits, of_use};

impl Emitter<'_> {
    /// The struct and its `impl Validate`, if there are such parameters.
    pub(super) fn params_struct(
        &self,
        signature: &Signature<'_>,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        if signature.fields.is_empty() {
            return None;
        }
        let name = signature.names.params.ident();
        let derives = derives(self.params_traits(signature), true);
        let fields = signature.fields.iter().map(|(ident, parameter)| {
            let docs = parameter_docs(parameter);
            let ty = self.rust_member(&parameter.ty, parameter.required, &mut scope.imports);
            quote!(#docs pub #ident: #ty,)
        });
        let fields: TokenStream = fields.collect();
        let checks = self.params_checks(signature, scope);
        let fills = self.params_fills(signature, scope);
        let validate = validate_impl(&name, &checks, &fills, &mut scope.imports);
        let summary = format!(
            " The parameters of `{}` beside those in its path.",
            signature.names.method
        );
        Some(quote! {
            #[doc = #summary]
            #derives
            pub struct #name {
                #fields
            }

            #validate
        })
    }

    fn params_traits(&self, signature: &Signature<'_>) -> Traits {
        let start = Traits::of_struct(signature.is_fields_optional());
        let fields = signature.fields.iter();
        fields.fold(start, |all, (_, parameter)| {
            all.and_member(of_use(self.traits, &parameter.ty))
        })
    }

    fn params_checks(&self, signature: &Signature<'_>, scope: &mut Scope) -> Vec<TokenStream> {
        let mut checks = Vec::new();
        for (ident, parameter) in &signature.fields {
            let location = format_ident!("{}", location_name(parameter));
            let wire = &parameter.name;
            let at = quote!(report.#location(#wire));
            let subject = format!("{} {ident}", signature.names.method);
            let mut scope = scope.checks(&subject);
            checks.extend(self.check_statement(
                &at,
                &quote!(&self.#ident),
                &parameter.ty,
                &mut scope,
            ));
        }
        checks
    }

    fn params_fills(&self, signature: &Signature<'_>, scope: &mut Scope) -> Vec<TokenStream> {
        let mut fills = Vec::new();
        for (ident, parameter) in &signature.fields {
            let place = quote!(self.#ident);
            if let (Some(default), false) = (&parameter.default, parameter.required) {
                let imports = &mut scope.imports;
                fills.push(self.fill_statement(&place, &parameter.ty, default, imports));
            }
        }
        fills
    }
}

/// The documentation of a parameter.
fn parameter_docs(parameter: &Parameter) -> TokenStream {
    let mut lines = doc_lines(&parameter.docs);
    if lines.is_empty() {
        lines.push(format!(
            " The {} parameter `{}`.",
            location_name(parameter),
            code(&parameter.name)
        ));
    }
    if let Codec::Encoded { media_types } = &parameter.codec {
        append_paragraph(&mut lines, encoded_docs(media_types));
    }
    if let (Some(default), false) = (&parameter.default, parameter.required) {
        let default = format!(" Default: `{}`.", code(&default.to_string()));
        append_paragraph(&mut lines, vec![default]);
    }
    let docs = doc_attributes(&lines);
    let deprecated = deprecated(&parameter.docs);
    quote!(#docs #deprecated)
}

/// What whoever gives the query as a whole has to know.
fn encoded_docs(media_types: &[String]) -> Vec<String> {
    let media_types = media_types.iter();
    let media_types: Vec<String> = media_types.map(|it| format!("`{}`", code(it))).collect();
    let form = match media_types.as_slice() {
        [] => String::new(),
        listed => format!(" as {}", listed.join(" or ")),
    };
    text_lines(&format!(
        "The whole query string without its question mark, encoded by the caller{form}. What can't stand \
         in a query is percent-encoded on the way, and nothing is decoded. A server gets it with all other \
         parameters that were sent in the query, but for the credentials of the operation."
    ))
}
