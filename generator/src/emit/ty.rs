//! Types of the model -> types of Rust.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Emitter;
use super::imports::Imports;
use crate::ir::{Fraction, Integer, Text, Type, TypeId, TypeUse};
use crate::name::Home;

impl Emitter<'_> {
    /// The type of a value that is always there.
    pub(super) fn rust_type(&self, used: &TypeUse, imports: &mut Imports) -> TokenStream {
        let ty = self.rust_base(used, imports);
        if used.nullable {
            quote!(Option<#ty>)
        } else {
            ty
        }
    }

    /// The type of a value that is there and not null.
    pub(super) fn rust_base(&self, used: &TypeUse, imports: &mut Imports) -> TokenStream {
        let ty = self.rust_expression(&used.ty, imports);
        if used.boxed { quote!(Box<#ty>) } else { ty }
    }

    /// The type of a member: what is optional may be absent.
    pub(super) fn rust_member(
        &self,
        used: &TypeUse,
        required: bool,
        imports: &mut Imports,
    ) -> TokenStream {
        if required {
            return self.rust_type(used, imports);
        }
        let ty = self.rust_base(used, imports);
        if used.nullable {
            imports.own("support", "Maybe");
            quote!(Maybe<#ty>)
        } else {
            quote!(Option<#ty>)
        }
    }

    /// The type expression itself.
    pub(super) fn rust_expression(&self, ty: &Type, imports: &mut Imports) -> TokenStream {
        match ty {
            Type::Any => {
                imports.foreign("serde_json", "Value");
                quote!(Value)
            }
            Type::Null => quote!(()),
            Type::Boolean => quote!(bool),
            Type::Integer(integer) => rust_integer(*integer),
            Type::Number(fraction) => rust_fraction(*fraction, imports),
            Type::Text(text) => rust_text(*text, imports),
            Type::Array(item) => {
                let item = self.rust_type(item, imports);
                quote!(Vec<#item>)
            }
            Type::Map(entry) => {
                imports.own("support", "Map");
                let entry = self.rust_type(entry, imports);
                quote!(Map<#entry>)
            }
            Type::Named(id) => self.mention(*id, imports),
        }
    }

    /// A type by its name. One that stands inside an operation is in scope wherever it is mentioned.
    pub(super) fn mention(&self, id: TypeId, imports: &mut Imports) -> TokenStream {
        let names = self.names.ty(id);
        match names.home {
            Home::Model(_) => imports.model(&names.name, &self.root()),
            Home::Tag(_) => {
                let name = names.name.ident();
                quote!(#name)
            }
        }
    }
}

fn rust_integer(integer: Integer) -> TokenStream {
    match integer {
        Integer::I8 => quote!(i8),
        Integer::U8 => quote!(u8),
        Integer::I16 => quote!(i16),
        Integer::U16 => quote!(u16),
        Integer::I32 => quote!(i32),
        Integer::U32 => quote!(u32),
        Integer::I64 => quote!(i64),
        Integer::U64 => quote!(u64),
        Integer::I128 => quote!(i128),
    }
}

fn rust_fraction(fraction: Fraction, imports: &mut Imports) -> TokenStream {
    match (fraction_name(fraction), fraction) {
        (Some(name), _) => support_type(name, imports),
        (None, Fraction::F32) => quote!(f32),
        (None, _) => quote!(f64),
    }
}

fn rust_text(text: Text, imports: &mut Imports) -> TokenStream {
    text_name(text).map_or_else(|| quote!(String), |name| support_type(name, imports))
}

fn support_type(name: &str, imports: &mut Imports) -> TokenStream {
    imports.own("support", name);
    let name = format_ident!("{name}");
    quote!(#name)
}

/// The type of the runtime that holds a number; None if it is one of Rust's own.
pub(super) fn fraction_name(fraction: Fraction) -> Option<&'static str> {
    match fraction {
        Fraction::F64 | Fraction::F32 => None,
        Fraction::Exact => Some("ExactNumber"),
        Fraction::Decimal => Some("DecimalNumber"),
    }
}

/// The type of the runtime that holds a string; None if it is Rust's own.
pub(super) fn text_name(text: Text) -> Option<&'static str> {
    match text {
        Text::Plain => None,
        Text::DateTime => Some("DateTime"),
        Text::Date => Some("Date"),
        Text::Base64 => Some("Base64"),
        Text::Base64Url => Some("Base64Url"),
        Text::Uuid => Some("Uuid"),
        Text::Url => Some("Url"),
        Text::Ipv4 => Some("Ipv4"),
        Text::Ipv6 => Some("Ipv6"),
        Text::Decimal => Some("Decimal"),
        Text::Secret => Some("Secret"),
    }
}
