//! Assertions about objects.

use serde_json::{Map, Value};

use super::super::super::violation::Violation;
use super::super::pattern::Pattern as Regex;
use super::super::report::{Report, Step};
use super::Assertion::{self, *};
use super::unevaluated;

type Object = Map<String, Value>;

impl Assertion {
    pub(super) fn check_members(&self, members: &Object, value: &Value, report: &mut Report) {
        match self {
            MinProperties(min) => report.this().members(members.len(), *min, None),
            MaxProperties(max) => report.this().members(members.len(), 0, Some(*max)),
            Required(names) => require(names, members, report),
            Properties(properties) => {
                let named = properties.iter().filter_map(|(name, assertion)| {
                    members
                        .get_key_value(*name)
                        .map(|member| (member, assertion))
                });
                for ((name, value), assertion) in named {
                    at_member(name, report, |report| {
                        assertion.check_as("properties", value, report);
                    });
                }
            }
            PatternProperties(patterns) => check_patterns(patterns, members, report),
            AdditionalProperties(names, patterns, others) => {
                check_others((names, patterns), others, members, report);
            }
            PropertyNames(assertion) => check_names(assertion, members, report),
            DependentRequired(dependencies) => check_companions(dependencies, members, report),
            DependentSchemas(dependencies) => {
                let there = dependencies
                    .iter()
                    .filter(|(name, _)| members.contains_key(*name));
                for (_, assertion) in there {
                    assertion.check_as("dependentSchemas", value, report);
                }
            }
            UnevaluatedProperties(evaluated, others) => {
                unevaluated::check_members(evaluated, others, members, value, report);
            }
            _ => {}
        }
    }
}

/// Checks something at the place of a member.
pub(super) fn at_member(name: &str, report: &mut Report, check: impl FnOnce(&mut Report)) {
    report.below(Step::Entry(name.to_owned()), check);
}

fn require(names: &[&str], members: &Object, report: &mut Report) {
    for name in names.iter().filter(|name| !members.contains_key(**name)) {
        at_member(name, report, |report| {
            report.refuse(Violation::new("required", "is missing"));
        });
    }
}

fn check_patterns(patterns: &[(&Regex, Assertion)], members: &Object, report: &mut Report) {
    for (name, value) in members {
        for (_, assertion) in patterns.iter().filter(|(pattern, _)| pattern.matches(name)) {
            at_member(name, report, |report| {
                assertion.check_as("patternProperties", value, report);
            });
        }
    }
}

/// The others are those that have neither one of the names nor match one of the patterns.
fn check_others(
    (names, patterns): (&[&str], &[&Regex]),
    others: &Assertion,
    members: &Object,
    report: &mut Report,
) {
    for (name, value) in members {
        let is_known =
            names.contains(&name.as_str()) || patterns.iter().any(|pattern| pattern.matches(name));
        if !is_known {
            at_member(name, report, |report| {
                others.check_as("additionalProperties", value, report);
            });
        }
    }
}

/// What is wrong with a name is told at its member.
fn check_names(assertion: &Assertion, members: &Object, report: &mut Report) {
    for name in members.keys() {
        let mut probe = Report::default();
        assertion.check(&Value::from(name.as_str()), &mut probe);
        for violation in probe.into_violations() {
            let message = format!("the name of this member {}", violation.message);
            at_member(name, report, |report| {
                report.refuse(Violation {
                    limit: violation.limit,
                    ..Violation::new("propertyNames", message)
                });
            });
        }
    }
}

fn check_companions(dependencies: &[(&str, &[&str])], members: &Object, report: &mut Report) {
    let there = dependencies
        .iter()
        .filter(|(name, _)| members.contains_key(*name));
    for (name, companions) in there {
        for missing in companions
            .iter()
            .filter(|name| !members.contains_key(**name))
        {
            at_member(missing, report, |report| {
                let message = format!("is missing, though {name} is there");
                report.refuse(Violation::new("dependentRequired", message));
            });
        }
    }
}
