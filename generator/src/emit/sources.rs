//! What the variants of a union can be made from: `From` for each of them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::imports::Imports;
use super::union::Variant;
use crate::ir::{Arm, Shape, Text, Type, TypeUse};

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
    /// `From` for every type that belongs to one arm only, and for what such an arm, if it is a
    /// union itself, is made from.
    pub(super) fn union_conversions(
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
