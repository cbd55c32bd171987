//! Assertions -> calls of the runtime's checks.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Number;

use super::Emitter;
use super::assertion::Assertions;
use super::imports::Imports;
use super::patterns::Patterns;
use crate::ir::{Bound, Checks, Fraction, Shape, Type, TypeUse, integer_of};
use crate::traits::of_use;

/// What checks need of the file that they stand in.
pub(super) struct CheckScope<'a> {
    pub(super) imports: &'a mut Imports,
    pub(super) statics: &'a mut Statics,
    /// What the statics of this place are called after.
    pub(super) subject: String,
}

/// What checks refer to and a file has once.
#[derive(Debug, Default)]
pub(super) struct Statics {
    pub(super) patterns: Patterns,
    pub(super) assertions: Assertions,
}

impl Statics {
    /// The statics.
    pub(super) fn into_items(self) -> TokenStream {
        let assertions = self.assertions.into_items();
        let patterns = self.patterns.into_items();
        quote!(#assertions #patterns)
    }
}

impl CheckScope<'_> {
    /// The static of a pattern.
    pub(super) fn pattern(&mut self, pattern: &str) -> Ident {
        self.imports.own("support::validate", "Pattern");
        self.statics.patterns.name(pattern, &self.subject)
    }

    /// References to the statics of some patterns.
    pub(super) fn pattern_list(&mut self, patterns: &[String]) -> TokenStream {
        let patterns = patterns.iter().map(|pattern| self.pattern(pattern));
        let patterns: Vec<Ident> = patterns.collect();
        quote!(&[#(&#patterns),*])
    }
}

impl Emitter<'_> {
    /// A statement that checks a value, where there is anything to check: `at` is an expression
    /// for the place, `value` one for a reference to the value.
    pub(super) fn check_statement(
        &self,
        at: &TokenStream,
        value: &TokenStream,
        used: &TypeUse,
        scope: &mut CheckScope<'_>,
    ) -> Option<TokenStream> {
        if !of_use(self.traits, used).checked {
            return None;
        }
        let own = self.type_statement(at, value, used, scope);
        let null = used.refuses_null.then(|| quote!(#at.not_null(#value);));
        let assert = match used.ty {
            Type::Any => quote!(asserts_any),
            _ => quote!(asserts),
        };
        let beyond = used.assertions.iter().map(|id| {
            let assertion = self.assertion(*id, scope);
            quote!(#at.#assert(#value, &#assertion);)
        });
        let beyond: Vec<TokenStream> = beyond.collect();
        Some(quote!(#own #null #(#beyond)*))
    }

    /// A statement that makes the checks of the type.
    fn type_statement(
        &self,
        at: &TokenStream,
        value: &TokenStream,
        used: &TypeUse,
        scope: &mut CheckScope<'_>,
    ) -> Option<TokenStream> {
        let mut plain = used.clone();
        plain.assertions.clear();
        plain.refuses_null = false;
        if !of_use(self.traits, &plain).checked {
            return None;
        }
        let calls = match &used.ty {
            Type::Any | Type::Null | Type::Boolean => return None,
            Type::Text(_) => {
                let calls = text_calls(&used.checks, scope);
                quote!(.text(#value) #calls)
            }
            Type::Integer(_) => {
                let calls = range_calls(&used.checks, integer_literal);
                quote!(.integer(#value) #calls)
            }
            Type::Number(fraction) => {
                let calls = range_calls(&used.checks, float_literal);
                let subject = match fraction {
                    Fraction::F64 | Fraction::F32 => quote!(.number(#value)),
                    Fraction::Exact | Fraction::Decimal => quote!(.exact(#value)),
                };
                quote!(#subject #calls)
            }
            Type::Array(item) => {
                let calls = items_calls(&used.checks);
                let each = self.each_call(item, scope, &quote!(|report, item|));
                quote!(.items(#value) #calls #each)
            }
            Type::Map(entry) => {
                let calls = entries_calls(&used.checks);
                let each = self.each_call(entry, scope, &quote!(|report, _, item|));
                quote!(.entries(#value) #calls #each)
            }
            Type::Named(id) => match &self.api.types[*id].shape {
                Shape::Alias(target) => {
                    return self.alias_statement(at, value, (*id, target), scope);
                }
                _ => quote!(.nested(#value)),
            },
        };
        Some(quote!(#at #calls;))
    }

    /// An alias has no checks of its own in Rust: each use makes those of its target.
    fn alias_statement(
        &self,
        at: &TokenStream,
        value: &TokenStream,
        (id, target): (crate::ir::TypeId, &TypeUse),
        scope: &mut CheckScope<'_>,
    ) -> Option<TokenStream> {
        let mut inner = CheckScope {
            subject: self.names.ty(id).name.to_string(),
            imports: scope.imports,
            statics: scope.statics,
        };
        self.check_statement(at, value, target, &mut inner)
    }

    /// The check of each element or entry.
    fn each_call(
        &self,
        item: &TypeUse,
        scope: &mut CheckScope<'_>,
        arguments: &TokenStream,
    ) -> Option<TokenStream> {
        let statement = self.check_statement(&quote!(report.this()), &quote!(item), item, scope)?;
        if self.is_nested(item) {
            return Some(quote!(.nested()));
        }
        Some(quote!(.each(#arguments { #statement })))
    }

    /// Whether the checks of a type where it is used are just those that it makes itself.
    pub(super) fn is_nested(&self, used: &TypeUse) -> bool {
        let names_type = match &used.ty {
            Type::Named(id) => match &self.api.types[*id].shape {
                Shape::Alias(target) => self.is_nested(target),
                _ => true,
            },
            _ => false,
        };
        names_type && used.checks.is_empty() && used.assertions.is_empty() && !used.refuses_null
    }
}

fn call(name: &str, argument: impl quote::ToTokens) -> TokenStream {
    let name = format_ident!("{name}");
    quote!(.#name(#argument))
}

fn count(name: &str, limit: Option<u64>) -> Option<TokenStream> {
    limit.map(|limit| call(name, Literal::u64_unsuffixed(limit)))
}

fn text_calls(checks: &Checks, scope: &mut CheckScope<'_>) -> TokenStream {
    let format = checks.format.map(|format| {
        scope.imports.own("support", "validate");
        let format = format_ident!("{format:?}");
        quote!(.format(validate::Format::#format))
    });
    let min = count("min_length", checks.min_length);
    let max = count("max_length", checks.max_length);
    let pattern = checks.pattern.as_ref().map(|pattern| {
        let name = scope.pattern(pattern);
        quote!(.pattern(&#name))
    });
    quote!(#format #min #max #pattern)
}

fn items_calls(checks: &Checks) -> TokenStream {
    let min = count("min_items", checks.min_items);
    let max = count("max_items", checks.max_items);
    let unique = checks.unique_items.then(|| quote!(.unique_items()));
    quote!(#min #max #unique)
}

fn entries_calls(checks: &Checks) -> TokenStream {
    let min = count("min_properties", checks.min_properties);
    let max = count("max_properties", checks.max_properties);
    quote!(#min #max)
}

fn range_calls(checks: &Checks, literal: fn(&Number) -> TokenStream) -> TokenStream {
    let end = |bound: &Option<Bound>, inclusive: &str, exclusive: &str| {
        bound.as_ref().map(|bound| {
            let name = if bound.exclusive {
                exclusive
            } else {
                inclusive
            };
            call(name, literal(&bound.limit))
        })
    };
    let min = end(&checks.minimum, "minimum", "exclusive_minimum");
    let max = end(&checks.maximum, "maximum", "exclusive_maximum");
    let multiple = checks.multiple_of.as_ref();
    let multiple = multiple.map(|factor| call("multiple_of", literal(factor)));
    quote!(#min #max #multiple)
}

/// A bound of an integer; one with a fraction is cut towards the inside by `lower`, which leaves
/// those out that no integer type reaches.
fn integer_literal(number: &Number) -> TokenStream {
    let literal = Literal::i128_unsuffixed(integer_of(number).unwrap_or_default());
    quote!(#literal)
}

fn float_literal(number: &Number) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
    quote!(#literal)
}
