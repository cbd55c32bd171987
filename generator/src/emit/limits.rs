//! Limits as assertions about any JSON value.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Number;

use super::checks::CheckScope;
use crate::ir::{Bound, Checks};

/// The assertion of each limit.
pub(super) fn limits(checks: &Checks, scope: &mut CheckScope<'_>) -> Vec<TokenStream> {
    let Checks {
        format,
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = checks;
    let count = |name: &str, limit: &Option<u64>| {
        let name = format_ident!("{name}");
        let limit = limit.map(Literal::u64_unsuffixed);
        limit.map(|limit| quote!(assert::#name(#limit)))
    };
    let number = |name: &str, limit: &Number| {
        let name = format_ident!("{name}");
        let limit = Literal::f64_unsuffixed(limit.as_f64().unwrap_or_default());
        quote!(assert::#name(#limit))
    };
    let end = |bound: &Option<Bound>, name: &str| {
        let bound = bound.as_ref();
        bound.map(|bound| match bound.exclusive {
            true => number(&format!("Exclusive{name}"), &bound.limit),
            false => number(name, &bound.limit),
        })
    };
    let pattern = pattern.as_ref().map(|pattern| {
        let pattern = scope.pattern(pattern);
        quote!(assert::Pattern(&#pattern))
    });
    let format = format.map(|format| {
        scope.imports.own("support", "validate");
        let format = format_ident!("{format:?}");
        quote!(assert::Format(validate::Format::#format))
    });
    let limits = [
        format,
        count("MinLength", min_length),
        count("MaxLength", max_length),
        pattern,
        end(minimum, "Minimum"),
        end(maximum, "Maximum"),
        multiple_of
            .as_ref()
            .map(|factor| number("MultipleOf", factor)),
        count("MinItems", min_items),
        count("MaxItems", max_items),
        unique_items.then(|| quote!(assert::UniqueItems)),
        count("MinProperties", min_properties),
        count("MaxProperties", max_properties),
    ];
    limits.into_iter().flatten().collect()
}
