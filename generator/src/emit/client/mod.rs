//! The client half of a tag.
//!
//! ```text
//! impl Client {
//!     pub fn delete_topic(&self, topic_key: &str) -> Call<(), DeleteTopicError> {
//!         let mut request = Request::new(Method::DELETE);
//!         request.path("/v1/topics/");
//!         request.path_text("topicKey", Codec::SIMPLE, topic_key);
//!         request.security(&[&[API_KEY]]);
//!         Call::new(&self.core, request, |answer| match answer.status().as_u16() {
//!             204 => Ok(answer.empty()?),
//!             _ => answer.failed(),
//!         })
//!     }
//! }
//! ```

mod answer;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Emitter;
use super::imports::Imports;
use super::operation::{Outcome, Signature};
use super::wire::{codec_tokens, method_expression, wire_name};
use crate::ir::{Fraction, PathSegment, Payload, Text, Type};

impl Emitter<'_> {
    /// The items of the client half.
    pub(super) fn emit_client(&self, tag: usize) -> TokenStream {
        let mut imports = Imports::of_operations();
        let signatures = self.signatures(tag);
        let methods: TokenStream = signatures
            .iter()
            .map(|signature| self.client_method(signature, &mut imports))
            .collect();
        let failures: TokenStream = signatures
            .iter()
            .map(|signature| self.decode_failure(signature, &mut imports))
            .collect();
        imports.own("client", "Client");
        for name in ["Call", "Request"] {
            imports.own("support::client", name);
        }
        let imports = imports.into_items(&self.root());
        let defines = |signature: &Signature<'_>| {
            !signature.fields.is_empty()
                || !signature.errors.is_empty()
                || signature.has_success_enum()
        };
        let has_items = signatures.iter().any(defines) || !self.tag_types[tag].is_empty();
        let contract = has_items.then(|| {
            quote!(
                use super::*;
            )
        });
        quote! {
            #contract
            #imports

            impl Client {
                #methods
            }

            #failures
        }
    }

    fn client_method(&self, signature: &Signature<'_>, imports: &mut Imports) -> TokenStream {
        let docs = self.operation_attributes(signature);
        let method = signature.names.method.ident();
        let arguments = self.client_arguments(signature, imports);
        let success = self.success_type(signature, imports);
        let error = self.error_type(signature, imports);
        let request = self.client_request(signature, imports);
        let decode = self.decode_success(signature);
        let streamed = has_stream(signature).then(|| quote!(.streamed()));
        quote! {
            #docs
            pub fn #method(&self, #arguments) -> Call<#success, #error> {
                #request
                Call::new(&self.core, request, #decode) #streamed
            }
        }
    }

    fn client_arguments(&self, signature: &Signature<'_>, imports: &mut Imports) -> TokenStream {
        let arguments = signature.arguments.iter().map(|(ident, parameter)| {
            let ty = self.borrowed(&parameter.ty, imports);
            quote!(#ident: #ty,)
        });
        let arguments: TokenStream = arguments.collect();
        let params = (!signature.fields.is_empty()).then(|| {
            let params = signature.names.params.ident();
            quote!(params: &#params,)
        });
        let body = signature.operation.body.as_ref().map(|body| {
            let ty = match &body.payload {
                Payload::Empty => quote!(()),
                Payload::Text { .. } => quote!(&str),
                Payload::Binary { .. } => self.payload_type(&body.payload, imports),
                Payload::Json { ty, .. } => {
                    let ty = self.rust_type(ty, imports);
                    quote!(&#ty)
                }
            };
            if body.required {
                quote!(body: #ty,)
            } else {
                quote!(body: Option<#ty>,)
            }
        });
        quote!(#arguments #params #body)
    }

    /// The type of an argument that is only looked at.
    fn borrowed(&self, used: &crate::ir::TypeUse, imports: &mut Imports) -> TokenStream {
        match self.api.types.resolve(&used.ty) {
            Type::Text(Text::Plain) if !used.nullable => quote!(&str),
            Type::Boolean | Type::Integer(_) | Type::Number(Fraction::F64 | Fraction::F32) => {
                self.rust_type(used, imports)
            }
            _ => {
                let ty = self.rust_type(used, imports);
                quote!(&#ty)
            }
        }
    }

    fn client_request(&self, signature: &Signature<'_>, imports: &mut Imports) -> TokenStream {
        let operation = signature.operation;
        let method = method_expression(&operation.method, imports);
        let path = self.client_path(signature, imports);
        let fields: TokenStream = signature
            .fields
            .iter()
            .map(|(ident, parameter)| {
                let place = format_ident!("{}", super::contract::location_name(parameter));
                let wire = wire_name(parameter);
                match codec_tokens(&parameter.codec, imports) {
                    Some(codec) => quote!(request.#place(#wire, #codec, &params.#ident);),
                    None => quote!(request.#place(&params.#ident);),
                }
            })
            .collect();
        let security = (!operation.security.is_empty()).then(|| {
            let security = self.security_tokens(&operation.security, imports);
            quote!(request.security(#security);)
        });
        let accept = accepted(signature).map(|media_types| quote!(request.accept(#media_types);));
        let body = client_body(signature);
        quote! {
            let mut request = Request::new(#method);
            #path
            #fields
            #security
            #accept
            #body
        }
    }

    fn client_path(&self, signature: &Signature<'_>, imports: &mut Imports) -> TokenStream {
        let segments = signature.operation.segments.iter();
        segments
            .map(|segment| match segment {
                PathSegment::Literal(text) => quote!(request.path(#text);),
                PathSegment::Parameter(name) => {
                    let mut arguments = signature.arguments.iter();
                    let argument = arguments.find(|(_, parameter)| parameter.name == *name);
                    let Some((ident, parameter)) = argument else {
                        return TokenStream::new();
                    };
                    let codec = codec_tokens(&parameter.codec, imports);
                    match self.api.types.resolve(&parameter.ty.ty) {
                        Type::Text(Text::Plain) if !parameter.ty.nullable => {
                            quote!(request.path_text(#name, #codec, #ident);)
                        }
                        Type::Boolean
                        | Type::Integer(_)
                        | Type::Number(Fraction::F64 | Fraction::F32) => {
                            quote!(request.path_parameter(#name, #codec, &#ident);)
                        }
                        _ => quote!(request.path_parameter(#name, #codec, #ident);),
                    }
                }
            })
            .collect()
    }
}

fn client_body(signature: &Signature<'_>) -> Option<TokenStream> {
    let body = signature.operation.body.as_ref()?;
    let send = match &body.payload {
        Payload::Empty => return None,
        Payload::Json {
            media_type,
            envelope: None,
            ..
        } => quote!(request.json(#media_type, body);),
        Payload::Json {
            media_type,
            envelope: Some(member),
            ..
        } => quote!(request.enveloped(#media_type, #member, body);),
        Payload::Text { media_type } => quote!(request.text(#media_type, body);),
        Payload::Binary { .. } => quote!(request.content(body);),
    };
    Some(if body.required {
        send
    } else {
        quote!(if let Some(body) = body { #send })
    })
}

fn has_stream(signature: &Signature<'_>) -> bool {
    let mut successes = signature.successes.iter();
    successes.any(|outcome| matches!(outcome.response.payload, Payload::Binary { .. }))
}

/// The media types of successes and of errors, as an `Accept` header has them: who leaves those of
/// errors out may be refused one. Where no success has a body, whatever comes is welcome.
fn accepted(signature: &Signature<'_>) -> Option<String> {
    let mut accepted = Vec::new();
    add_media_types(&signature.successes, &mut accepted);
    if accepted.is_empty() {
        return None;
    }
    add_media_types(&signature.errors, &mut accepted);
    Some(accepted.join(", "))
}

fn add_media_types<'a>(outcomes: &[Outcome<'a>], accepted: &mut Vec<&'a str>) {
    for outcome in outcomes {
        let media_types = match &outcome.response.payload {
            Payload::Empty => continue,
            Payload::Json { media_type, .. } | Payload::Text { media_type } => vec![media_type],
            Payload::Binary { media_types } => media_types.iter().collect(),
        };
        for media_type in media_types {
            let is_header = media_type.bytes().all(|byte| (b' '..=b'~').contains(&byte));
            if is_header && !accepted.contains(&media_type.as_str()) {
                accepted.push(media_type);
            }
        }
    }
}
