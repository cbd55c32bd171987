//! Unions: an enum whose decoder finds the arm of a value.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Emitter;
use super::docs::doc_attributes;
use super::models::{Scope, derives, import_json, serde_impls, validate_impl};
use super::tag::tagged_output;
use crate::ir::{Arm, Choice, Definition, Extra, Overlap, TypeId, TypeUse, Union};
use crate::name::extra_variant;
use crate::traits::of_use;

/// An arm and the variant that holds it.
pub(super) struct Variant<'a> {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) arm: &'a Arm,
    pub(super) ty: TokenStream,
}

/// All variants of a union, and the static about arms that may hold the same value.
pub(super) struct Variants<'a> {
    pub(super) of_arms: Vec<Variant<'a>>,
    pub(super) extra: Option<Extra>,
    pub(super) overlap: Option<Overlapping>,
}

impl Variants<'_> {
    fn count(&self) -> usize {
        self.of_arms.len() + usize::from(self.extra.is_some())
    }
}

/// The static about arms that may hold the same value.
pub(super) enum Overlapping {
    /// A value must not belong to more than one of them.
    Refused {
        arms: Ident,
        /// Whether values of the type can't be judged, but only what is read.
        is_lossy: bool,
    },
    /// An object that belongs to several of them is kept.
    Kept(Ident),
}

