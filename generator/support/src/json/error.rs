//! How reading fails.

use std::fmt;

use super::super::violation::{Violation, Violations};

/// A value that was read, or why it was refused.
pub type Decoded<T> = Result<T, Refused>;

/// Why a type refuses an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The input could not be read any further. Its reader knows why.
    Broken,
    /// The input is JSON, but not what the type asks for.
    Violations(Violations),
}

impl Refused {
    /// A refusal with one violation at the place that is being read.
    pub fn new(violation: Violation) -> Self {
        Self::Violations(violation.into())
    }

    /// The same refusal seen from one level up.
    pub(super) fn below(self, token: &str) -> Self {
        match self {
            Self::Broken => Self::Broken,
            Self::Violations(others) => {
                let mut violations = Violations::default();
                violations.extend_below(token, others);
                Self::Violations(violations)
            }
        }
    }
}

/// Why a document could not be read.
#[derive(Debug)]
pub enum Error {
    /// It is not JSON.
    Syntax(serde_json::Error),
    /// It is JSON, but not what the type asks for.
    Violations(Violations),
}

impl Error {
    /// The JSON pointer of the first violation.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Syntax(_) => None,
            Self::Violations(violations) => violations.first().map(|first| first.pointer.as_str()),
        }
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Self::Violations(violations)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => write!(formatter, "is not JSON: {error}"),
            Self::Violations(violations) => violations.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Syntax(error) => Some(error),
            Self::Violations(_) => None,
        }
    }
}
