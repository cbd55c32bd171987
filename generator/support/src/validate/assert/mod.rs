//! Assertions that no type expresses, as data: what a schema says of any JSON value.
//!
//! A model that needs some has them in a static beside it. They are asked about the JSON of a
//! value, so that only values of such models are written to be checked. Where a schema refers to
//! another one that has a type, [`Fits`] asks that type.

mod array;
mod constant;
mod model;
mod object;
mod scalar;
mod unevaluated;

use serde_json::Value;

use super::super::violation::Violation;
use super::format::Format as Named;
use super::pattern::Pattern as Regex;
use super::report::Report;

pub use self::Assertion::*;
pub use constant::Constant::{self, *};
pub use model::{fits, fits_with};
pub use scalar::is_of_type;
pub use unevaluated::{Elements, Members};

/// What is asserted of a JSON value. Assertions about one kind of value hold for all others.
#[derive(Debug)]
pub enum Assertion {
    /// No value is right: the schema `false`.
    Never,
    /// `allOf`, and keywords beside each other.
    AllOf(&'static [Self]),
    /// `anyOf`
    AnyOf(&'static [Self]),
    /// `oneOf`
    OneOf(&'static [Self]),
    /// `oneOf` of a value that is known to fit an alternative: it must not fit another one.
    AtMostOneOf(&'static [Self]),
    /// `not`
    Not(&'static Self),
    /// `if`, `then` and `else`
    If(&'static Self, &'static Self, &'static Self),
    /// The value is one of a model and passes its validation.
    Fits(fn(&Value, &mut Report)),
    /// `type`
    Type(&'static [&'static str]),
    /// `enum` and `const`
    Enum(&'static [Constant]),
    /// `minLength`
    MinLength(usize),
    /// `maxLength`
    MaxLength(usize),
    /// `pattern`
    Pattern(&'static Regex),
    /// `format`
    Format(Named),
    /// `minimum`
    Minimum(f64),
    /// `maximum`
    Maximum(f64),
    /// `exclusiveMinimum`
    ExclusiveMinimum(f64),
    /// `exclusiveMaximum`
    ExclusiveMaximum(f64),
    /// `multipleOf`
    MultipleOf(f64),
    /// `minItems`
    MinItems(usize),
    /// `maxItems`
    MaxItems(usize),
    /// `uniqueItems`
    UniqueItems,
    /// `prefixItems`, and `items` for those behind them.
    Items(&'static [Self], &'static Self),
    /// `contains`, `minContains` and `maxContains`
    Contains(&'static Self, usize, Option<usize>),
    /// `unevaluatedItems`: which were evaluated, and what is asserted of the others.
    UnevaluatedItems(&'static [Elements], &'static Self),
    /// `minProperties`
    MinProperties(usize),
    /// `maxProperties`
    MaxProperties(usize),
    /// `required`
    Required(&'static [&'static str]),
    /// `properties`
    Properties(&'static [(&'static str, Self)]),
    /// `patternProperties`
    PatternProperties(&'static [(&'static Regex, Self)]),
    /// `additionalProperties`: names and patterns of the others, and what is asserted.
    AdditionalProperties(
        &'static [&'static str],
        &'static [&'static Regex],
        &'static Self,
    ),
    /// `propertyNames`
    PropertyNames(&'static Self),
    /// `dependentRequired`
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`
    DependentSchemas(&'static [(&'static str, Self)]),
    /// `unevaluatedProperties`: which were evaluated, and what is asserted of the others.
    UnevaluatedProperties(&'static [Members], &'static Self),
}

/// Nothing is asserted: the schema `true`.
pub const ALWAYS: Assertion = AllOf(&[]);

impl Assertion {
    /// Whether a value is right.
    pub(in super::super) fn holds(&self, value: &Value) -> bool {
        let mut report = Report::default();
        self.check(value, &mut report);
        report.is_empty()
    }

    /// Reports what is wrong with a value.
    pub(super) fn check(&self, value: &Value, report: &mut Report) {
        match self {
            Never => report.this().refuse("not", "must not be there"),
            AllOf(all) => all.iter().for_each(|one| one.check(value, report)),
            AnyOf(_) | OneOf(_) | AtMostOneOf(_) | Not(_) | If(..) => self.combine(value, report),
            Fits(check) => check(value, report),
            Type(types) => scalar::check_type(types, value, report),
            Enum(listed) => constant::is_listed(listed, value, report),
            MinLength(_) | MaxLength(_) | Pattern(_) | Format(_) => {
                self.check_text(value, report);
            }
            Minimum(_) | Maximum(_) | ExclusiveMinimum(_) | ExclusiveMaximum(_) | MultipleOf(_) => {
                self.check_number(value, report);
            }
            MinItems(_) | MaxItems(_) | UniqueItems | Items(..) | Contains(..)
            | UnevaluatedItems(..) => {
                if let Value::Array(items) = value {
                    self.check_items(items, value, report);
                }
            }
            MinProperties(_)
            | MaxProperties(_)
            | Required(_)
            | Properties(_)
            | PatternProperties(_)
            | AdditionalProperties(..)
            | PropertyNames(_)
            | DependentRequired(_)
            | DependentSchemas(_)
            | UnevaluatedProperties(..) => {
                if let Value::Object(members) = value {
                    self.check_members(members, value, report);
                }
            }
        }
    }

    fn combine(&self, value: &Value, report: &mut Report) {
        let holds = |one: &Self| one.holds(value);
        let fits = |one: &&Self| one.holds(value);
        match self {
            AnyOf(any) if !any.iter().any(holds) => fits_none("anyOf", report),
            OneOf(arms) if !arms.iter().any(holds) => fits_none("oneOf", report),
            OneOf(arms) | AtMostOneOf(arms) if arms.iter().filter(fits).nth(1).is_some() => {
                let message = "fits more than one of its alternatives";
                report.this().refuse("oneOf", message);
            }
            Not(one) if one.holds(value) => {
                report.this().refuse("not", "has a form that is excluded");
            }
            If(condition, then, otherwise) => {
                let branch = if condition.holds(value) {
                    then
                } else {
                    otherwise
                };
                branch.check(value, report);
            }
            _ => {}
        }
    }

    /// Like `check`, where the schema `false` is a matter of another keyword.
    fn check_as(&self, keyword: &'static str, value: &Value, report: &mut Report) {
        match self {
            Never => report.refuse(Violation::new(keyword, "must not be there")),
            _ => self.check(value, report),
        }
    }
}

fn fits_none(keyword: &'static str, report: &mut Report) {
    report
        .this()
        .refuse(keyword, "fits none of its alternatives");
}
