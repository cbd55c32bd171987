//! Assertions that contain others.

use serde_json::Value;
use specsmith_support::validate::assert::is_of_type;
use specsmith_support::validate::equal;

use super::Judge;
use crate::ir::{Assertion, Elements, Type};

impl<'t> Judge<'t> {
    /// Whether an assertion holds of a value.
    pub(super) fn holds(&mut self, assertion: &'t Assertion, value: &Value) -> bool {
        self.below(|judge| judge.has(assertion, value))
    }

    fn has(&mut self, assertion: &'t Assertion, value: &Value) -> bool {
        match assertion {
            Assertion::Never => false,
            Assertion::AllOf(all) => all.iter().all(|one| self.holds(one, value)),
            Assertion::AnyOf(any) => any.iter().any(|one| self.holds(one, value)),
            Assertion::OneOf(arms) => {
                let arms = arms.iter();
                arms.filter(|one| self.holds(one, value)).take(2).count() == 1
            }
            Assertion::Not(one) => !self.holds(one, value),
            Assertion::If {
                condition,
                then,
                otherwise,
            } => match self.holds(condition, value) {
                true => self.holds(then, value),
                false => self.holds(otherwise, value),
            },
            Assertion::Fits(used) => self.is_right(used, value),
            Assertion::Type(names) => names.iter().any(|name| is_of_type(name, value)),
            Assertion::Enum(listed) => listed.iter().any(|one| equal(one, value)),
            Assertion::Checks(checks) => self.passes(checks, &Type::Any, value),
            Assertion::Items { .. }
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems { .. } => value
                .as_array()
                .is_none_or(|items| self.has_items(assertion, items, value)),
            of_members => value
                .as_object()
                .is_none_or(|members| self.has_members(of_members, members, value)),
        }
    }

    fn has_items(&mut self, assertion: &'t Assertion, items: &[Value], value: &Value) -> bool {
        match assertion {
            Assertion::Items { prefix, rest } => {
                let mut items = items.iter().enumerate();
                items.all(|(index, item)| self.holds(prefix.get(index).unwrap_or(rest), item))
            }
            Assertion::Contains { item, min, max } => {
                let count = items.iter().filter(|one| self.holds(item, one)).count() as u64;
                count >= *min && max.is_none_or(|max| count <= max)
            }
            Assertion::UnevaluatedItems { evaluated, others } => {
                let applicable = evaluated.iter();
                let applicable = applicable.filter(|elements| self.holds(&elements.when, value));
                let applicable: Vec<&Elements> = applicable.collect();
                let mut items = items.iter().enumerate();
                items.all(|(index, item)| {
                    let mut applicable = applicable.iter();
                    applicable.any(|elements| self.speaks_of(elements, index, item))
                        || self.holds(others, item)
                })
            }
            _ => true,
        }
    }

    fn speaks_of(&mut self, elements: &'t Elements, index: usize, item: &Value) -> bool {
        let mut forms = elements.contains.iter();
        elements.prefix.is_none_or(|prefix| (index as u64) < prefix)
            || forms.any(|form| self.holds(form, item))
    }
}
