//! Assertions about objects whose members are not named.

use super::super::Map;
use super::Validate;
use super::at::{At, counted};
use super::report::{Report, Step};

/// An object that is being checked.
pub struct EntriesCheck<'r, 'v, T> {
    at: At<'r>,
    entries: Option<&'v Map<T>>,
}

impl<'r, 'v, T> EntriesCheck<'r, 'v, T> {
    pub(super) fn new(at: At<'r>, entries: Option<&'v Map<T>>) -> Self {
        Self { at, entries }
    }

    /// `minProperties`
    pub fn min_properties(mut self, min: usize) -> Self {
        if self.entries.is_some_and(|entries| entries.len() < min) {
            self.at.limit(
                "minProperties",
                format!("must have at least {}", counted(min, "member")),
                min,
            );
        }
        self
    }

    /// `maxProperties`
    pub fn max_properties(mut self, max: usize) -> Self {
        if self.entries.is_some_and(|entries| entries.len() > max) {
            self.at.limit(
                "maxProperties",
                format!("must have at most {}", counted(max, "member")),
                max,
            );
        }
        self
    }

    /// `propertyNames`
    pub fn names(self, check: impl Fn(&mut Report, &String)) -> Self {
        self.each(|report, name, _| check(report, name))
    }

    /// Checks each member: `additionalProperties` and `patternProperties`.
    pub fn each(mut self, check: impl Fn(&mut Report, &String, &T)) -> Self {
        self.at.check(|report| {
            for (name, value) in self.entries.into_iter().flatten() {
                report.below(Step::Entry(name.clone()), |report| {
                    check(report, name, value);
                });
            }
        });
        self
    }

    /// Checks what the type of the values says about itself.
    pub fn nested(self) -> Self
    where
        T: Validate,
    {
        self.each(|report, _, value| value.check(report))
    }
}
