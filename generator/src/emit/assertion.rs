//! Assertions that no type expresses -> statics that the runtime reads.
//!
//! ```text
//! static ADDRESS_ASSERTION: assert::Assertion = assert::AllOf(&[
//!     assert::DependentRequired(&[("street", &["city"])]),
//!     assert::Not(&assert::Required(&["box", "street"])),
//! ]);
//! ```

use indexmap::IndexMap;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Emitter;
use super::checks::CheckScope;
use super::constant::constant;
use super::limits::limits;
use crate::ir::{Assertion, AssertionId, Elements, Members, TypeUse};

/// The assertions of a file.
#[derive(Debug, Default)]
pub(super) struct Assertions {
    names: IndexMap<AssertionId, Ident>,
    /// The types and values of the statics by name.
    items: IndexMap<String, (TokenStream, TokenStream)>,
}

impl Assertions {
    /// A name that no other static of the file has.
    fn claim(&mut self, subject: &str, word: &str) -> Ident {
        let words = crate::name::screaming(subject);
        let mut name = format!("{words}_{word}");
        let mut number = 2;
        while self.items.contains_key(&name) {
            name = format!("{words}_{word}_{number}");
            number += 1;
        }
        self.items.insert(name.clone(), Default::default());
        format_ident!("{name}")
    }

    fn define(&mut self, name: &Ident, ty: TokenStream, value: TokenStream) {
        self.items.insert(name.to_string(), (ty, value));
    }

    /// The statics.
    pub(super) fn into_items(self) -> TokenStream {
        let items = self.items.iter().map(|(name, (ty, value))| {
            let name = format_ident!("{name}");
            quote!(static #name: #ty = #value;)
        });
        items.collect()
    }
}

impl Emitter<'_> {
    /// The static that holds an assertion, called after what it is first used for.
    pub(super) fn assertion(&self, id: AssertionId, scope: &mut CheckScope<'_>) -> Ident {
        if let Some(name) = scope.statics.assertions.names.get(&id) {
            return name.clone();
        }
        let name = self.name_assertion("ASSERTION", scope);
        // It is known before it is written, since it may lead back to itself.
        scope.statics.assertions.names.insert(id, name.clone());
        let value = self.one(&self.api.types[id], scope);
        let ty = quote!(assert::Assertion);
        scope.statics.assertions.define(&name, ty, value);
        name
    }

