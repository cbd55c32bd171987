//! What a handler answers: outcomes as statuses and bodies.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::models::Scope;
use crate::emit::operation::{Outcome, Signature};
use crate::emit::outcome::status_constant;
use crate::ir::{Payload, Status};

pub(super) fn success_arms(signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
    scope.imports.foreign("http", "StatusCode");
    match signature.successes.as_slice() {
        [] => quote!(Ok(()) => Reply::empty(StatusCode::OK),),
        [only] => {
            let status = match only.response.status {
                Status::Code(code) => status_constant(code),
                Status::Range(digit) => status_constant(u16::from(digit) * 100),
                Status::Default => quote!(StatusCode::OK),
            };
            let is_empty = matches!(only.response.payload, Payload::Empty);
            let pattern = if is_empty { quote!(()) } else { quote!(body) };
            let reply = encode_payload(&status, &only.response.payload);
            quote!(Ok(#pattern) => #reply,)
        }
        several => several
            .iter()
            .map(|outcome| {
                let name = signature.names.success.ident();
                let arm = reply_arm(&quote!(#name), outcome, |pattern| quote!(Ok(#pattern)));
                quote!(#arm)
            })
            .collect(),
    }
}

pub(super) fn into_reply(signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
    if signature.errors.is_empty() {
        return TokenStream::new();
    }
    scope.imports.foreign("http", "StatusCode");
    let name = signature.names.error.ident();
    let arms: TokenStream = signature
        .errors
        .iter()
        .map(|outcome| reply_arm(&quote!(Self), outcome, |pattern| pattern))
        .collect();
    quote! {
        impl IntoReply for #name {
            fn into_reply(self) -> Result<Reply, Rejection> {
                match self {
                    #arms
                    Self::Undeclared(undeclared) => Err(undeclared.into()),
                }
            }
        }
    }
}

fn reply_arm(
    owner: &TokenStream,
    outcome: &Outcome<'_>,
    wrap: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let variant = outcome.variant.ident();
    let payload = &outcome.response.payload;
    let status = match outcome.response.status {
        Status::Code(code) => status_constant(code),
        Status::Range(_) | Status::Default => quote!(status),
    };
    let reply = encode_payload(&status, payload);
    let pattern = match (outcome.keeps_status(), matches!(payload, Payload::Empty)) {
        (true, true) => quote!(#owner::#variant(status)),
        (true, false) => quote!(#owner::#variant(status, body)),
        (false, true) => quote!(#owner::#variant),
        (false, false) => quote!(#owner::#variant(body)),
    };
    let pattern = wrap(pattern);
    quote!(#pattern => #reply,)
}

fn encode_payload(status: &TokenStream, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Empty => quote!(Reply::empty(#status)),
        Payload::Json {
            media_type,
            envelope: None,
            ..
        } => quote!(Reply::json(#status, #media_type, &body)),
        Payload::Json {
            media_type,
            envelope: Some(member),
            ..
        } => quote!(Reply::enveloped(#status, #media_type, #member, &body)),
        Payload::Text { media_type } => quote!(Reply::text(#status, #media_type, body)),
        Payload::Binary { .. } => quote!(Reply::content(#status, body)),
    }
}
