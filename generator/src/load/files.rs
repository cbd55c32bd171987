//! The files of one document: each read once, together within bounds.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde_json::Value;

use super::dynamic::Dynamic;
use super::fault::Fault;
use super::identified;
use super::limits::Limits;
use super::parse::parse;
use super::path::{Boundary, normalize};
use super::source::Source;
use super::text;
use crate::diagnostic::{Code, Diagnostics, Location, Spot};
use crate::pointer::Pointer;

/// A file by its place in the order of reading; the root file is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FileId(pub(super) usize);

/// The file that a document starts in.
pub(super) const ROOT: FileId = FileId(0);

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) file: FileId,
    pub(super) pointer: Pointer,
}

/// Keywords by which a schema names itself.
const ANCHORS: [&str; 3] = ["$anchor", "$dynamicAnchor", "$id"];

#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) value: Value,
    /// Where `$anchor` and `$id` stand. Most documents have none, so they are looked for only
    /// when a reference needs them.
    anchors: OnceCell<BTreeMap<String, Pointer>>,
}

/// Why a file that a reference names is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unopened {
    /// It can't be read, for this reason.
    Unreadable(String),
    /// It stands where references may not lead.
    Outside,
    /// It was read and found faulty, which has been reported.
    Faulty,
}

pub(super) struct Files<'s> {
    source: &'s dyn Source,
    pub(super) limits: Limits,
    boundary: Boundary,
    bytes_left: u64,
    pub(super) opened: Vec<File>,
    pub(super) dynamic: Dynamic,
    by_name: BTreeMap<String, Result<FileId, Unopened>>,
}

impl<'s> Files<'s> {
    pub(super) fn new(source: &'s dyn Source, root: &str, limits: Limits) -> Self {
        Self {
            source,
            limits,
            boundary: Boundary::around(&normalize(root)),
            bytes_left: limits.bytes,
            opened: Vec::new(),
            dynamic: Dynamic::default(),
            by_name: BTreeMap::new(),
        }
    }

    pub(super) fn file(&self, id: FileId) -> &File {
        &self.opened[id.0]
    }

    /// What stands at a place.
    pub(super) fn value(&self, place: &Place) -> Option<&Value> {
        self.file(place.file).value.pointer(place.pointer.as_str())
    }

    pub(super) fn location(&self, place: &Place) -> Location {
        Location {
            file: self.file(place.file).name.clone(),
            spot: Spot::Pointer(place.pointer.clone()),
        }
    }

    /// The file of a normalized name, read if it has not been read before.
    pub(super) fn open(
        &mut self,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, Unopened> {
        if let Some(known) = self.by_name.get(name) {
            return known.clone();
        }
        let result = if self.boundary.contains(name) {
            self.read(name, diagnostics)
        } else {
            Err(Unopened::Outside)
        };
        self.by_name.insert(name.to_owned(), result.clone());
        result
    }

    fn read(&mut self, name: &str, diagnostics: &mut Diagnostics) -> Result<FileId, Unopened> {
        let id = FileId(self.opened.len());
        let file = self.read_text(name)?.and_then(|text| {
            let has_anchors = ANCHORS.iter().any(|keyword| text.contains(keyword));
            let mut parsed = parse(name, &text, &self.limits)?;
            self.dynamic.take(id, &mut parsed.value, &text);
            if text.contains(identified::KEYWORD) {
                identified::lead_from_top(&mut parsed.value);
            }
            Ok((parsed, has_anchors))
        });
        let (parsed, has_anchors) = file.map_err(|fault| {
            report_fault(name, fault, diagnostics);
            Unopened::Faulty
        })?;
        for pointer in parsed.duplicates {
            report_duplicate(name, pointer, diagnostics);
        }
        self.opened.push(File {
            name: name.to_owned(),
            value: parsed.value,
            anchors: if has_anchors {
                OnceCell::new()
            } else {
                OnceCell::from(BTreeMap::new())
            },
        });
        Ok(id)
    }

    fn read_text(&mut self, name: &str) -> Result<Result<String, Fault>, Unopened> {
        if self.opened.len() >= self.limits.files {
            return Ok(Err(Fault::new(
                Code::TooLarge,
                format!("the document has more than {} files", self.limits.files),
                "keep several schemas in one file",
            )));
        }
        let bytes = self
            .source
            .read(name, self.bytes_left + 1)
            .map_err(|error| Unopened::Unreadable(plain_reason(&error)))?;
        let Some(left) = self.bytes_left.checked_sub(bytes.len() as u64) else {
            return Ok(Err(Fault::new(
                Code::TooLarge,
                format!("the document has more than {} MiB", self.limits.bytes >> 20),
                "leave out what is not needed, examples first",
            )));
        };
        self.bytes_left = left;
        Ok(text::decode(bytes))
    }
}

impl File {
    /// The place that an `$anchor` or `$id` of this file names.
    pub(super) fn anchor(&self, name: &str) -> Option<&Pointer> {
        let anchors = self.anchors.get_or_init(|| anchors_in(&self.value));
        anchors.get(name)
    }
}

/// Every name that schemas of a file give to themselves. Of two of one name the first counts.
fn anchors_in(root: &Value) -> BTreeMap<String, Pointer> {
    let mut anchors = BTreeMap::new();
    let mut open = vec![(root, Pointer::root())];
    while let Some((value, pointer)) = open.pop() {
        match value {
            Value::Object(members) => {
                for keyword in ANCHORS {
                    if let Some(Value::String(name)) = members.get(keyword) {
                        let name = name.trim_start_matches('#').to_owned();
                        anchors.entry(name).or_insert_with(|| pointer.clone());
                    }
                }
                let inner = members.iter().rev();
                open.extend(inner.map(|(name, member)| (member, pointer.member(name))));
            }
            Value::Array(elements) => {
                let inner = elements.iter().enumerate().rev();
                open.extend(inner.map(|(index, element)| (element, pointer.element(index))));
            }
            _ => {}
        }
    }
    anchors
}

fn report_fault(name: &str, fault: Fault, diagnostics: &mut Diagnostics) {
    let location = Location {
        file: name.to_owned(),
        spot: fault.position.map_or(Spot::File, Spot::Position),
    };
    diagnostics.report_at(fault.code, location, fault.message, fault.help);
}

fn report_duplicate(name: &str, pointer: Pointer, diagnostics: &mut Diagnostics) {
    let key = pointer.tokens().last().unwrap_or_default();
    let location = Location {
        file: name.to_owned(),
        spot: Spot::Pointer(pointer),
    };
    diagnostics.report_at(
        Code::DuplicateKey,
        location,
        format!("`{key}` stands twice in the same object; the last one counts"),
        "rename or remove one of them",
    );
}

/// The reason without the number that the operating system gives it.
pub(crate) fn plain_reason(error: &std::io::Error) -> String {
    let reason = error.to_string();
    match reason.split_once(" (os error") {
        Some((plain, _)) => plain.to_lowercase(),
        None => reason,
    }
}