    /// A static that says of a value of one arm that it must not be one of another arm.
    pub(super) fn exclusion(&self, arms: &[&TypeUse], scope: &mut CheckScope<'_>) -> Ident {
        let name = self.name_assertion("ARMS", scope);
        let arms: Vec<TokenStream> = arms.iter().map(|arm| self.fits(arm, scope)).collect();
        let ty = quote!(assert::Assertion);
        let value = quote!(assert::AtMostOneOf(&[#(#arms),*]));
        scope.statics.assertions.define(&name, ty, value);
        name
    }

    /// A static with an assertion for each arm: the value is one of that arm.
    pub(super) fn alternatives(&self, arms: &[&TypeUse], scope: &mut CheckScope<'_>) -> Ident {
        let name = self.name_assertion("ARMS", scope);
        let arms: Vec<TokenStream> = arms.iter().map(|arm| self.fits(arm, scope)).collect();
        let count = Literal::usize_unsuffixed(arms.len());
        let ty = quote!([assert::Assertion; #count]);
        scope
            .statics
            .assertions
            .define(&name, ty, quote!([#(#arms),*]));
        name
    }

    fn name_assertion(&self, word: &str, scope: &mut CheckScope<'_>) -> Ident {
        scope.imports.own("support::validate", "assert");
        scope.statics.assertions.claim(&scope.subject, word)
    }

    /// An assertion as an expression.
    fn one(&self, assertion: &Assertion, scope: &mut CheckScope<'_>) -> TokenStream {
        let mut all = self.flat(assertion, scope);
        match all.len() {
            0 => quote!(assert::ALWAYS),
            1 => all.remove(0),
            _ => quote!(assert::AllOf(&[#(#all),*])),
        }
    }

    /// An assertion as expressions that all hold.
    fn flat(&self, assertion: &Assertion, scope: &mut CheckScope<'_>) -> Vec<TokenStream> {
        match assertion {
            Assertion::AllOf(all) => all.iter().flat_map(|one| self.flat(one, scope)).collect(),
            Assertion::Checks(checks) => limits(checks, scope),
            other => vec![self.keyword(other, scope)],
        }
    }

    fn list(&self, assertions: &[Assertion], scope: &mut CheckScope<'_>) -> TokenStream {
        let assertions = assertions.iter().map(|one| self.one(one, scope));
        let assertions: Vec<TokenStream> = assertions.collect();
        quote!(&[#(#assertions),*])
    }

    fn by_name(&self, named: &[(String, Assertion)], scope: &mut CheckScope<'_>) -> TokenStream {
        let pairs = named.iter().map(|(name, assertion)| {
            let assertion = self.one(assertion, scope);
            quote!((#name, #assertion))
        });
        let pairs: Vec<TokenStream> = pairs.collect();
        quote!(&[#(#pairs),*])
    }

    fn keyword(&self, assertion: &Assertion, scope: &mut CheckScope<'_>) -> TokenStream {
        match assertion {
            Assertion::Never => quote!(assert::Never),
            Assertion::AllOf(_) | Assertion::Checks(_) => self.one(assertion, scope),
            Assertion::AnyOf(arms) => {
                let arms = self.list(arms, scope);
                quote!(assert::AnyOf(#arms))
            }
            Assertion::OneOf(arms) => {
                let arms = self.list(arms, scope);
                quote!(assert::OneOf(#arms))
            }
            Assertion::Not(not) => {
                let not = self.one(not, scope);
                quote!(assert::Not(&#not))
            }
            Assertion::If {
                condition,
                then,
                otherwise,
            } => {
                let condition = self.one(condition, scope);
                let then = self.one(then, scope);
                let otherwise = self.one(otherwise, scope);
                quote!(assert::If(&#condition, &#then, &#otherwise))
            }
            Assertion::Fits(used) => self.fits(used, scope),
            Assertion::Type(names) => quote!(assert::Type(&[#(#names),*])),
            Assertion::Enum(values) => {
                let values = values.iter().map(constant);
                quote!(assert::Enum(&[#(#values),*]))
            }
            Assertion::Items { .. }
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems { .. } => self.of_items(assertion, scope),
            _ => self.of_members(assertion, scope),
        }
    }

    fn of_items(&self, assertion: &Assertion, scope: &mut CheckScope<'_>) -> TokenStream {
        match assertion {
            Assertion::Items { prefix, rest } => {
                let prefix = self.list(prefix, scope);
                let rest = self.one(rest, scope);
                quote!(assert::Items(#prefix, &#rest))
            }
            Assertion::Contains { item, min, max } => {
                let item = self.one(item, scope);
                let min = Literal::u64_unsuffixed(*min);
                let max = max.map(Literal::u64_unsuffixed);
                let max = max.map_or_else(|| quote!(None), |max| quote!(Some(#max)));
                quote!(assert::Contains(&#item, #min, #max))
            }
            Assertion::UnevaluatedItems { evaluated, others } => {
                let evaluated = evaluated
                    .iter()
                    .map(|elements| self.elements(elements, scope));
                let evaluated: Vec<TokenStream> = evaluated.collect();
                let others = self.one(others, scope);
                quote!(assert::UnevaluatedItems(&[#(#evaluated),*], &#others))
            }
            _ => TokenStream::new(),
        }
    }

    fn of_members(&self, assertion: &Assertion, scope: &mut CheckScope<'_>) -> TokenStream {
        match assertion {
            Assertion::Required(names) => quote!(assert::Required(&[#(#names),*])),
            Assertion::Properties(properties) => {
                let properties = self.by_name(properties, scope);
                quote!(assert::Properties(#properties))
            }
            Assertion::PatternProperties(patterns) => {
                let patterns = patterns.iter().map(|(pattern, assertion)| {
                    let pattern = scope.pattern(pattern);
                    let assertion = self.one(assertion, scope);
                    quote!((&#pattern, #assertion))
                });
                let patterns: Vec<TokenStream> = patterns.collect();
                quote!(assert::PatternProperties(&[#(#patterns),*]))
            }
            Assertion::AdditionalProperties {
                names,
                patterns,
                others,
            } => {
                let patterns = scope.pattern_list(patterns);
                let others = self.one(others, scope);
                quote!(assert::AdditionalProperties(&[#(#names),*], #patterns, &#others))
            }
            Assertion::PropertyNames(names) => {
                let names = self.one(names, scope);
                quote!(assert::PropertyNames(&#names))
            }
            Assertion::DependentRequired(dependencies) => {
                let dependencies = dependencies
                    .iter()
                    .map(|(name, names)| quote!((#name, &[#(#names),*])));
                quote!(assert::DependentRequired(&[#(#dependencies),*]))
            }
            Assertion::DependentSchemas(schemas) => {
                let schemas = self.by_name(schemas, scope);
                quote!(assert::DependentSchemas(#schemas))
            }
            Assertion::UnevaluatedProperties { evaluated, others } => {
                let evaluated = evaluated.iter().map(|members| self.members(members, scope));
                let evaluated: Vec<TokenStream> = evaluated.collect();
                let others = self.one(others, scope);
                quote!(assert::UnevaluatedProperties(&[#(#evaluated),*], &#others))
            }
            _ => TokenStream::new(),
        }
    }

    fn elements(&self, elements: &Elements, scope: &mut CheckScope<'_>) -> TokenStream {
        let Elements {
            when,
            prefix,
            contains,
        } = elements;
        let when = self.one(when, scope);
        let prefix = match prefix {
            Some(prefix) => {
                let prefix = Literal::u64_unsuffixed(*prefix);
                quote!(#prefix)
            }
            None => quote!(usize::MAX),
        };
        let contains = self.list(contains, scope);
        quote!(assert::Elements { when: #when, prefix: #prefix, contains: #contains })
    }

    fn members(&self, members: &Members, scope: &mut CheckScope<'_>) -> TokenStream {
        let Members {
            when,
            names,
            patterns,
        } = members;
        let when = self.one(when, scope);
        let patterns = scope.pattern_list(patterns);
        quote!(assert::Members { when: #when, names: &[#(#names),*], patterns: #patterns })
    }

    /// What a type and its validation refuse; a type that has none of its own is checked in place.
    fn fits(&self, used: &TypeUse, scope: &mut CheckScope<'_>) -> TokenStream {
        let used = TypeUse {
            boxed: false,
            ..used.clone()
        };
        let ty = self.rust_type(&used, scope.imports);
        let (at, value) = (quote!(report.this()), quote!(value));
        let in_place = (!self.is_nested(&used))
            .then(|| self.check_statement(&at, &value, &used, scope))
            .flatten();
        match in_place {
            Some(check) => quote!(assert::Fits(|value, report| {
                assert::fits_with(value, report, |value: &#ty, report| { #check });
            })),
            None => quote!(assert::Fits(assert::fits::<#ty>)),
        }
    }
}
