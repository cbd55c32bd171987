//! `unevaluatedProperties` and `unevaluatedItems`: what no other keyword speaks of.
//!
//! Which keywords speak of what is known from the document; only whether an alternative applies is
//! seen from the value.

use serde_json::{Map, Value};

use super::super::pattern::Pattern as Regex;
use super::super::report::{Report, Step};
use super::Assertion;
use super::object::at_member;

/// Members that were evaluated.
#[derive(Debug)]
pub struct Members {
    /// The assertion under which they were.
    pub when: Assertion,
    /// Their names.
    pub names: &'static [&'static str],
    /// Patterns that their names match.
    pub patterns: &'static [&'static Regex],
}

/// Elements that were evaluated.
#[derive(Debug)]
pub struct Elements {
    /// The assertion under which they were.
    pub when: Assertion,
    /// How many, from the first one on.
    pub prefix: usize,
    /// Those of these forms, wherever they stand.
    pub contains: &'static [Assertion],
}

pub(super) fn check_members(
    evaluated: &[Members],
    others: &Assertion,
    members: &Map<String, Value>,
    value: &Value,
    report: &mut Report,
) {
    let applies = |members: &&Members| members.when.holds(value);
    let applicable: Vec<&Members> = evaluated.iter().filter(applies).collect();
    for (name, value) in members {
        let is_evaluated = applicable.iter().any(|members| {
            let mut patterns = members.patterns.iter();
            members.names.contains(&name.as_str()) || patterns.any(|pattern| pattern.matches(name))
        });
        if !is_evaluated {
            at_member(name, report, |report| {
                others.check_as("unevaluatedProperties", value, report);
            });
        }
    }
}

pub(super) fn check_items(
    evaluated: &[Elements],
    others: &Assertion,
    items: &[Value],
    value: &Value,
    report: &mut Report,
) {
    let applies = |elements: &&Elements| elements.when.holds(value);
    let applicable: Vec<&Elements> = evaluated.iter().filter(applies).collect();
    for (index, item) in items.iter().enumerate() {
        let is_evaluated = applicable.iter().any(|elements| {
            let mut forms = elements.contains.iter();
            index < elements.prefix || forms.any(|form| form.holds(item))
        });
        if !is_evaluated {
            report.below(Step::Element(index), |report| {
                others.check_as("unevaluatedItems", item, report);
            });
        }
    }
}
