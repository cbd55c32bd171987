//! What is wrong with a value, and where.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde_json::Value;

/// One way in which a value is not what its schema asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The JSON pointer of the place in the value.
    pub pointer: String,
    /// The keyword of the schema that is violated, such as `maxLength`.
    pub keyword: &'static str,
    /// What is wrong, for people.
    pub message: Cow<'static, str>,
    /// The limit that the keyword sets, where it sets one.
    pub limit: Option<Value>,
}

impl Violation {
    /// A violation at the place that is being looked at.
    pub fn new(keyword: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            pointer: String::new(),
            keyword,
            message: message.into(),
            limit: None,
        }
    }

    /// The same violation seen from one level up.
    pub(super) fn below(mut self, token: &str) -> Self {
        let mut pointer = String::with_capacity(token.len() + 1 + self.pointer.len());
        push_token(&mut pointer, token);
        pointer.push_str(&self.pointer);
        self.pointer = pointer;
        self
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pointer,
            message,
            keyword: _,
            limit: _,
        } = self;
        if pointer.is_empty() {
            return formatter.write_str(message);
        }
        write!(formatter, "{pointer}: {message}")
    }
}

/// Everything that is wrong with one value, up to a limit: whoever sends a million wrong
/// elements must not be able to make a million messages out of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// How many violations are kept; the others are dropped.
    pub const LIMIT: usize = 100;

    /// Adds a violation.
    pub fn push(&mut self, violation: Violation) {
        if !self.is_full() {
            self.0.push(violation);
        }
    }

    /// Adds all of the others as seen from one level above them.
    pub(super) fn extend_below(&mut self, token: &str, others: Self) {
        for violation in others.0 {
            self.push(violation.below(token));
        }
    }

    /// Whether further violations would be dropped.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= Self::LIMIT
    }

    /// `Ok` if there are none.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl From<Violation> for Violations {
    fn from(violation: Violation) -> Self {
        Self(vec![violation])
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        for violation in violations {
            self.push(violation);
        }
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// Appends a reference token to a JSON pointer (RFC 6901).
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
