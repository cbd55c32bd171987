//! Assertions that no type expresses.

use super::Outline;
use super::checks::checks_text;
use crate::ir::{Assertion, Elements, Members};

impl Outline<'_> {
    /// An assertion as a term: keywords, and what they are about in parentheses.
    pub(super) fn assertion(&self, assertion: &Assertion) -> String {
        match assertion {
            Assertion::Never => "never".to_owned(),
            Assertion::AllOf(all) => self.term("all", all),
            Assertion::AnyOf(any) => self.term("any", any),
            Assertion::OneOf(one) => self.term("one", one),
            Assertion::Not(not) => format!("not({})", self.assertion(not)),
            Assertion::If {
                condition,
                then,
                otherwise,
            } => {
                let parts = [condition, then, otherwise].map(|part| self.assertion(part));
                format!("if({})", parts.join(", "))
            }
            Assertion::Fits(used) => format!("fits({})", self.type_use(used)),
            Assertion::Type(names) => format!("type({})", names.join(", ")),
            Assertion::Enum(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!("enum({})", values.join(", "))
            }
            Assertion::Checks(checks) => format!("limits({})", checks_text(checks).trim_start()),
            Assertion::Items { .. }
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems { .. } => self.of_items(assertion),
            _ => self.of_members(assertion),
        }
    }

    fn term(&self, name: &str, parts: &[Assertion]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.assertion(part)).collect();
        format!("{name}({})", parts.join(", "))
    }

    fn of_items(&self, assertion: &Assertion) -> String {
        match assertion {
            Assertion::Items { prefix, rest } => {
                let prefix = self.term("prefix", prefix);
                format!("items({prefix}, rest {})", self.assertion(rest))
            }
            Assertion::Contains { item, min, max } => {
                let max = max.map(|max| format!(" max {max}")).unwrap_or_default();
                format!("contains({} min {min}{max})", self.assertion(item))
            }
            Assertion::UnevaluatedItems { evaluated, others } => {
                let evaluated = evaluated.iter().map(|elements| {
                    let Elements {
                        when,
                        prefix,
                        contains,
                    } = elements;
                    let contains = self.term("contains", contains);
                    format!("when {} {prefix:?} {contains}", self.assertion(when))
                });
                let evaluated: Vec<String> = evaluated.collect();
                let others = self.assertion(others);
                format!(
                    "unevaluated-items({}, others {others})",
                    evaluated.join(", ")
                )
            }
            _ => String::new(),
        }
    }

    fn of_members(&self, assertion: &Assertion) -> String {
        match assertion {
            Assertion::Required(names) => format!("required({names:?})"),
            Assertion::Properties(properties) => self.by_name("properties", properties),
            Assertion::PatternProperties(patterns) => self.by_name("patterns", patterns),
            Assertion::AdditionalProperties {
                names,
                patterns,
                others,
            } => {
                let others = self.assertion(others);
                format!("additional(beside {names:?} {patterns:?}, {others})")
            }
            Assertion::PropertyNames(names) => format!("names({})", self.assertion(names)),
            Assertion::DependentRequired(names) => format!("dependent({names:?})"),
            Assertion::DependentSchemas(schemas) => self.by_name("dependent", schemas),
            Assertion::UnevaluatedProperties { evaluated, others } => {
                let evaluated = evaluated.iter().map(|members| {
                    let Members {
                        when,
                        names,
                        patterns,
                    } = members;
                    format!("when {} {names:?} {patterns:?}", self.assertion(when))
                });
                let evaluated: Vec<String> = evaluated.collect();
                let others = self.assertion(others);
                format!("unevaluated({}, others {others})", evaluated.join(", "))
            }
            _ => String::new(),
        }
    }

    fn by_name(&self, keyword: &str, parts: &[(String, Assertion)]) -> String {
        let parts = parts
            .iter()
            .map(|(name, part)| format!("{name:?}: {}", self.assertion(part)));
        format!("{keyword}({})", parts.collect::<Vec<_>>().join(", "))
    }
}
