//! Limits as assertions about any JSON value.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::checks::CheckScope;
use crate::ir::{Checks, Limit};

/// The assertion of each limit, which has the name of its keyword.
pub(super) fn limits(checks: &Checks, scope: &mut CheckScope<'_>) -> Vec<TokenStream> {
    let limits = checks.limits().map(|(keyword, limit)| {
        let (first, rest) = keyword.split_at(1);
        let name = format_ident!("{}{rest}", first.to_ascii_uppercase());
        match limit {
            Limit::Format(format) => {
                scope.imports.own("support", "validate");
                let format = format_ident!("{format:?}");
                quote!(assert::#name(validate::Format::#format))
            }
            Limit::Count(count) => {
                let count = Literal::u64_unsuffixed(count);
                quote!(assert::#name(#count))
            }
            Limit::Pattern(pattern) => {
                let pattern = scope.pattern(pattern);
                quote!(assert::#name(&#pattern))
            }
            Limit::Number(number) => {
                let number = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
                quote!(assert::#name(#number))
            }
            Limit::Bare => quote!(assert::#name),
        }
    });
    limits.collect()
}
