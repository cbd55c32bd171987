//! What a request is made of, from what a response held: read, change, write back.
//!
//! ```text
//! impl From<User> for UserWrite {
//!     fn from(value: User) -> Self {
//!         Self {
//!             name: value.name,
//!             teams: value.teams.into_iter().map(Into::into).collect(),
//!             password: None,
//!         }
//!     }
//! }
//! ```

use std::collections::{HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Emitter;
use super::models::Scope;
use crate::ir::{
    Additional, Definition, Property, Shape, Struct, Type, TypeId, TypeUse, Union, WriteForm,
};
use crate::name::extra_variant;

impl Emitter<'_> {
    /// `From` the form of responses for the form of requests, where one can always be made of the
    /// other. An alias is what its target is.
    pub(super) fn emit_conversion(
        &self,
        id: TypeId,
        definition: &Definition,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        let form = definition.write_form?;
        let WriteForm { of, is_total: true } = form else {
            return None;
        };
        let mut argument = quote!(value);
        let body = match (&self.api.types[of].shape, &definition.shape) {
            (Shape::Struct(read), Shape::Struct(write)) => {
                if !have_members_in_common(read, write) {
                    argument = quote!(_);
                }
                self.convert_struct((of, read), (id, write), scope)
            }
            (Shape::Union(read), Shape::Union(write)) => {
                self.convert_union((of, read), (id, write))
            }
            (Shape::Newtype(read), Shape::Newtype(write)) => {
                let value = self.convert_base(&quote!(value.0), read, write);
                quote!(Self(#value))
            }
            _ => return None,
        };
        let (read, write) = (
            self.names.ty(of).name.ident(),
            self.names.ty(id).name.ident(),
        );
        Some(quote! {
            impl From<#read> for #write {
                fn from(#argument: #read) -> Self {
                    #body
                }
            }
        })
    }

    fn convert_struct(
        &self,
        (read_id, read): (TypeId, &Struct),
        (write_id, write): (TypeId, &Struct),
        scope: &mut Scope,
    ) -> TokenStream {
        let (read_names, names) = (self.names.ty(read_id), self.names.ty(write_id));
        let known = read_names.members.iter().zip(&read.properties);
        let known: HashMap<&str, _> = known
            .map(|(name, property)| (property.name.as_str(), (name, property)))
            .collect();
        let members = names.members.iter().zip(&write.properties);
        let members = members.map(|(name, property)| {
            let ident = name.ident();
            let value = match known.get(property.name.as_str()) {
                Some((name, read)) => {
                    let source = name.ident();
                    self.convert_member(&quote!(value.#source), read, property)
                }
                None => absent(property, scope),
            };
            quote!(#ident: #value)
        });
        let members: Vec<_> = members.collect();
        let rest = match (&read.additional, &write.additional) {
            (Additional::Kept(read), Additional::Kept(write)) => {
                let (from, to) = (read_names.additional.as_ref(), names.additional.as_ref());
                from.zip(to).map(|(from, to)| {
                    let (from, to) = (from.ident(), to.ident());
                    let value = self.convert_entries(&quote!(value.#from), read, write);
                    quote!(#to: #value,)
                })
            }
            _ => None,
        };
        quote!(Self { #(#members,)* #rest })
    }

    fn convert_union(
        &self,
        (read_id, read): (TypeId, &Union),
        (write_id, write): (TypeId, &Union),
    ) -> TokenStream {
        let name = self.names.ty(read_id).name.ident();
        let from = self.names.ty(read_id).members.iter().zip(&read.arms);
        let to = self.names.ty(write_id).members.iter().zip(&write.arms);
        let arms = from.zip(to).map(|((from, read), (to, write))| {
            let (from, to) = (from.ident(), to.ident());
            let value = self.convert_base(&quote!(value), &read.ty, &write.ty);
            quote!(#name::#from(value) => Self::#to(#value),)
        });
        let arms: Vec<_> = arms.collect();
        let extra = read.extra().map(|extra| {
            let extra = format_ident!("{}", extra_variant(extra));
            quote!(#name::#extra(value) => Self::#extra(value),)
        });
        quote!(match value { #(#arms)* #extra })
    }

    /// A member of both forms, which is as optional and as nullable in the one as in the other.
    fn convert_member(
        &self,
        value: &TokenStream,
        read: &Property,
        write: &Property,
    ) -> TokenStream {
        if write.required && !write.ty.nullable {
            return self.convert_base(value, &read.ty, &write.ty);
        }
        self.convert_inside(value, &read.ty, &write.ty)
    }

    /// What is inside of an `Option` or a `Maybe`.
    fn convert_inside(&self, value: &TokenStream, read: &TypeUse, write: &TypeUse) -> TokenStream {
        if is_same(read, write) {
            return value.clone();
        }
        let inside = self.convert_base(&quote!(value), read, write);
        quote!(#value.map(|value| #inside))
    }

    /// A value that is there and not null.
    fn convert_base(&self, value: &TokenStream, read: &TypeUse, write: &TypeUse) -> TokenStream {
        if is_same(read, write) {
            return value.clone();
        }
        let value = if read.boxed {
            quote!((*#value))
        } else {
            value.clone()
        };
        let value = self.convert_type(&value, &read.ty, &write.ty);
        if write.boxed {
            quote!(Box::new(#value))
        } else {
            value
        }
    }

    fn convert_type(&self, value: &TokenStream, read: &Type, write: &Type) -> TokenStream {
        let types = &self.api.types;
        match (types.resolve(read), types.resolve(write)) {
            (read, write) if read == write => value.clone(),
            (Type::Array(read), Type::Array(write)) => {
                let item = self.convert_item(read, write);
                quote!(#value.into_iter().map(|value| #item).collect())
            }
            (Type::Map(read), Type::Map(write)) => self.convert_entries(value, read, write),
            _ => quote!(#value.into()),
        }
    }

    fn convert_entries(&self, value: &TokenStream, read: &TypeUse, write: &TypeUse) -> TokenStream {
        if is_same(read, write) {
            return value.clone();
        }
        let item = self.convert_item(read, write);
        quote!(#value.into_iter().map(|(name, value)| (name, #item)).collect())
    }

    fn convert_item(&self, read: &TypeUse, write: &TypeUse) -> TokenStream {
        if write.nullable {
            self.convert_inside(&quote!(value), read, write)
        } else {
            self.convert_base(&quote!(value), read, write)
        }
    }
}

fn is_same(read: &TypeUse, write: &TypeUse) -> bool {
    read.boxed == write.boxed && read.ty == write.ty
}

/// A member that responses don't have.
fn absent(property: &Property, scope: &mut Scope) -> TokenStream {
    if property.ty.nullable {
        scope.imports.own("support", "Maybe");
        quote!(Maybe::Absent)
    } else {
        quote!(None)
    }
}

/// Whether anything of the one struct can be in the other.
fn have_members_in_common(read: &Struct, write: &Struct) -> bool {
    let keep_others = |structure: &Struct| matches!(structure.additional, Additional::Kept(_));
    let known = read.properties.iter().map(|member| member.name.as_str());
    let known: HashSet<&str> = known.collect();
    let mut members = write.properties.iter();
    (keep_others(read) && keep_others(write))
        || members.any(|member| known.contains(member.name.as_str()))
}
