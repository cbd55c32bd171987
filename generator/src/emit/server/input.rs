//! What a handler reads of a request: parameters, body, and the checks of both.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::Emitter;
use crate::emit::contract::location_name;
use crate::emit::imports::Imports;
use crate::emit::models::Scope;
use crate::emit::operation::Signature;
use crate::emit::wire::{codec_tokens, wire_name};
use crate::ir::{Operation, Parameter, Payload, RequestBody, Shape, Type, TypeUse};

impl Emitter<'_> {
    /// The idempotency key is an option of calls and no input, but what the document says of it
    /// holds.
    pub(super) fn check_idempotency_key(
        &self,
        operation: &Operation,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        let wire = "idempotency-key";
        let key = operation.idempotency_key.as_ref()?;
        let at = quote!(checks.header(#wire));
        let check = self.check_statement(&at, &quote!(key), key, &mut scope.checks(wire))?;
        scope.imports.own("support::http", "Codec");
        let ty = self.rust_type(key, &mut scope.imports);
        Some(quote! {
            if let Some(key) = &exchange.header::<#ty>(#wire, Codec::SIMPLE) {
                exchange.check(|checks| { #check });
            }
        })
    }

    pub(super) fn inputs(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        let arguments: TokenStream = signature
            .arguments
            .iter()
            .map(|(ident, parameter)| self.read_argument(ident, parameter, scope))
            .collect();
        let params = (!signature.fields.is_empty()).then(|| self.read_params(signature, scope));
        let body = signature.operation.body.as_ref();
        let body = body.map(|body| self.read_body(body, scope));
        quote!(#arguments #params #body)
    }

    fn read_argument(
        &self,
        ident: &Ident,
        parameter: &Parameter,
        scope: &mut Scope,
    ) -> TokenStream {
        let wire = &parameter.name;
        let codec = codec_tokens(&parameter.codec, &mut scope.imports);
        let ty = self.rust_type(&parameter.ty, &mut scope.imports);
        let at = quote!(checks.path(#wire));
        let check =
            self.check_statement(&at, &quote!(#ident), &parameter.ty, &mut scope.checks(wire));
        let check = check.map(|check| {
            quote! {
                if let Some(#ident) = &#ident {
                    exchange.check(|checks| { #check });
                }
            }
        });
        quote! {
            let #ident = exchange.path::<#ty>(#wire, #codec);
            #check
        }
    }

    fn read_params(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        let params = signature.names.params.ident();
        let mut read = |parameter: &Parameter| read_field(parameter, &mut scope.imports);
        let required: Vec<_> = signature
            .fields
            .iter()
            .filter(|(_, parameter)| parameter.required)
            .collect();
        let idents: Vec<&Ident> = required.iter().map(|(ident, _)| ident).collect();
        let reads = required.iter().map(|(ident, parameter)| {
            let read = read(parameter);
            quote!(let #ident = #read;)
        });
        let reads: TokenStream = reads.collect();
        let fields = signature.fields.iter().map(|(ident, parameter)| {
            if parameter.required {
                return quote!(#ident);
            }
            let read = read(parameter);
            quote!(#ident: #read)
        });
        let value = quote!(#params { #(#fields),* });
        match idents.as_slice() {
            [] => quote! {
                let params = #value;
                let params = Some(exchange.checked(params));
            },
            idents => {
                let pattern = match idents {
                    [only] => quote!(Some(#only) = #only),
                    several => quote!((#(Some(#several)),*) = (#(#several),*)),
                };
                quote! {
                    #reads
                    let params = if let #pattern {
                        let params = #value;
                        Some(exchange.checked(params))
                    } else {
                        None
                    };
                }
            }
        }
    }

    fn read_body(&self, body: &RequestBody, scope: &mut Scope) -> TokenStream {
        let read = match &body.payload {
            Payload::Empty => return quote!(let body = Some(());),
            Payload::Json { ty, .. } => {
                let rust = self.rust_type(ty, &mut scope.imports);
                let read = if body.required {
                    quote!(exchange.json::<#rust>().await)
                } else {
                    quote!(exchange.json_if_any::<#rust>().await)
                };
                let check = self.body_check(ty, body.required, scope);
                return quote!(let body = #read; #check);
            }
            Payload::Text { .. } => quote!(exchange.text().await),
            Payload::Binary { media_types } => quote!(exchange.content(&[#(#media_types),*])),
        };
        if body.required {
            quote!(let body = #read;)
        } else {
            quote!(let body = #read.map(Some);)
        }
    }

    /// The checks of a body that its type does not make itself.
    fn body_check(&self, ty: &TypeUse, required: bool, scope: &mut Scope) -> Option<TokenStream> {
        let own = self.without_nested(ty);
        let at = quote!(checks.member("body"));
        let check = self.check_statement(&at, &quote!(body), &own, &mut scope.checks("body"))?;
        let pattern = if required {
            quote!(Some(body))
        } else {
            quote!(Some(Some(body)))
        };
        Some(quote! {
            if let #pattern = &body {
                exchange.check(|checks| { #check });
            }
        })
    }

    /// A type but for the checks that named types make of themselves.
    fn without_nested(&self, used: &TypeUse) -> TypeUse {
        let ty = match &used.ty {
            Type::Named(id) => match &self.api.types[*id].shape {
                Shape::Alias(target) => return self.without_nested(target),
                _ => Type::Null,
            },
            Type::Array(item) => Type::Array(Box::new(self.without_nested(item))),
            Type::Map(entry) => Type::Map(Box::new(self.without_nested(entry))),
            other => other.clone(),
        };
        TypeUse { ty, ..used.clone() }
    }
}

/// The call that reads a parameter which does not travel in the path.
fn read_field(parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    let location = location_name(parameter);
    let function = if parameter.required {
        format_ident!("required_{location}")
    } else {
        format_ident!("{location}")
    };
    let wire = wire_name(parameter);
    match codec_tokens(&parameter.codec, imports) {
        Some(codec) => quote!(exchange.#function(#wire, #codec)),
        // Text that may be absent can't be refused, so that its name is never told.
        None if !parameter.required => quote!(exchange.#function()),
        None => quote!(exchange.#function(#wire)),
    }
}

/// What the inputs are called, in the order of the arguments.
pub(super) fn input_names(signature: &Signature<'_>) -> Vec<Ident> {
    let arguments = signature.arguments.iter().map(|(ident, _)| ident.clone());
    let params = (!signature.fields.is_empty()).then(|| format_ident!("params"));
    let body = signature
        .operation
        .body
        .as_ref()
        .map(|_| format_ident!("body"));
    arguments.chain(params).chain(body).collect()
}
