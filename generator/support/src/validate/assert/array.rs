//! Assertions about arrays.

use serde_json::Value;

use super::super::items::ItemsCheck;
use super::super::report::{Report, Step};
use super::Assertion::{self, *};
use super::unevaluated;

impl Assertion {
    pub(super) fn check_items(&self, items: &[Value], value: &Value, report: &mut Report) {
        match self {
            Items(prefix, rest) => check_prefix(prefix, rest, items, report),
            UnevaluatedItems(evaluated, others) => {
                unevaluated::check_items(evaluated, others, items, value, report);
            }
            _ => self.count_items(ItemsCheck::new(report.this(), Some(items))),
        }
    }

    fn count_items(&self, items: ItemsCheck<'_, '_, Value>) {
        let _ = match self {
            MinItems(min) => items.min_items(*min),
            MaxItems(max) => items.max_items(*max),
            UniqueItems => items.unique_items(),
            Contains(form, min, max) => {
                items.contains(*min, *max, |probe, item| form.check(item, probe))
            }
            _ => items,
        };
    }
}

fn check_prefix(prefix: &[Assertion], rest: &Assertion, items: &[Value], report: &mut Report) {
    for (index, item) in items.iter().enumerate() {
        report.below(Step::Element(index), |report| match prefix.get(index) {
            Some(assertion) => assertion.check_as("prefixItems", item, report),
            None => rest.check_as("items", item, report),
        });
    }
}
