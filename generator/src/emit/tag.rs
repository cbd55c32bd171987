//! The discriminators of the arms of unions: written for them, and checked.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use crate::ir::{Arm, ArmTag, TagLimit, Type, Union, WrittenTag};

/// Where an arm is written: with its discriminator, if its type may leave it out.
pub(super) fn tagged_output(name: &str, tag: &ArmTag) -> TokenStream {
    match &tag.written {
        None => quote!(output),
        Some(WrittenTag::Always(tag)) => quote!(output.tagged(#name, #tag)),
        Some(WrittenTag::WhereAbsent(tag)) => quote!(output.tagged_at_least(#name, #tag)),
    }
}

impl Emitter<'_> {
    /// A statement that refuses what leads to another arm.
    pub(super) fn tag_check(&self, union: &Union, arm: &Arm) -> Option<TokenStream> {
        let name = union.tag_name()?;
        let limit = arm.tag.limit.as_ref()?;
        let Type::Named(id) = self.api.types.resolve(&arm.ty.ty) else {
            return None;
        };
        let (field, property) = self.field(*id, name)?;
        let check = |tag: TokenStream| match limit {
            TagLimit::OneOf(tags) => quote!(report.member(#name).tagged(#tag, &[#(#tags),*]);),
            TagLimit::NoneOf(tags) => quote!(report.member(#name).not_tagged(#tag, &[#(#tags),*]);),
        };
        Some(if property.required {
            check(quote!(value.#field.as_str()))
        } else {
            let check = check(quote!(tag.as_str()));
            quote!(if let Some(tag) = &value.#field { #check })
        })
    }
}
