//! `new` of a struct: the members that must be said, by position.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::imports::Imports;
use super::structure::Field;
use crate::ir::{Property, Text, Type, TypeId, Types};
use crate::traits::is_constant;

/// A constructor with more arguments than this is harder to read than a literal.
const ARGUMENTS: usize = 6;

impl Emitter<'_> {
    /// `new`, where some members are required and few enough to be told apart by position.
    pub(super) fn constructor(
        &self,
        id: TypeId,
        name: &Ident,
        fields: &[Field<'_>],
        imports: &mut Imports,
    ) -> Option<TokenStream> {
        let presets: Vec<_> = fields
            .iter()
            .map(|field| self.preset(field.property, imports))
            .collect();
        let is_argument = |(field, preset): &(&Field<'_>, &Option<TokenStream>)| {
            field.property.required && preset.is_none()
        };
        let arguments: Vec<_> = fields.iter().zip(&presets).filter(is_argument).collect();
        let only_required = arguments.len() == fields.len() && self.additional(id).is_none();
        let says_enough = arguments.is_empty() && self.traits[id.0].default;
        if fields.is_empty() || says_enough || arguments.len() > ARGUMENTS {
            return None;
        }
        let types = &self.api.types;
        let parameters = arguments.iter().map(|(field, _)| parameter(types, field));
        let values = fields.iter().zip(&presets);
        let values = values.map(|(field, preset)| value(types, field, preset.as_ref()));
        let rest = self.additional(id).map(|ident| quote!(#ident: Map::new()));
        let summary = match (only_required, arguments.is_empty()) {
            (true, false) => " A value of these members.",
            (false, false) => " A value of the required members; the others are absent.",
            (_, true) => " A value whose other members are absent.",
        };
        let default = arguments.is_empty().then(|| {
            quote! {
                impl Default for #name {
                    fn default() -> Self {
                        Self::new()
                    }
                }
            }
        });
        Some(quote! {
            impl #name {
                #[doc = #summary]
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values,)* #rest }
                }
            }

            #default
        })
    }

    /// What a required member is in any new value: its only value, or what the type as a whole says.
    fn preset(&self, property: &Property, imports: &mut Imports) -> Option<TokenStream> {
        if property.required && is_constant(&self.api.types, property) {
            return Some(quote!(Default::default()));
        }
        let preset = property.preset.as_ref()?;
        self.value_expression(&property.ty.ty, preset, imports)
    }
}

/// What a constructor takes for a field.
fn parameter(types: &Types, field: &Field<'_>) -> TokenStream {
    let Field { ident, ty, .. } = field;
    match is_text(types, field) {
        true => quote!(#ident: impl Into<String>),
        false => quote!(#ident: #ty),
    }
}

/// What a constructor sets a field to: what is preset, nothing if it need not be there, else what the
/// constructor is given.
fn value(types: &Types, field: &Field<'_>, preset: Option<&TokenStream>) -> TokenStream {
    let ident = &field.ident;
    if let Some(preset) = preset {
        quote!(#ident: #preset)
    } else if field.is_maybe() {
        quote!(#ident: Maybe::Absent)
    } else if !field.property.required {
        quote!(#ident: None)
    } else if is_text(types, field) {
        quote!(#ident: #ident.into())
    } else {
        quote!(#ident)
    }
}

/// Whether a field is a `String`, which a constructor takes in any form.
fn is_text(types: &Types, field: &Field<'_>) -> bool {
    matches!(
        types.resolve(&field.property.ty.ty),
        Type::Text(Text::Plain)
    ) && !field.property.ty.nullable
}
