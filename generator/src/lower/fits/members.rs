//! Members of objects: assertions about them, and those that a struct does not know by name.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::Judge;
use crate::ir::{Additional, Assertion, Members, Struct};

type Object = Map<String, Value>;

impl<'t> Judge<'t> {
    pub(super) fn has_right_others(&mut self, structure: &'t Struct, members: &Object) -> bool {
        if structure.additional == Additional::Ignored {
            return true;
        }
        let properties = structure.properties.iter().map(|property| &property.name);
        let known: HashSet<&String> = properties.chain(&structure.left_out).collect();
        let mut others = members.iter().filter(|(name, _)| !known.contains(name));
        match &structure.additional {
            Additional::Ignored => true,
            Additional::Refused => others.next().is_none(),
            Additional::Kept(ty) => others.all(|(_, value)| self.is_right(ty, value)),
        }
    }

    /// What an assertion says of an object.
    pub(super) fn has_members(
        &mut self,
        assertion: &'t Assertion,
        members: &Object,
        value: &Value,
    ) -> bool {
        let has = |name: &String| members.contains_key(name);
        match assertion {
            Assertion::Required(names) => names.iter().all(has),
            Assertion::DependentRequired(dependencies) => dependencies
                .iter()
                .all(|(name, names)| !has(name) || names.iter().all(has)),
            Assertion::DependentSchemas(dependencies) => dependencies
                .iter()
                .all(|(name, assertion)| !has(name) || self.holds(assertion, value)),
            Assertion::Properties(properties) => properties.iter().all(|(name, assertion)| {
                let member = members.get(name);
                member.is_none_or(|value| self.holds(assertion, value))
            }),
            Assertion::PropertyNames(names) => {
                members.keys().all(|name| self.is_right_name(names, name))
            }
            Assertion::UnevaluatedProperties { evaluated, others } => {
                let applicable = evaluated.iter();
                let applicable = applicable.filter(|members| self.holds(&members.when, value));
                let applicable: Vec<&Members> = applicable.collect();
                members.iter().all(|(name, value)| {
                    let mut applicable = applicable.iter();
                    applicable.any(|one| self.is_known(name, &one.names, &one.patterns))
                        || self.holds(others, value)
                })
            }
            by_name => members
                .iter()
                .all(|(name, value)| self.has_member(by_name, name, value)),
        }
    }

    /// What an assertion says of each member.
    fn has_member(&mut self, assertion: &'t Assertion, name: &str, value: &Value) -> bool {
        match assertion {
            Assertion::PatternProperties(patterns) => {
                patterns.iter().all(|(pattern, assertion)| {
                    !self.matches(pattern, name) || self.holds(assertion, value)
                })
            }
            Assertion::AdditionalProperties {
                names,
                patterns,
                others,
            } => self.is_known(name, names, patterns) || self.holds(others, value),
            _ => true,
        }
    }

    fn is_known(&mut self, name: &str, names: &[String], patterns: &'t [String]) -> bool {
        let mut patterns = patterns.iter();
        names.iter().any(|one| one == name) || patterns.any(|one| self.matches(one, name))
    }

    /// Whether the name of a member is right. It is a value for so long only, so that nothing may
    /// be remembered of it.
    fn is_right_name(&mut self, assertion: &'t Assertion, name: &str) -> bool {
        let others = std::mem::take(&mut self.verdicts);
        let is_right = self.holds(assertion, &Value::from(name));
        self.verdicts = others;
        is_right
    }
}
