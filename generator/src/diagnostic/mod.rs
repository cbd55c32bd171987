//! What the generator has to say about a document: faults, repairs, widenings.
//!
//! Diagnostics are values. They are collected over the whole document and rendered at the
//! very end, which is also when line and column are looked up: the fast path never pays for them.

mod code;

pub use code::Code;

use crate::pointer::Pointer;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is as the document says; there is something worth knowing.
    Note,
    /// The document was mended, or its meaning widened.
    Warning,
    /// No output can be made from this.
    Error,
}

/// A place in one of the files that a document consists of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, as the user named it or as a reference named it.
    pub file: String,
    /// The place in that file.
    pub pointer: Pointer,
}

/// One thing to say about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of this kind of diagnostic.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// What is the matter, in one sentence without a final stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Collects diagnostics of one stage.
///
/// Stages speak of the bundled document; `load` translates its pointers back to files.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Finding>,
}

/// A diagnostic before its place is translated back to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of this kind of diagnostic; it also fixes the severity.
    pub code: Code,
    /// Where in the bundled document.
    pub pointer: Pointer,
    /// What is the matter.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn report(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.found.push(Finding {
            code,
            pointer: pointer.clone(),
            message: message.into(),
            help: help.into(),
        });
    }

    /// Adds all findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Whether one of the findings forbids any output.
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|finding| finding.code.severity() == Severity::Error)
    }

    /// The findings in the order they were made.
    pub fn into_findings(self) -> Vec<Finding> {
        self.found
    }
}
