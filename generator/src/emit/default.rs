//! `default` -> expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;
use specsmith_support::validate::equal;

use super::Emitter;
use super::imports::Imports;
use crate::ir::{EnumBase, Fraction, Shape, Text, Type, TypeUse, integer_of};

impl Emitter<'_> {
    /// A statement that puts a default where a member or parameter is absent. `place` is an
    /// expression for the member.
    pub(super) fn fill_statement(
        &self,
        place: &TokenStream,
        used: &TypeUse,
        default: &Value,
        imports: &mut Imports,
    ) -> TokenStream {
        if used.nullable && default.is_null() {
            return quote!(if #place.is_absent() { #place = Maybe::Null; });
        }
        let value = self.value_expression(&used.ty, default, imports);
        let value = match (value, used.boxed) {
            (Some(value), false) => value,
            (Some(value), true) => quote!(Box::new(#value)),
            (None, _) => {
                imports.own("support::json", "self");
                let text = default.to_string();
                return if used.nullable {
                    quote! {
                        if #place.is_absent() && let Ok(value) = json::from_str(#text) {
                            #place = Maybe::Value(value);
                        }
                    }
                } else {
                    quote! {
                        if #place.is_none() {
                            #place = json::from_str(#text).ok();
                        }
                    }
                };
            }
        };
        if used.nullable {
            return quote!(if #place.is_absent() { #place = Maybe::Value(#value); });
        }
        quote!(if #place.is_none() { #place = Some(#value); })
    }

    /// A plain expression for a value, where its type has one.
    pub(super) fn value_expression(
        &self,
        ty: &Type,
        value: &Value,
        imports: &mut Imports,
    ) -> Option<TokenStream> {
        match (self.api.types.resolve(ty), value) {
            (Type::Null, Value::Null) => Some(quote!(())),
            (Type::Boolean, Value::Bool(value)) => Some(quote!(#value)),
            (Type::Integer(_), Value::Number(number)) => {
                let literal = Literal::i128_unsuffixed(integer_of(number)?);
                Some(quote!(#literal))
            }
            (Type::Number(Fraction::F64 | Fraction::F32), Value::Number(number)) => {
                let literal = Literal::f64_unsuffixed(number.as_f64()?);
                Some(quote!(#literal))
            }
            (Type::Text(Text::Plain), Value::String(text)) => Some(quote!(#text.to_owned())),
            (Type::Array(item), Value::Array(values)) if !item.nullable => {
                let values: Option<Vec<_>> = values
                    .iter()
                    .map(|value| self.value_expression(&item.ty, value, imports))
                    .collect();
                let values = values?;
                Some(quote!(vec![#(#values),*]))
            }
            (Type::Named(id), value) => {
                let Shape::Enumeration(enumeration) = &self.api.types[*id].shape else {
                    return None;
                };
                let listed = enumeration.base != EnumBase::Mixed || !value.is_number();
                let index = enumeration
                    .values
                    .iter()
                    .position(|listed| equal(listed, value))?;
                let name = self.mention(*id, imports);
                let variant = self.names.ty(*id).members[index].ident();
                listed.then(|| quote!(#name::#variant))
            }
            _ => None,
        }
    }
}
