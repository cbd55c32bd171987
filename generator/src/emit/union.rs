//! Unions: an enum whose decoder finds the arm of a value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::dispatch::decode_choice;
use super::docs::{code, doc_attributes, doc_lines};
use super::imports::Imports;
use super::models::{Scope, derives, import_json, serde_impls, validate_impl};
use super::traits::of_use;
use crate::ir::{
    Arm, Choice, Definition, Dispatch, Shape, Struct, Text, Type, TypeId, TypeUse, Union,
};

/// An arm and the variant that holds it.
pub(super) struct Variant<'a> {
    pub(super) ident: Ident,
    pub(super) name: String,
    arm: &'a Arm,
    ty: TokenStream,
}

/// A type that a variant can be made from.
struct Source<'a> {
    variant: Ident,
    ty: &'a Type,
    /// The type as the document names it, which may be an alias.
    written: &'a Type,
    step: Step,
}

/// What it takes to make a variant's value of a source.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Plain,
    Boxed,
    /// Through the union that the variant holds.
    Into,
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
        let open = matches!(union.dispatch.object, Choice::Tag { closed: false, .. });
        if open {
            scope.imports.foreign("serde_json", "Value");
        }
        let item = self.union_item(id, definition, &variants, open);
        let conversions = self.union_conversions(&name, &variants, &mut scope.imports);
        let json = self.union_json(id, union, &variants, open, scope);
        let serde = serde_impls(&name);
        let validate = self.union_validate(id, &variants, open, scope);
        quote!(#item #conversions #json #serde #validate)
    }

    fn variants<'a>(&self, id: TypeId, union: &'a Union, scope: &mut Scope) -> Vec<Variant<'a>> {
        let names = self.names.ty(id).members.iter();
        names
            .zip(&union.arms)
            .map(|(name, arm)| Variant {
                ident: name.ident(),
                name: name.to_string(),
                arm,
                ty: self.rust_base(&arm.ty, &mut scope.imports),
            })
            .collect()
    }

    fn union_item(
        &self,
        id: TypeId,
        definition: &Definition,
        variants: &[Variant<'_>],
        open: bool,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let derives = derives(self.traits[id.0], false);
        let name = self.names.ty(id).name.ident();
        let arms = variants.iter().map(|variant| {
            let Variant { ident, ty, .. } = variant;
            let docs = self.arm_docs(variant);
            quote!(#docs #ident(#ty))
        });
        let unknown = open.then(|| {
            quote! {
                /// An object whose discriminator names none of the alternatives.
                Unknown(Value),
            }
        });
        quote! {
            #docs
            #derives
            pub enum #name {
                #(#arms,)*
                #unknown
            }
        }
    }

    /// The documentation of an arm, or of its type.
    fn arm_docs(&self, variant: &Variant<'_>) -> TokenStream {
        let mut lines = doc_lines(&variant.arm.docs);
        if let (true, Type::Named(id)) = (lines.is_empty(), &variant.arm.ty.ty) {
            let description = doc_lines(&self.api.types[*id].docs);
            lines.extend(description.into_iter().take_while(|line| !line.is_empty()));
        }
        if lines.is_empty() {
            lines.push(format!(" {}.", code(&variant.name)));
        }
        doc_attributes(&lines)
    }

    /// `From` for every type that belongs to one arm only, and for what such an arm, if it is a
    /// union itself, is made from.
    fn union_conversions(
        &self,
        name: &Ident,
        variants: &[Variant<'_>],
        imports: &mut Imports,
    ) -> TokenStream {
        let mut sources: Vec<Source<'_>> = Vec::new();
        for variant in variants {
            self.add_sources(&variant.ident, &variant.arm.ty, false, &mut sources);
        }
        let alone = |source: &&Source<'_>| {
            let same = sources
                .iter()
                .filter(|other| same_rust(other.ty, source.ty));
            same.count() == 1 && !matches!(source.ty, Type::Any | Type::Null)
        };
        sources
            .iter()
            .filter(alone)
            .map(|source| self.conversion(name, source, imports))
            .collect()
    }

    /// The types that a variant can be made from.
    fn add_sources<'a>(
        &'a self,
        variant: &Ident,
        used: &'a TypeUse,
        nested: bool,
        sources: &mut Vec<Source<'a>>,
    ) {
        let ty = self.api.types.resolve(&used.ty);
        sources.push(Source {
            variant: variant.clone(),
            ty,
            written: &used.ty,
            step: match (nested, used.boxed) {
                (true, _) => Step::Into,
                (false, true) => Step::Boxed,
                (false, false) => Step::Plain,
            },
        });
        if let (false, false, Type::Named(id)) = (nested, used.boxed, ty)
            && let Shape::Union(inner) = &self.api.types[*id].shape
        {
            let resolved: Vec<&Type> = inner
                .arms
                .iter()
                .map(|arm| self.api.types.resolve(&arm.ty.ty))
                .collect();
            let alone = |arm: &&Arm| {
                let ty = self.api.types.resolve(&arm.ty.ty);
                resolved.iter().filter(|other| same_rust(other, ty)).count() == 1
            };
            for arm in inner.arms.iter().filter(|arm| !arm.ty.boxed).filter(alone) {
                self.add_sources(variant, &arm.ty, true, sources);
            }
        }
    }

    fn conversion(&self, name: &Ident, source: &Source<'_>, imports: &mut Imports) -> TokenStream {
        let Source {
            variant,
            ty,
            written,
            step,
        } = source;
        let written = if *step == Step::Into { ty } else { written };
        let rust = self.rust_expression(written, imports);
        let value = match step {
            Step::Plain => quote!(value),
            Step::Boxed => quote!(Box::new(value)),
            Step::Into => quote!(value.into()),
        };
        let text = matches!(ty, Type::Text(Text::Plain)).then(|| {
            quote! {
                impl From<&str> for #name {
                    fn from(value: &str) -> Self {
                        Self::from(value.to_owned())
                    }
                }
            }
        });
        quote! {
            impl From<#rust> for #name {
                fn from(value: #rust) -> Self {
                    Self::#variant(#value)
                }
            }
            #text
        }
    }

    fn union_json(
        &self,
        id: TypeId,
        union: &Union,
        variants: &[Variant<'_>],
        open: bool,
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.ty(id).name.ident();
        let encode = variants.iter().enumerate().map(|(index, variant)| {
            let ident = &variant.ident;
            let output = self.tagged_output(union, index);
            quote!(Self::#ident(value) => value.encode(#output),)
        });
        let unknown = open.then(|| quote!(Self::Unknown(value) => value.encode(output),));
        let decode = self.union_decode(id, &union.dispatch, variants, scope);
        quote! {
            impl Json for #name {
                fn encode(&self, output: Output<'_>) {
                    match self {
                        #(#encode)*
                        #unknown
                    }
                }

                fn decode(input: Input<'_>) -> Decoded<Self> {
                    #decode
                }
            }
        }
    }

    /// Where an arm is written: with its discriminator, if its type may leave it out. The arm that
    /// has none says nothing by leaving it out.
    fn tagged_output(&self, union: &Union, arm: usize) -> TokenStream {
        let Choice::Tag {
            property,
            mapping,
            absent,
            ..
        } = &union.dispatch.object
        else {
            return quote!(output);
        };
        let tag = mapping.iter().find(|(_, target)| *target == arm);
        let tag = tag.filter(|_| *absent != Some(arm));
        let structure = self.as_struct(&union.arms[arm].ty.ty);
        let (Some((tag, _)), Some(structure)) = (tag, structure) else {
            return quote!(output);
        };
        let mut known = structure.properties.iter();
        match known.find(|known| known.name == *property) {
            None => quote!(output.tagged(#property, #tag)),
            Some(known) if !known.required => quote!(output.tagged_at_least(#property, #tag)),
            Some(_) => quote!(output),
        }
    }

    fn as_struct(&self, ty: &Type) -> Option<&Struct> {
        let Type::Named(id) = self.api.types.resolve(ty) else {
            return None;
        };
        match &self.api.types[*id].shape {
            Shape::Struct(structure) => Some(structure),
            _ => None,
        }
    }

    fn union_decode(
        &self,
        id: TypeId,
        dispatch: &Dispatch,
        variants: &[Variant<'_>],
        scope: &mut Scope,
    ) -> TokenStream {
        let wire_type = self.names.ty(id).name.to_string();
        let Dispatch {
            boolean,
            number,
            text,
            array,
            object,
        } = dispatch;
        let kinds = [
            ("Boolean", "a boolean", boolean),
            ("Number", "a number", number),
            ("String", "a string", text),
            ("Array", "an array", array),
            ("Object", "an object", object),
        ];
        let held: Vec<_> = kinds
            .into_iter()
            .filter(|(_, _, choice)| **choice != Choice::None)
            .collect();
        if let [("Object", _, choice)] = held.as_slice() {
            return decode_choice(&wire_type, choice, variants, scope);
        }
        if held.iter().all(|(_, _, choice)| *choice == held[0].2) && !held.is_empty() {
            return decode_choice(&wire_type, held[0].2, variants, scope);
        }
        scope.imports.own("support::json", "Kind");
        let list = held.iter().map(|(kind, _, _)| {
            let kind = quote::format_ident!("{kind}");
            quote!(Kind::#kind)
        });
        let arms = held.iter().map(|(kind, _, choice)| {
            let kind = quote::format_ident!("{kind}");
            let decode = decode_choice(&wire_type, choice, variants, scope);
            quote!(Kind::#kind => { #decode })
        });
        let arms: Vec<_> = arms.collect();
        let wanted = held
            .iter()
            .map(|(_, phrase, _)| *phrase)
            .collect::<Vec<_>>()
            .join(" or ");
        quote! {
            match input.kind(&[#(#list),*]) {
                #(#arms)*
                _ => Err(input.unexpected(#wanted)),
            }
        }
    }

    fn union_validate(
        &self,
        id: TypeId,
        variants: &[Variant<'_>],
        open: bool,
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.ty(id).name.ident();
        let traits = self.traits[id.0];
        let mut checks = Vec::new();
        for variant in variants {
            let ident = &variant.ident;
            let subject = format!("{name} {}", variant.name);
            let at = quote!(report.this());
            let mut scope = scope.checks(&subject);
            let check = self.check_statement(&at, &quote!(value), &variant.arm.ty, &mut scope);
            if let Some(check) = check {
                checks.push((quote!(Self::#ident(value)), check));
            }
        }
        let fills = variants
            .iter()
            .filter(|variant| of_use(&self.traits, &variant.arm.ty).defaulted)
            .map(|variant| {
                let ident = &variant.ident;
                (quote!(Self::#ident(value)), quote!(value.fill_defaults();))
            });
        let fills: Vec<Reaction> = fills.collect();
        if open {
            let refuse = quote! {
                report.this().refuse(
                    "discriminator",
                    "the discriminator names none of the alternatives",
                );
            };
            checks.push((quote!(Self::Unknown(_)), refuse));
        }
        let total = variants.len() + usize::from(open);
        let check = (traits.checked && !checks.is_empty()).then(|| match_all(&checks, total));
        let fill = (!fills.is_empty()).then(|| match_all(&fills, total));
        validate_impl(&name, check.as_slice(), fill.as_slice(), &mut scope.imports)
    }
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

/// Whether two types are one in Rust.
fn same_rust(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Array(one), Type::Array(other)) | (Type::Map(one), Type::Map(other)) => {
            same_rust(&one.ty, &other.ty) || one.ty == Type::Any || other.ty == Type::Any
        }
        _ => one == other,
    }
}
