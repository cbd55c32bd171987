//! How an answer becomes an outcome.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::Emitter;
use crate::emit::imports::Imports;
use crate::emit::operation::{Outcome, Signature};
use crate::ir::Payload;

impl Emitter<'_> {
    /// The function that makes a success or an error of an answer.
    pub(super) fn decode_success(&self, signature: &Signature<'_>) -> TokenStream {
        let arms: TokenStream = match signature.successes.as_slice() {
            [] => quote!(200..=299 => Ok(answer.empty()?),),
            [only] => {
                // Where the default alone is declared, it stands for successes too.
                let pattern = only.status_pattern().unwrap_or_else(|| quote!(200..=299));
                let body = decode_payload(&only.response.payload);
                quote!(#pattern => Ok(#body?),)
            }
            several => several
                .iter()
                .map(|outcome| success_arm(&signature.names.success.ident(), outcome))
                .collect(),
        };
        quote! {
            |answer| match answer.status().as_u16() {
                #arms
                _ => answer.failed(),
            }
        }
    }

    pub(super) fn decode_failure(
        &self,
        signature: &Signature<'_>,
        imports: &mut Imports,
    ) -> TokenStream {
        if signature.errors.is_empty() {
            return TokenStream::new();
        }
        for name in ["Answer", "DecodeError", "DecodeFailure"] {
            imports.own("support::client", name);
        }
        let name = signature.names.error.ident();
        let arms: TokenStream = signature.errors.iter().map(failure_arm).collect();
        if let [only] = signature.errors.as_slice()
            && only.status_pattern().is_none()
        {
            let value = outcome_value(&quote!(Self), only);
            return quote! {
                impl DecodeFailure for #name {
                    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
                        Ok(#value)
                    }
                }
            };
        }
        let has_default = signature
            .errors
            .iter()
            .any(|outcome| outcome.status_pattern().is_none());
        let other = (!has_default).then(|| quote!(_ => Self::Undeclared(answer.undeclared()),));
        quote! {
            impl DecodeFailure for #name {
                fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
                    Ok(match answer.status().as_u16() {
                        #arms
                        #other
                    })
                }
            }
        }
    }
}

fn success_arm(name: &Ident, outcome: &Outcome<'_>) -> TokenStream {
    let pattern = outcome
        .status_pattern()
        .unwrap_or_else(|| quote!(200..=299));
    let value = outcome_value(&quote!(#name), outcome);
    quote!(#pattern => Ok(#value),)
}

fn failure_arm(outcome: &Outcome<'_>) -> TokenStream {
    let pattern = outcome.status_pattern().unwrap_or_else(|| quote!(_));
    let value = outcome_value(&quote!(Self), outcome);
    quote!(#pattern => #value,)
}

fn outcome_value(owner: &TokenStream, outcome: &Outcome<'_>) -> TokenStream {
    let variant = outcome.variant.ident();
    let payload = &outcome.response.payload;
    let body = decode_payload(payload);
    match (outcome.keeps_status(), matches!(payload, Payload::Empty)) {
        (true, true) => quote!(#owner::#variant(answer.status())),
        (true, false) => quote!(#owner::#variant(answer.status(), #body?)),
        (false, true) => quote!(#owner::#variant),
        (false, false) => quote!(#owner::#variant(#body?)),
    }
}

fn decode_payload(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Empty => quote!(answer.empty()),
        Payload::Json { envelope: None, .. } => quote!(answer.json()),
        Payload::Json {
            envelope: Some(member),
            ..
        } => quote!(answer.enveloped(#member)),
        Payload::Text { .. } => quote!(answer.text()),
        Payload::Binary { .. } => quote!(answer.content()),
    }
}
