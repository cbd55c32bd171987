//! What `validate()` asks of a struct, and the defaults of its members.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Field;
use crate::emit::Emitter;
use crate::emit::models::Scope;
use crate::ir::{Additional, Struct, Type, TypeId, TypeUse};
use crate::traits::of_use;

impl Emitter<'_> {
    /// The statements that check what the types of the fields do not.
    pub(super) fn struct_checks(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let mut checks = Vec::new();
        for field in fields {
            let Field {
                ident, property, ..
            } = field;
            let wire = &property.name;
            let at = quote!(report.member(#wire));
            let value = quote!(&self.#ident);
            let subject = format!("{} {}", self.names.ty(id).name, ident);
            let mut scope = scope.checks(&subject);
            checks.extend(self.check_statement(&at, &value, &property.ty, &mut scope));
        }
        if let (Some(ident), Additional::Kept(entry)) = (self.additional(id), &structure.additional)
        {
            let map = TypeUse::plain(Type::Map(entry.clone()));
            let subject = format!("{} {}", self.names.ty(id).name, ident);
            let at = quote!(report.this());
            let mut scope = scope.checks(&subject);
            checks.extend(self.check_statement(&at, &quote!(&self.#ident), &map, &mut scope));
        }
        checks.extend(self.count_check(id, structure, fields));
        checks.extend(self.definition_checks(id, scope));
        checks
    }

    /// `minProperties` and `maxProperties`.
    fn count_check(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
    ) -> Option<TokenStream> {
        let (min, max) = (
            structure.checks.min_properties,
            structure.checks.max_properties,
        );
        if min.is_none() && max.is_none() {
            return None;
        }
        let always = fields
            .iter()
            .filter(|field| field.property.required)
            .count();
        let optional = fields
            .iter()
            .filter(|field| !field.property.required)
            .map(|field| {
                let ident = &field.ident;
                if field.is_maybe() {
                    quote!(usize::from(!self.#ident.is_absent()))
                } else {
                    quote!(usize::from(self.#ident.is_some()))
                }
            });
        let rest = self.additional(id).map(|ident| quote!(self.#ident.len()));
        let mut counts: Vec<TokenStream> = optional.chain(rest).collect();
        if always > 0 || counts.is_empty() {
            let always = Literal::usize_unsuffixed(always);
            counts.insert(0, quote!(#always));
        }
        let min = Literal::u64_unsuffixed(min.unwrap_or_default());
        let max = match max {
            Some(max) => {
                let max = Literal::u64_unsuffixed(max);
                quote!(Some(#max))
            }
            None => quote!(None),
        };
        Some(quote!(report.this().members(#(#counts)+*, #min, #max);))
    }

    /// The statements that set absent members to their defaults.
    pub(super) fn struct_fills(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let mut fills = Vec::new();
        for field in fields {
            let Field {
                ident, property, ..
            } = field;
            let place = quote!(self.#ident);
            if let (Some(default), false) = (&property.default, property.required) {
                fills.push(self.fill_statement(&place, &property.ty, default, &mut scope.imports));
            }
            if of_use(self.traits, &property.ty).defaulted {
                fills.push(quote!(self.#ident.fill_defaults();));
            }
        }
        if let (Some(ident), Additional::Kept(entry)) = (self.additional(id), &structure.additional)
            && of_use(self.traits, entry).defaulted
        {
            fills.push(quote!(self.#ident.fill_defaults();));
        }
        fills
    }
}
