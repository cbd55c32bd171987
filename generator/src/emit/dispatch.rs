//! How a decoder of a union finds the arm of a value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::models::Scope;
use super::union::Variant;
use crate::ir::{Choice, KeySignature};

/// Statements that read a value of the arms that hold one kind of value.
pub(super) fn decode_choice(
    wire_type: &str,
    choice: &Choice,
    variants: &[Variant<'_>],
    scope: &mut Scope,
) -> TokenStream {
    match choice {
        Choice::None => quote!(Err(input.unexpected(#wire_type))),
        Choice::One(arm) => {
            let ident = &variants[*arm].ident;
            quote!(Json::decode(input).map(Self::#ident))
        }
        Choice::Tag {
            property,
            mapping,
            absent,
            closed,
        } => {
            let absent = absent.map(|arm| &variants[arm]);
            let arms = tag_arms(mapping, absent, variants);
            let other = other_tag(property, mapping, *closed);
            quote! {
                let (tag, input) = input.tag(#wire_type, #property)?;
                match tag.as_deref() {
                    #(#arms)*
                    #other
                }
            }
        }
        Choice::Keys(signatures) => {
            scope.imports.own("support::json", "Trial");
            let (trial, arms) = by_members(wire_type, signatures);
            decode_trial(&trial, &arms, variants)
        }
        Choice::Trial(arms) => {
            scope.imports.own("support::json", "Trial");
            let indices = arms.iter().map(|arm| Literal::usize_unsuffixed(*arm));
            let trial = quote!(Trial::new(input, &[#(#indices),*])?);
            decode_trial(&trial, arms, variants)
        }
    }
}

/// What to read for the values of a discriminator that are known.
fn tag_arms(
    mapping: &[(String, usize)],
    absent: Option<&Variant<'_>>,
    variants: &[Variant<'_>],
) -> Vec<TokenStream> {
    let mut tags = vec![Vec::new(); variants.len()];
    for (tag, arm) in mapping {
        tags[*arm].push(tag);
    }
    let arms = variants.iter().zip(&tags);
    let arms = arms.filter(|(_, tags)| !tags.is_empty());
    let arms = arms.map(|(Variant { ident, .. }, tags)| {
        quote!(Some(#(#tags)|*) => Json::decode(input).map(Self::#ident),)
    });
    let absent =
        absent.map(|Variant { ident, .. }| quote!(None => Json::decode(input).map(Self::#ident),));
    arms.chain(absent).collect()
}

fn other_tag(property: &str, mapping: &[(String, usize)], closed: bool) -> TokenStream {
    if closed {
        let known = mapping.iter().map(|(tag, _)| tag);
        quote!(tag => Err(json::unknown_tag(#property, tag, &[#(#known),*])),)
    } else {
        quote!(_ => Value::decode(input).map(Self::Unknown),)
    }
}

fn by_members(wire_type: &str, signatures: &[KeySignature]) -> (TokenStream, Vec<usize>) {
    let arms = signatures.iter().map(|signature| signature.arm).collect();
    let rows = signatures.iter().map(|signature| {
        let KeySignature {
            arm,
            required,
            known,
        } = signature;
        let arm = Literal::usize_unsuffixed(*arm);
        let optional = known.iter().filter(|name| !required.contains(name));
        quote!((#arm, &[#(#required),*], &[#(#optional),*]))
    });
    let trial = quote!(Trial::by_members(input, #wire_type, &[#(#rows),*])?);
    (trial, arms)
}

fn decode_trial(trial: &TokenStream, arms: &[usize], variants: &[Variant<'_>]) -> TokenStream {
    let tries = arms.iter().map(|arm| {
        let index = Literal::usize_unsuffixed(*arm);
        let Variant { ident, name, .. } = &variants[*arm];
        quote!(#index => trial.arm(#name).map(Self::#ident),)
    });
    quote! {
        let mut trial = #trial;
        loop {
            let value = match trial.next_arm()? {
                #(#tries)*
                _ => None,
            };
            if let Some(value) = value {
                return Ok(value);
            }
        }
    }
}
