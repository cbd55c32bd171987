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
    /// With each comes the turn that it was made in: it speaks of places as they were before that.
    moved: BTreeMap<String, (usize, Pointer)>,
    turns: usize,
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
        let before = self.turns;
        self.turns += other.turns;
        let moved = other.moved.into_iter();
        self.moved
            .extend(moved.map(|(to, (turn, from))| (to, (before + turn, from))));
    }

    /// Notes that what stands at a place now, with all that is below it, stood elsewhere in the
    /// bundled document.
    pub(crate) fn moved(&mut self, to: &Pointer, from: &Pointer) {
        self.moved_at_once([(to.clone(), from.clone())]);
    }

    /// The same of several, none of which came to its place by way of another's: `to` and `from`.
    pub(crate) fn moved_at_once(&mut self, moves: impl IntoIterator<Item = (Pointer, Pointer)>) {
        for (to, from) in moves {
            self.moved
                .insert(to.as_str().to_owned(), (self.turns, from));
        }
        self.turns += 1;
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
        let found = self.found.into_iter().map(|finding| Diagnostic {
            code: finding.code,
            severity: finding.code.severity(),
            location: origins.locate(&before(&moved, &finding.pointer)),
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

/// Where something stood before anything was moved: the last move first, and from there only those
/// that were made in earlier turns.
fn before(moved: &BTreeMap<String, (usize, Pointer)>, pointer: &Pointer) -> Pointer {
    let mut place = pointer.clone();
    let mut end = usize::MAX;
    loop {
        let moves = place.ancestors().filter_map(|ancestor| {
            let (turn, from) = moved.get(ancestor)?;
            let below = &place.as_str()[ancestor.len()..];
            (*turn < end).then(|| (*turn, from.join(below)))
        });
        let Some((turn, from)) = moves.max_by_key(|(turn, _)| *turn) else {
            return place;
        };
        (end, place) = (turn, from);
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, before};
    use crate::pointer::Pointer;

    fn found(moves: &[(&str, &str)], place: &str) -> String {
        let pointer = |text: &str| Pointer::parse(text).expect("is a pointer");
        let mut diagnostics = Diagnostics::new();
        for (to, from) in moves {
            diagnostics.moved(&pointer(to), &pointer(from));
        }
        before(&diagnostics.moved, &pointer(place))
            .as_str()
            .to_owned()
    }

    #[test]
    fn what_was_moved_inside_of_what_was_moved_is_found() {
        let moves = [
            ("/properties", "/Properties"),
            ("/properties/a/type", "/properties/a/Type"),
        ];
        assert_eq!(found(&moves, "/properties/a/type"), "/Properties/a/Type");
        assert_eq!(found(&moves, "/properties/b"), "/Properties/b");
    }

    #[test]
    fn elements_that_change_places_at_once_are_not_moved_on() {
        let pointer = |text: &str| Pointer::parse(text).expect("is a pointer");
        let moves = [("/a/0", "/a/1"), ("/a/1", "/a/2"), ("/a/2", "/a/0")];
        let mut diagnostics = Diagnostics::new();
        diagnostics.moved_at_once(moves.map(|(to, from)| (pointer(to), pointer(from))));
        for (to, from) in moves {
            assert_eq!(before(&diagnostics.moved, &pointer(to)), pointer(from));
        }
    }
}
