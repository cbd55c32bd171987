//! What the generator has to say about a document: faults, repairs, widenings.
//!
//! Diagnostics are values. They are collected over the whole document and rendered at the
//! very end, which is also when line and column are looked up: the fast path never pays for them.

mod code;
mod excerpt;
mod positions;
mod render;
mod suggest;

pub use code::Code;
pub use render::Renderer;
pub(crate) use render::shown;
pub(crate) use suggest::nearest;

use std::collections::{BTreeMap, HashSet};

use crate::load::Origins;
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
    pub spot: Spot,
}

/// A place in a file, as precisely as it is known before the file is read again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole, which may not even exist.
    File,
    /// Something that the file describes.
    Pointer(Pointer),
    /// A place in the text, where the text could not be understood.
    Position(Position),
}

/// A place in a text, counted from 1 in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
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
/// Stages speak of the bundled document, whose [`Origins`] translate its pointers back to files.
/// Only `load`, for which there is no bundled document yet, speaks of files.
#[derive(Debug, Default)]
pub struct Diagnostics {
    in_files: Vec<Diagnostic>,
    found: Vec<Finding>,
    /// What must not be said again.
    once: HashSet<(Code, Pointer)>,
    /// Where parts of the bundled document stood before they were rewritten, by where they stand.
    moved: BTreeMap<String, Pointer>,
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

    /// Adds a finding of what several types may have, that are made of one schema.
    pub(crate) fn report_once(
        &mut self,
        code: Code,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.once.insert((code, pointer.clone())) {
            self.report(code, pointer, message, help);
        }
    }

    /// Adds something about a place whose file is known.
    pub fn report_at(
        &mut self,
        code: Code,
        location: Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.in_files.push(Diagnostic {
            code,
            severity: code.severity(),
            location,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Adds all findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.in_files.extend(other.in_files);
        self.found.extend(other.found);
        self.moved.extend(other.moved);
    }

    /// Notes that what stands at a place now, with all that is below it, stood elsewhere in the
    /// bundled document.
    pub(crate) fn moved(&mut self, to: &Pointer, from: &Pointer) {
        self.moved.insert(to.as_str().to_owned(), from.clone());
    }

    /// Whether one of the findings forbids any output.
    pub fn has_errors(&self) -> bool {
        let codes_in_files = self.in_files.iter().map(|diagnostic| diagnostic.code);
        let codes = self.found.iter().map(|finding| finding.code);
        codes_in_files
            .chain(codes)
            .any(|code| code.severity() == Severity::Error)
    }

    /// Everything that was found, each at its place in a file, in the order it was found.
    pub fn into_located(self, origins: &Origins) -> Vec<Diagnostic> {
        let moved = self.moved;
        let before = |pointer: &Pointer| {
            let from = pointer.ancestors().find_map(|ancestor| {
                let below = &pointer.as_str()[ancestor.len()..];
                Some(moved.get(ancestor)?.join(below))
            });
            from.unwrap_or_else(|| pointer.clone())
        };
        let found = self.found.into_iter().map(|finding| Diagnostic {
            code: finding.code,
            severity: finding.code.severity(),
            location: origins.locate(&before(&finding.pointer)),
            message: finding.message,
            help: finding.help,
        });
        self.in_files.into_iter().chain(found).collect()
    }

    /// The findings about the bundled document, in the order they were made.
    pub fn into_findings(self) -> Vec<Finding> {
        self.found
    }
}
