//! Assertions about arrays.

use std::collections::HashMap;

use super::super::json::{self, Json};
use super::Validate;
use super::at::{At, counted};
use super::equality;
use super::report::{Report, Step};

/// An array that is being checked.
pub struct ItemsCheck<'r, 'v, T> {
    at: At<'r>,
    items: Option<&'v [T]>,
}

impl<'r, 'v, T> ItemsCheck<'r, 'v, T> {
    pub(super) fn new(at: At<'r>, items: Option<&'v [T]>) -> Self {
        Self { at, items }
    }

    /// `minItems`
    pub fn min_items(mut self, min: usize) -> Self {
        if self.items.is_some_and(|items| items.len() < min) {
            self.at.limit(
                "minItems",
                format!("must have at least {}", counted(min, "item")),
                min,
            );
        }
        self
    }

    /// `maxItems`
    pub fn max_items(mut self, max: usize) -> Self {
        if self.items.is_some_and(|items| items.len() > max) {
            self.at.limit(
                "maxItems",
                format!("must have at most {}", counted(max, "item")),
                max,
            );
        }
        self
    }

    /// `uniqueItems`
    pub fn unique_items(mut self) -> Self
    where
        T: Json,
    {
        if let Some((first, second)) = self.items.and_then(first_repetition) {
            self.at.limit(
                "uniqueItems",
                format!("items {first} and {second} are the same"),
                true,
            );
        }
        self
    }

    /// `contains`, with `minContains` and `maxContains`.
    pub fn contains(
        mut self,
        min: usize,
        max: Option<usize>,
        check: impl Fn(&mut Report, &T),
    ) -> Self {
        let Some(items) = self.items else { return self };
        let mut count = 0;
        self.at.check(|report| {
            count = items
                .iter()
                .filter(|item| report.holds(|probe| check(probe, item)))
                .count();
        });
        if count < min {
            self.at.limit(
                "contains",
                format!(
                    "must contain at least {} of a certain form",
                    counted(min, "item")
                ),
                min,
            );
        }
        if let Some(max) = max.filter(|max| count > *max) {
            self.at.limit(
                "maxContains",
                format!(
                    "must contain at most {} of a certain form",
                    counted(max, "item")
                ),
                max,
            );
        }
        self
    }

    /// Checks each item.
    pub fn each(mut self, check: impl Fn(&mut Report, &T)) -> Self {
        self.at.check(|report| {
            for (index, item) in self.items.unwrap_or_default().iter().enumerate() {
                report.below(Step::Element(index), |report| check(report, item));
            }
        });
        self
    }

    /// Checks what the type of the items says about itself.
    pub fn nested(self) -> Self
    where
        T: Validate,
    {
        self.each(|report, item| item.check(report))
    }
}

/// The positions of the first two equal items.
fn first_repetition<T: Json>(items: &[T]) -> Option<(usize, usize)> {
    let mut seen = HashMap::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        // A value that can't be written is like no other.
        let Ok(value) = json::to_value(item) else {
            continue;
        };
        if let Some(first) = seen.insert(equality::canonical(&value), index) {
            return Some((first, index));
        }
    }
    None
}
