//! Where violations are collected.

use super::super::violation::{Violation, Violations, push_token};
use super::at::At;

/// The violations found so far, and the place that is being checked.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<Step>,
    violations: Violations,
}

/// One step from a value to a part of it.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// To a member that the schema names.
    Member(&'static str),
    /// To an element of an array.
    Element(usize),
    /// To a member that the schema does not name.
    Entry(String),
}

impl Report {
    /// The value itself.
    pub fn this(&mut self) -> At<'_> {
        At::new(self, [None, None])
    }

    /// A member of the value.
    pub fn member(&mut self, name: &'static str) -> At<'_> {
        At::new(self, [Some(Step::Member(name)), None])
    }

    /// A parameter in the path.
    pub fn path(&mut self, name: &'static str) -> At<'_> {
        At::new(self, [Some(Step::Member("path")), Some(Step::Member(name))])
    }

    /// A parameter in the query.
    pub fn query(&mut self, name: &'static str) -> At<'_> {
        At::new(
            self,
            [Some(Step::Member("query")), Some(Step::Member(name))],
        )
    }

    /// A parameter in a header.
    pub fn header(&mut self, name: &'static str) -> At<'_> {
        At::new(
            self,
            [Some(Step::Member("header")), Some(Step::Member(name))],
        )
    }

    /// A parameter in a cookie.
    pub fn cookie(&mut self, name: &'static str) -> At<'_> {
        At::new(
            self,
            [Some(Step::Member("cookie")), Some(Step::Member(name))],
        )
    }

    /// Whether a check would find nothing here: what `not`, `if` and `contains` ask for.
    pub fn holds(&self, check: impl FnOnce(&mut Self)) -> bool {
        let mut probe = Self::default();
        check(&mut probe);
        probe.violations.is_empty()
    }

    /// What was found.
    pub fn into_violations(self) -> Violations {
        self.violations
    }

    /// Adds a violation at the place that is being checked.
    pub fn refuse(&mut self, mut violation: Violation) {
        violation.pointer = self.pointer();
        self.violations.push(violation);
    }

    /// Adds violations that were found elsewhere in what is being checked.
    pub(super) fn extend(&mut self, violations: Violations) {
        let place = self.pointer();
        for violation in violations {
            let pointer = format!("{place}{}", violation.pointer);
            self.violations.push(Violation {
                pointer,
                ..violation
            });
        }
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// Checks a part of the value.
    pub(super) fn below(&mut self, step: Step, check: impl FnOnce(&mut Self)) {
        // Nothing more would be kept: a list of a million wrong elements is not worth the time.
        if self.violations.is_full() {
            return;
        }
        self.steps.push(step);
        check(self);
        self.steps.pop();
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Member(name) => push_token(&mut pointer, name),
                Step::Element(index) => push_token(&mut pointer, &index.to_string()),
                Step::Entry(name) => push_token(&mut pointer, name),
            }
        }
        pointer
    }
}
