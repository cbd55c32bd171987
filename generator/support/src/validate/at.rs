//! One place in a value, and what can be checked there.

use serde_json::Value;

use super::super::digits::Digits;
use super::super::violation::Violation;
use super::Validate;
use super::assert::Assertion;
use super::entries::EntriesCheck;
use super::items::ItemsCheck;
use super::number::{IntegerCheck, NumberCheck};
use super::report::{Report, Step};
use super::subject::{Entries, Exact, Float, Integer, Items, Nullable, Textual, Untyped, Whole};
use super::text::TextCheck;

/// How many of the listed values a message names; a violation's limit has them all.
const SHOWN: usize = 20;

/// One place in a value.
pub struct At<'r> {
    report: &'r mut Report,
    steps: [Option<Step>; 2],
}

impl<'r> At<'r> {
    pub(super) fn new(report: &'r mut Report, steps: [Option<Step>; 2]) -> Self {
        Self { report, steps }
    }

    /// A string, to be checked.
    pub fn text<T: Textual>(self, value: &T) -> TextCheck<'r, '_> {
        TextCheck::new(self, value.textual())
    }

    /// An integer, to be checked.
    pub fn integer<T: Integer>(self, value: &T) -> IntegerCheck<'r> {
        IntegerCheck::new(self, value.integer())
    }

    /// A number, to be checked.
    pub fn number<T: Float>(self, value: &T) -> NumberCheck<'r> {
        NumberCheck::of_float(self, value.float())
    }

    /// A number with more digits than a float has, to be checked.
    pub fn exact<T: Exact>(self, value: &T) -> NumberCheck<'r> {
        let digits = value.written().and_then(|text| Digits::parse(&text));
        NumberCheck::of_digits(self, digits)
    }

    /// An array, to be checked.
    pub fn items<T: Items>(self, value: &T) -> ItemsCheck<'r, '_, T::Item> {
        ItemsCheck::new(self, value.items())
    }

    /// An object whose members are not named, to be checked.
    pub fn entries<T: Entries>(self, value: &T) -> EntriesCheck<'r, '_, T::Entry> {
        EntriesCheck::new(self, value.entries())
    }

    /// Checks what a type says about itself.
    pub fn nested<T: Validate>(mut self, value: &T) {
        self.check(|report| value.check(report));
    }

    /// Checks what no type expresses. Null violates nothing: whether it is allowed, the type says.
    pub fn asserts<T: Whole>(self, value: &T, assertion: &Assertion) {
        self.asserts_of(value.whole().as_ref(), assertion);
    }

    /// Checks a value that may be any, null too.
    pub fn asserts_any<T: Untyped>(self, value: &T, assertion: &Assertion) {
        self.asserts_of(value.untyped(), assertion);
    }

    /// Refuses null, which some parts of a schema take, so that the type holds it, and others don't.
    pub fn not_null<T: Nullable>(self, value: &T) {
        if value.is_null() {
            self.refuse("type", "must not be null");
        }
    }

    fn asserts_of(mut self, value: Option<&Value>, assertion: &Assertion) {
        if let Some(value) = value {
            self.check(|report| assertion.check(value, report));
        }
    }

    /// Refuses a value that the document does not list.
    pub fn unlisted<T: Into<Value>>(
        mut self,
        value: impl Into<Value>,
        listed: impl Iterator<Item = T>,
    ) {
        let listed: Vec<Value> = listed.map(Into::into).collect();
        let shown: Vec<String> = listed.iter().take(SHOWN).map(Value::to_string).collect();
        let more = if listed.len() > SHOWN { ", …" } else { "" };
        let value = value.into();
        let message = match shown.is_empty() {
            true => format!("{value} is not allowed, and nothing else is either"),
            false => format!("{value} is none of {}{more}", shown.join(", ")),
        };
        self.limit("enum", message, listed);
    }

    /// Refuses a discriminator that does not lead to the alternative that it stands in.
    pub fn tagged(mut self, tag: &str, own: &[&str]) {
        if !own.contains(&tag) {
            let message = format!("must be one of {}, not {tag:?}", own.join(", "));
            self.limit("discriminator", message, own);
        }
    }

    /// Refuses the discriminator of an object that is none of the alternatives.
    pub fn unknown_tag(mut self, tag: Option<&Value>, known: &[&str]) {
        match tag {
            None => self.refuse("required", "is missing"),
            Some(tag) => {
                let message = format!("must be one of {}, not {tag}", known.join(", "));
                self.limit("discriminator", message, known);
            }
        }
    }

    /// Refuses a discriminator that leads to another alternative.
    pub fn not_tagged(self, tag: &str, others: &[&str]) {
        if others.contains(&tag) {
            let message = format!("{tag:?} stands for another alternative");
            self.refuse("discriminator", message);
        }
    }

    /// `minProperties` and `maxProperties` of an object with `count` members.
    pub fn members(mut self, count: usize, min: usize, max: Option<usize>) {
        if count < min {
            self.limit(
                "minProperties",
                format!("must have at least {}", counted(min, "member")),
                min,
            );
        }
        if let Some(max) = max.filter(|max| count > *max) {
            self.limit(
                "maxProperties",
                format!("must have at most {}", counted(max, "member")),
                max,
            );
        }
    }

    /// Refuses the value for a reason of one's own.
    pub fn refuse(mut self, keyword: &'static str, message: impl Into<String>) {
        self.violation(Violation::new(keyword, message.into()));
    }

    /// Runs a check at this place.
    pub(super) fn check(&mut self, check: impl FnOnce(&mut Report)) {
        match &self.steps {
            [None, _] => check(self.report),
            [Some(step), None] => self.report.below(step.clone(), check),
            [Some(outer), Some(inner)] => {
                self.report
                    .below(outer.clone(), |report| report.below(inner.clone(), check));
            }
        }
    }

    pub(super) fn limit(
        &mut self,
        keyword: &'static str,
        message: String,
        limit: impl Into<Value>,
    ) {
        self.violation(Violation {
            limit: Some(limit.into()),
            ..Violation::new(keyword, message)
        });
    }

    fn violation(&mut self, violation: Violation) {
        self.check(|report| report.refuse(violation));
    }
}

/// So many of them, in words: `1 item`, `2 items`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
