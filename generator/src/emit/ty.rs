//! Types of the model -> types of Rust.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::imports::Imports;
use crate::ir::{Integer, Text, Type, TypeId, TypeUse};
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
            Type::Integer(Integer::I32) => quote!(i32),
            Type::Integer(Integer::I64) => quote!(i64),
            Type::Integer(Integer::U64) => quote!(u64),
            Type::Number => quote!(f64),
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

fn rust_text(text: Text, imports: &mut Imports) -> TokenStream {
    let (name, tokens) = match text {
        Text::Plain => return quote!(String),
        Text::DateTime => ("DateTime", quote!(DateTime)),
        Text::Date => ("Date", quote!(Date)),
        Text::Base64 => ("Base64", quote!(Base64)),
        Text::Secret => ("Secret", quote!(Secret)),
    };
    imports.own("support", name);
    tokens
}
