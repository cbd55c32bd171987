//! The members of an object, while it is read.

use std::borrow::Cow;

use super::super::Map;
use super::super::maybe::Maybe;
use super::super::violation::{Violation, Violations};
use super::Json;
use super::error::{Decoded, Refused};
use super::input::Input;
use super::source::{Access, Broken, ObjectSource};

/// The members of an object that is being read.
///
/// A member that is refused is noted and reading goes on with the next one;
/// [`finish`](Self::finish) tells of all of them.
pub struct Members<'a> {
    source: Access<'a, dyn ObjectSource + 'a>,
    name: String,
    /// Names of members that were there but were refused: they are not missing.
    refused: Vec<String>,
    violations: Violations,
    broken: bool,
}

impl<'a> Members<'a> {
    pub(super) fn new(source: Access<'a, dyn ObjectSource + 'a>) -> Self {
        Self {
            source,
            name: String::new(),
            refused: Vec::new(),
            violations: Violations::default(),
            broken: false,
        }
    }

    pub(super) fn into_source(self) -> Access<'a, dyn ObjectSource + 'a> {
        self.source
    }

    /// The name of the next member; `None` at the end. Its value has to be read or skipped
    /// before the next name is asked for.
    pub fn next_name(&mut self) -> Option<&str> {
        if self.broken {
            return None;
        }
        match self.source.next_name(&mut self.name) {
            Ok(true) => Some(&self.name),
            Ok(false) => None,
            Err(Broken) => {
                self.broken = true;
                None
            }
        }
    }

    /// Reads the value of a member. A second member of the same name is refused.
    pub fn read<T: Json>(&mut self, slot: &mut Option<T>) {
        if slot.is_some() {
            return self.repeated();
        }
        *slot = self.value();
    }

    /// Reads the value of a member that may be null.
    pub fn read_maybe<T: Json>(&mut self, slot: &mut Maybe<T>) {
        if !slot.is_absent() {
            return self.repeated();
        }
        if let Some(value) = self.value::<Option<T>>() {
            *slot = Maybe::from(value);
        }
    }

    /// Reads the value of a member that the schema does not name into the map of such members.
    pub fn rest<T: Json>(&mut self, map: &mut Map<T>) {
        if map.contains_key(&self.name) {
            return self.repeated();
        }
        if let Some(value) = self.value() {
            map.insert(self.name.clone(), value);
        }
    }

    /// Skips a member that the schema does not know but allows.
    pub fn skip(&mut self) {
        if self.source.value(&mut |_| ()).is_err() {
            self.broken = true;
        }
    }

    /// Skips a member that the schema excludes (`additionalProperties: false`). Strict
    /// readers refuse it.
    pub fn exclude(&mut self) {
        self.skip();
        if self.source.is_strict() {
            self.refuse(Violation::new(
                "additionalProperties",
                "is not a member of this object",
            ));
        }
    }

    /// Asks for the value of a required member. If it is missing, [`finish`](Self::finish)
    /// says so.
    pub fn required<T>(&mut self, name: &'static str, slot: Option<T>) -> Decoded<T> {
        slot.ok_or_else(|| {
            if !self.refused.iter().any(|refused| refused == name) {
                self.violations
                    .push(Violation::new("required", "is missing").below(name));
            }
            Refused::Violations(Violations::default())
        })
    }

    /// Whether all members were read as they should be.
    pub fn finish(self) -> Decoded<()> {
        if self.broken {
            return Err(Refused::Broken);
        }
        self.violations.into_result().map_err(Refused::Violations)
    }

    fn value<T: Json>(&mut self) -> Option<T> {
        let mut value = None;
        let then = &mut |input: Input<'_>| value = Some(T::decode(input));
        let read = if T::reads_literals() {
            self.source.literal_value(then)
        } else {
            self.source.value(then)
        };
        match (read, value) {
            (Ok(()), Some(Ok(value))) => return Some(value),
            (Ok(()), Some(Err(Refused::Violations(violations)))) => {
                self.violations.extend_below(&self.name, violations);
                self.refused.push(self.name.clone());
            }
            _ => self.broken = true,
        }
        None
    }

    fn repeated(&mut self) {
        self.skip();
        self.refuse(Violation::new(
            "properties",
            Cow::Borrowed("is there more than once"),
        ));
    }

    fn refuse(&mut self, violation: Violation) {
        self.violations.push(violation.below(&self.name));
        self.refused.push(self.name.clone());
    }
}
