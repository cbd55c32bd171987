//! What is the matter with a single file, before it is said where that file is.

use crate::diagnostic::{Code, Position};

/// Why a file can't be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: Code,
    /// The place in the text, if there is one.
    pub(super) position: Option<Position>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            position: None,
            message: message.into(),
            help: help.into(),
        }
    }

    pub(super) fn at(self, position: Option<Position>) -> Self {
        Self { position, ..self }
    }
}
