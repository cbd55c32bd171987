//! How a decoder finds the arm of a value.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Emitter;
use super::models::Scope;
use super::union::{Overlapping, Variant, Variants};
use crate::ir::{Choice, Dispatch, KeySignature, Kind, OtherTags, Others, TagForm, TypeId};

impl Emitter<'_> {
    /// The body of a decoder that finds the arm of a value.
    pub(super) fn union_decode(
        &self,
        id: TypeId,
        dispatch: &Dispatch,
        variants: &Variants<'_>,
        scope: &mut Scope,
    ) -> TokenStream {
        let wire_type = self.names.ty(id).name.to_string();
        if let Some(choice) = dispatch.regardless_of_kind() {
            return self.decode_choice(&wire_type, choice, variants, scope);
        }
        let held = dispatch.held();
        scope.imports.own("support::json", "Kind");
        let list = held.iter().map(|(kind, _)| {
            let kind = kind_ident(*kind);
            quote!(Kind::#kind)
        });
        let arms = held.iter().map(|(kind, choice)| {
            let kind = kind_ident(*kind);
            let decode = self.decode_choice(&wire_type, choice, variants, scope);
            quote!(Kind::#kind => { #decode })
        });
        let arms: Vec<_> = arms.collect();
        let wanted = held
            .iter()
            .map(|(kind, _)| kind_phrase(*kind))
            .collect::<Vec<_>>()
            .join(" or ");
        quote! {
            match input.kind(&[#(#list),*]) {
                #(#arms)*
                _ => Err(input.unexpected(#wanted)),
            }
        }
    }

    fn decode_choice(
        &self,
        wire_type: &str,
        choice: &Choice,
        variants: &Variants<'_>,
        scope: &mut Scope,
    ) -> TokenStream {
        match choice {
            Choice::None => quote!(Err(input.unexpected(#wire_type))),
            Choice::One(arm) => {
                let ident = &variants.of_arms[*arm].ident;
                quote!(Json::decode(input).map(Self::#ident))
            }
            Choice::Tag {
                property,
                form,
                mapping,
                absent,
                others,
            } => {
                let of_arms = &variants.of_arms;
                let absent = absent.filter(|arm| *others != OtherTags::Arm(*arm));
                let absent = absent.map(|arm| &of_arms[arm]);
                let mut arms = tag_arms(mapping, absent, of_arms);
                arms.push(match others {
                    OtherTags::Refused => unknown_tag(property, *form, mapping),
                    OtherTags::Kept => quote!(_ => Value::decode(input).map(Self::Unknown),),
                    OtherTags::Arm(arm) => {
                        let ident = &of_arms[*arm].ident;
                        quote!(_ => Json::decode(input).map(Self::#ident),)
                    }
                });
                decode_tag(wire_type, property, *form, &arms)
            }
            Choice::Keys(signatures) => {
                let (trial, arms) = by_members(wire_type, signatures);
                let found = match &variants.overlap {
                    Some(Overlapping::Kept(arms)) => {
                        quote!(Ok(trial.whole(value, &#arms, Self::Several)))
                    }
                    other => found_alone(other.as_ref()),
                };
                self.decode_trial(&trial, &arms, &found, variants, scope)
            }
            Choice::Trial(arms) => {
                let indices = arms.iter().map(|arm| Literal::usize_unsuffixed(*arm));
                let trial = quote!(Trial::new(input, &[#(#indices),*])?);
                let found = found_alone(variants.overlap.as_ref());
                self.decode_trial(&trial, arms, &found, variants, scope)
            }
        }
    }

    /// Tries arms in the order of a trial, and returns what is found of the first one that fits.
    fn decode_trial(
        &self,
        trial: &TokenStream,
        arms: &[usize],
        found: &TokenStream,
        variants: &Variants<'_>,
        scope: &mut Scope,
    ) -> TokenStream {
        scope.imports.own("support::json", "Trial");
        let tries = self.tries(arms, &variants.of_arms, scope);
        quote! {
            let mut trial = #trial;
            loop {
                let value = match trial.next_arm()? {
                    #(#tries)*
                    _ => None,
                };
                if let Some(value) = value {
                    return #found;
                }
            }
        }
    }

    /// The match arms that try the arms of a union.
    fn tries(
        &self,
        arms: &[usize],
        variants: &[Variant<'_>],
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let tries = arms.iter().map(|arm| {
            let index = Literal::usize_unsuffixed(*arm);
            let variant = &variants[*arm];
            let (ident, attempt) = (&variant.ident, self.attempt(variant, scope));
            quote!(#index => trial.#attempt.map(Self::#ident),)
        });
        tries.collect()
    }

    /// The call that tries an arm, and makes the checks that its type does not make itself.
    fn attempt(&self, variant: &Variant<'_>, scope: &mut Scope) -> TokenStream {
        let Variant { name, arm, ty, .. } = variant;
        if self.is_nested(&arm.ty) {
            return quote!(arm(#name));
        }
        let mut scope = scope.checks(name);
        let at = quote!(report.this());
        match self.check_statement(&at, &quote!(value), &arm.ty, &mut scope) {
            Some(check) => quote!(arm_with(#name, |value: &#ty, report| { #check })),
            None => quote!(arm(#name)),
        }
    }
}

/// What is returned of a value that fits an arm: an error, where it must not fit another one.
fn found_alone(overlap: Option<&Overlapping>) -> TokenStream {
    match overlap {
        None | Some(Overlapping::Kept(_)) => quote!(Ok(value)),
        Some(Overlapping::Refused { arms, .. }) => quote!(trial.alone(value, &#arms)),
    }
}

fn decode_tag(wire_type: &str, property: &str, form: TagForm, arms: &[TokenStream]) -> TokenStream {
    let read = match form {
        TagForm::Text => quote!(tag),
        TagForm::Json => quote!(json_tag),
    };
    quote! {
        let (tag, input) = input.#read(#wire_type, #property)?;
        match tag.as_deref() {
            #(#arms)*
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

fn unknown_tag(property: &str, form: TagForm, mapping: &[(String, usize)]) -> TokenStream {
    let known = mapping.iter().map(|(tag, _)| tag);
    let refuse = match form {
        TagForm::Text => quote!(unknown_tag),
        TagForm::Json => quote!(unknown_json_tag),
    };
    quote!(tag => Err(json::#refuse(#property, tag, &[#(#known),*])),)
}

fn kind_ident(kind: Kind) -> Ident {
    format_ident!("{kind:?}")
}

fn kind_phrase(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "a boolean",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

fn by_members(wire_type: &str, signatures: &[KeySignature]) -> (TokenStream, Vec<usize>) {
    let arms = signatures.iter().map(|signature| signature.arm).collect();
    let rows = signatures.iter().map(|signature| {
        let KeySignature {
            arm,
            required,
            known,
            others: _,
        } = signature;
        let arm = Literal::usize_unsuffixed(*arm);
        let optional = known.iter().filter(|name| !required.contains(name));
        quote!((#arm, &[#(#required),*], &[#(#optional),*]))
    });
    let differ = signatures
        .windows(2)
        .any(|two| two[0].others != two[1].others);
    let keeping = differ
        .then(|| with_others(signatures, Others::Kept))
        .flatten();
    let keeping = keeping.map(|arms| quote!(.keeping(&[#(#arms),*])));
    let declaring = differ
        .then(|| with_others(signatures, Others::Declared))
        .flatten();
    let declaring = declaring.map(|arms| quote!(.declaring(&[#(#arms),*])));
    let trial = quote! {
        Trial::by_members(input, #wire_type, &[#(#rows),*])? #keeping #declaring
    };
    (trial, arms)
}

/// The arms that do this with members that they do not know; None if there are none.
fn with_others(signatures: &[KeySignature], others: Others) -> Option<Vec<Literal>> {
    let arms = signatures.iter().filter(|one| one.others == others);
    let arms = arms.map(|one| Literal::usize_unsuffixed(one.arm));
    let arms: Vec<Literal> = arms.collect();
    (!arms.is_empty()).then_some(arms)
}