impl Emitter<'_> {
    pub(super) fn emit_union(
        &self,
        id: TypeId,
        definition: &Definition,
        union: &Union,
        scope: &mut Scope,
    ) -> TokenStream {
        import_json(&mut scope.imports);
        let name = self.names.ty(id).name.ident();
        let variants = self.variants(id, union, scope);
        if variants.extra.is_some() {
            scope.imports.foreign("serde_json", "Value");
        }
        let item = self.union_item(id, definition, union, &variants);
        let conversions =
            self.union_conversions(&name, union, &variants.of_arms, &mut scope.imports);
        let json = self.union_json(id, union, &variants, scope);
        let serde = serde_impls(&name);
        let mut checks = self.union_checks(id, union, &variants, scope);
        checks.extend(self.definition_checks(id, scope));
        let fills = self.union_fills(&variants);
        let validate = validate_impl(&name, &checks, fills.as_slice(), &mut scope.imports);
        quote!(#item #conversions #json #serde #validate)
    }

    fn variants<'a>(&self, id: TypeId, union: &'a Union, scope: &mut Scope) -> Variants<'a> {
        let names = self.names.ty(id).members.iter();
        let of_arms = names.zip(&union.arms).map(|(name, arm)| Variant {
            ident: name.ident(),
            name: name.to_string(),
            arm,
            ty: self.rust_base(&arm.ty, &mut scope.imports),
        });
        Variants {
            of_arms: of_arms.collect(),
            extra: union.extra(),
            overlap: self.overlapping(id, union, scope),
        }
    }

    fn overlapping(&self, id: TypeId, union: &Union, scope: &mut Scope) -> Option<Overlapping> {
        let subject = self.names.ty(id).name.to_string();
        let uses = |arms: &[usize]| -> Vec<&TypeUse> {
            arms.iter().map(|arm| &union.arms[*arm].ty).collect()
        };
        let mut scope = scope.checks(&subject);
        match &union.overlap {
            Overlap::None => None,
            Overlap::Refused { arms, is_lossy } => Some(Overlapping::Refused {
                arms: self.exclusion(&uses(arms), &mut scope),
                is_lossy: *is_lossy,
            }),
            Overlap::Kept(arms) => {
                let arms = self.alternatives(&uses(arms), &mut scope);
                Some(Overlapping::Kept(arms))
            }
        }
    }

    fn union_item(
        &self,
        id: TypeId,
        definition: &Definition,
        union: &Union,
        variants: &Variants<'_>,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let derives = derives(self.traits[id.0], false);
        let name = self.names.ty(id).name.ident();
        let arms = variants.of_arms.iter().zip(self.arm_docs(union));
        let arms = arms.map(|(variant, docs)| {
            let Variant { ident, ty, .. } = variant;
            quote!(#docs #ident(#ty))
        });
        let extra = variants.extra.map(|extra| {
            let docs = doc_attributes(&[extra_docs(extra)]);
            let ident = extra_ident(extra);
            quote!(#docs #ident(Value),)
        });
        quote! {
            #docs
            #derives
            pub enum #name {
                #(#arms,)*
                #extra
            }
        }
    }

    fn union_json(
        &self,
        id: TypeId,
        union: &Union,
        variants: &Variants<'_>,
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.ty(id).name.ident();
        let tag = union.tag_name().unwrap_or_default();
        let encode = variants.of_arms.iter().map(|variant| {
            let ident = &variant.ident;
            let output = tagged_output(tag, &variant.arm.tag);
            quote!(Self::#ident(value) => value.encode(#output),)
        });
        let extra = variants.extra.map(|extra| {
            let ident = extra_ident(extra);
            quote!(Self::#ident(value) => value.encode(output),)
        });
        let decode = self.union_decode(id, &union.dispatch, variants, scope);
        let literals = self.traits[id.0].literal.then(|| {
            quote! {
                fn reads_literals() -> bool {
                    true
                }
            }
        });
        quote! {
            impl Json for #name {
                fn encode(&self, output: Output<'_>) {
                    match self {
                        #(#encode)*
                        #extra
                    }
                }

                fn decode(input: Input<'_>) -> Decoded<Self> {
                    #decode
                }

                #literals
            }
        }
    }

    /// The checks of the arms and of what is kept beside them, and that no other arm fits.
    fn union_checks(
        &self,
        id: TypeId,
        union: &Union,
        variants: &Variants<'_>,
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let name = self.names.ty(id).name.ident();
        let mut checks: Vec<Reaction> = Vec::new();
        for variant in &variants.of_arms {
            let ident = &variant.ident;
            let subject = format!("{name} {}", variant.name);
            let at = quote!(report.this());
            let mut scope = scope.checks(&subject);
            let check = self.check_statement(&at, &quote!(value), &variant.arm.ty, &mut scope);
            let tag = self.tag_check(union, variant.arm);
            if check.is_some() || tag.is_some() {
                checks.push((quote!(Self::#ident(value)), quote!(#check #tag)));
            }
        }
        let keeps_unknown = variants.extra == Some(Extra::Unknown);
        if let Some(refuse) = unknown_check(union).filter(|_| keeps_unknown) {
            checks.push((quote!(Self::Unknown(value)), refuse));
        }
        if let Some(Overlapping::Kept(arms)) = &variants.overlap {
            let fits = quote!(report.this().asserts_any(value, &assert::AnyOf(&#arms)););
            checks.push((quote!(Self::Several(value)), fits));
        }
        let of_variants = (!checks.is_empty()).then(|| match_all(&checks, variants.count()));
        let exclusion = match &variants.overlap {
            Some(Overlapping::Refused {
                arms,
                is_lossy: false,
            }) => Some(quote!(report.this().asserts(self, &#arms);)),
            Some(Overlapping::Refused { is_lossy: true, .. } | Overlapping::Kept(_)) | None => None,
        };
        of_variants.into_iter().chain(exclusion).collect()
    }

    fn union_fills(&self, variants: &Variants<'_>) -> Option<TokenStream> {
        let of_arms = variants.of_arms.iter();
        let fills = of_arms
            .filter(|variant| of_use(self.traits, &variant.arm.ty).defaulted)
            .map(|variant| {
                let ident = &variant.ident;
                (quote!(Self::#ident(value)), quote!(value.fill_defaults();))
            });
        let fills: Vec<Reaction> = fills.collect();
        (!fills.is_empty()).then(|| match_all(&fills, variants.count()))
    }
}

/// A statement that refuses an object whose discriminator leads nowhere.
fn unknown_check(union: &Union) -> Option<TokenStream> {
    let Choice::Tag {
        property, mapping, ..
    } = &union.dispatch.object
    else {
        return None;
    };
    let known = mapping.iter().map(|(tag, _)| tag);
    Some(quote! {
        report.member(#property).unknown_tag(value.get(#property), &[#(#known),*]);
    })
}

fn extra_ident(extra: Extra) -> Ident {
    format_ident!("{}", extra_variant(extra))
}

fn extra_docs(extra: Extra) -> String {
    let text = match extra {
        Extra::Unknown => " An object whose discriminator names none of the alternatives.",
        Extra::Several => {
            " An object of several alternatives at once, none of which has all of its members."
        }
    };
    text.to_owned()
}

/// A pattern of a union and what to do about the value in it.
type Reaction = (TokenStream, TokenStream);

/// A match over the arms that matter, and the others, if there are any.
fn match_all(arms: &[Reaction], total: usize) -> TokenStream {
    if let ([(pattern, body)], true) = (arms, total > 1) {
        return quote!(if let #pattern = self { #body });
    }
    let reactions = arms
        .iter()
        .map(|(pattern, body)| quote!(#pattern => { #body }));
    let other = (arms.len() < total).then(|| quote!(_ => {}));
    quote!(match self { #(#reactions)* #other })
}
