//! Finds every reference of a document and what it leads to, reading the files it names.
//!
//! Nothing is changed yet. References are told apart by their text and the file they stand in,
//! so memory grows with the number of different references, not with how often they are used.
//! The common ones, which already have the form that loading gives to all, cost one look-up.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::files::{FileId, Files, Place, ROOT};
use super::heirs::Heirs;
use super::misplaced;
use super::references::{Reference, References};
use super::report::report;
use super::resolve::{Component, Problem, alias_target, resolve, root_component};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::{Dialect, Kind, Path, Section, Shape, Step, walk};

/// A target by its place in the order of discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TargetId(pub(super) usize);

/// Something that references lead to and that is no component yet.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) place: Place,
    pub(super) shape: Shape,
}

impl Target {
    /// Where this is going to be a component, or `None` if it is written out where it is used.
    pub(super) fn section(&self, dialect: Dialect) -> Option<Section> {
        match self.shape {
            Shape::Object(kind) => dialect.section(kind),
            Shape::Map(_) | Shape::List(_) | Shape::OneOrList(_) => None,
        }
    }
}

/// What a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A component of the root file, in the form that all references will have.
    Component(String),
    /// Something that is going to be a component, or to be written out.
    Target(TargetId),
    /// What has the content that this schema describes.
    Content(String),
    /// Nothing, which has been or will be reported.
    Nothing,
    /// Something that can't stand there, which has been or will be reported: the reference is left
    /// out.
    Misfit,
}

#[derive(Debug)]
pub(super) struct Discovery {
    pub(super) dialect: Dialect,
    /// For each file.
    pub(super) references: Vec<References>,
    pub(super) targets: Vec<Target>,
    by_place: BTreeMap<Place, TargetId>,
    problems: Vec<(FileId, String, Shape, Problem)>,
}

/// Finds all references, starting with the root file. Every fault is reported.
pub(super) fn discover(
    files: &mut Files<'_>,
    dialect: Dialect,
    diagnostics: &mut Diagnostics,
) -> Discovery {
    let mut discovery = Discovery {
        dialect,
        references: vec![References::default()],
        targets: Vec::new(),
        by_place: BTreeMap::new(),
        problems: Vec::new(),
    };
    let root = Place {
        file: ROOT,
        pointer: Pointer::root(),
    };
    discovery.follow(files, root, Shape::Object(Kind::OpenApi), diagnostics);
    discovery.follow_heirs(files, diagnostics);
    for (file, text, shape, problem) in std::mem::take(&mut discovery.problems) {
        let references = &discovery.references[file.0];
        if let Some(reference) = references.get(&text, shape) {
            report(files, dialect, &text, reference, &problem, diagnostics);
        }
    }
    discovery
}

/// The text of something that leads elsewhere and whose meaning is not known yet.
enum Fresh {
    Reference(String, Shape),
    Mapping(String),
}

impl Discovery {
    /// Finds what is referred to below a place, and below what is found.
    fn follow(
        &mut self,
        files: &mut Files<'_>,
        start: Place,
        shape: Shape,
        diagnostics: &mut Diagnostics,
    ) {
        let mut starts = VecDeque::from([(start, shape)]);
        while let Some((start, shape)) = starts.pop_front() {
            let first_new = self.targets.len();
            let fresh = self.survey(files, &start, shape, diagnostics);
            for fresh in fresh {
                self.settle(files, start.file, fresh, diagnostics);
            }
            let new = &self.targets[first_new..];
            starts.extend(
                new.iter()
                    .map(|target| (target.place.clone(), target.shape)),
            );
        }
    }

    /// Finds what inherits from what has been found, in the same way. It comes last, so that it takes
    /// no name that is wanted by what is referred to.
    fn follow_heirs(&mut self, files: &mut Files<'_>, diagnostics: &mut Diagnostics) {
        let shape = Shape::Object(Kind::Schema);
        let mut heirs = Heirs::default();
        let mut next = 0;
        while let Some(target) = self.targets.get(next) {
            next += 1;
            if target.shape != shape {
                continue;
            }
            for heir in heirs.below(files, &target.place.clone()) {
                let is_alias = files.value(&heir).and_then(alias_target).is_some();
                if !is_alias && !self.by_place.contains_key(&heir) {
                    self.add_target(heir.clone(), shape);
                    self.follow(files, heir, shape, diagnostics);
                }
            }
        }
    }

    /// Notes the references below a place, and returns those that are new.
    fn survey(
        &mut self,
        files: &Files<'_>,
        start: &Place,
        shape: Shape,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Fresh> {
        let root = &files.file(ROOT).value;
        let dialect = self.dialect;
        self.references
            .resize_with(files.opened.len(), References::default);
        let known = &mut self.references[start.file.0];
        let mut fresh = Vec::new();
        let Some(value) = files.value(start) else {
            return fresh;
        };
        walk(value, shape, &mut |value, shape, path| {
            let site = |path: &Path<'_>| Place {
                file: start.file,
                pointer: path.pointer(&start.pointer),
            };
            match value.get("$ref") {
                Some(Value::String(text)) => {
                    let is_plain = start.file == ROOT && is_plain(dialect, root, shape, text);
                    if !is_plain && known.note(text, shape, value, || site(path)) {
                        fresh.push(Fresh::Reference(text.clone(), shape));
                    }
                }
                Some(_) if matches!(shape, Shape::Object(_)) => {
                    let mut place = site(path);
                    place.pointer.push_member("$ref");
                    diagnostics.report_at(
                        Code::Malformed,
                        files.location(&place),
                        "a reference must be text",
                        "write `$ref: \"#/components/schemas/Name\"`",
                    );
                }
                _ => {}
            }
            if shape == Shape::Object(Kind::Discriminator) {
                for text in mapped_texts(value) {
                    if !known.mappings.contains_key(text) {
                        known.mappings.insert(text.to_owned(), Meaning::Nothing);
                        fresh.push(Fresh::Mapping(text.to_owned()));
                    }
                }
            }
            Step::Into
        });
        fresh
    }

    fn settle(
        &mut self,
        files: &mut Files<'_>,
        file: FileId,
        fresh: Fresh,
        diagnostics: &mut Diagnostics,
    ) {
        match fresh {
            Fresh::Reference(text, shape) => {
                let meaning = self.meaning(files, file, &text, shape, diagnostics);
                let Some(reference) = self.references[file.0].get_mut(&text, shape) else {
                    return;
                };
                match meaning {
                    Ok(meaning) => reference.meaning = meaning,
                    Err(problem) => {
                        reference.meaning = meaning_despite(&problem, reference);
                        self.problems.push((file, text, shape, problem));
                    }
                }
            }
            Fresh::Mapping(text) => {
                let shape = Shape::Object(Kind::Schema);
                let meaning = mapping_candidates(file, &text)
                    .iter()
                    .find_map(|candidate| {
                        self.meaning(files, file, candidate, shape, diagnostics)
                            .ok()
                    })
                    .unwrap_or(Meaning::Nothing);
                self.references[file.0].mappings.insert(text, meaning);
            }
        }
    }

    fn meaning(
        &mut self,
        files: &mut Files<'_>,
        file: FileId,
        text: &str,
        shape: Shape,
        diagnostics: &mut Diagnostics,
    ) -> Result<Meaning, Problem> {
        let place = resolve(files, self.dialect, file, text, diagnostics)?;
        self.references
            .resize_with(files.opened.len(), References::default);
        let wanted = kind_of(shape);
        let wrong_kind = |found, meant| Problem::WrongKind {
            wanted,
            found,
            meant,
        };
        let wrong = |found| Err(wrong_kind(found, None));
        if place.file == ROOT {
            if let Some(component) = root_component(self.dialect, &place.pointer) {
                let Component {
                    kind,
                    section,
                    name,
                } = &component;
                if shape == Shape::Object(*kind) {
                    return Ok(Meaning::Component(section.reference(name)));
                }
                let root = &files.file(ROOT).value;
                let meant = (shape == Shape::Object(wanted))
                    .then(|| misplaced::meant(root, self.dialect, wanted, &component));
                return Err(wrong_kind(kind.noun(), meant.flatten()));
            }
            if holds_components(self.dialect, &place.pointer) {
                return wrong("a part of the document that holds components");
            }
        }
        if let Some(found) = misfit(files, &place, shape) {
            return wrong(found);
        }
        match self.by_place.get(&place) {
            Some(&id) if self.targets[id.0].shape == shape => Ok(Meaning::Target(id)),
            Some(&id) => wrong(kind_of(self.targets[id.0].shape).noun()),
            None => Ok(Meaning::Target(self.add_target(place, shape))),
        }
    }

    fn add_target(&mut self, place: Place, shape: Shape) -> TargetId {
        let id = TargetId(self.targets.len());
        self.by_place.insert(place.clone(), id);
        self.targets.push(Target { place, shape });
        id
    }
}

/// What a faulty reference means.
fn meaning_despite(problem: &Problem, reference: &Reference) -> Meaning {
    match problem {
        Problem::WrongKind {
            meant: Some(meant), ..
        } => meant.clone(),
        Problem::WrongKind { meant: None, .. } if reference.is_dispensable => Meaning::Misfit,
        Problem::Circular if reference.shape == Shape::Object(Kind::Schema) => Meaning::Misfit,
        _ => Meaning::Nothing,
    }
}

/// Whether a reference of the root file already has the form that loading gives to all, and
/// leads to a component of the right kind.
fn is_plain(dialect: Dialect, root: &Value, shape: Shape, text: &str) -> bool {
    let Shape::Object(kind) = shape else {
        return false;
    };
    dialect.section(kind).is_some_and(|section| {
        let name = section.name_in(text);
        name.is_some_and(|name| {
            !name.contains(['%', '~', '/'])
                && section
                    .of(root)
                    .is_some_and(|members| members.contains_key(name))
        })
    })
}

/// Whether a pointer of the root file leads to components or to something around them.
fn holds_components(dialect: Dialect, pointer: &Pointer) -> bool {
    let around = |section: Section| {
        let parent = section.parent.map(|parent| Pointer::root().member(parent));
        let parent = parent.unwrap_or_default();
        *pointer == parent || *pointer == parent.member(section.name)
    };
    pointer.as_str().is_empty() || dialect.sections().any(|(_, section)| around(section))
}

fn kind_of(shape: Shape) -> Kind {
    match shape {
        Shape::Object(kind) | Shape::Map(kind) | Shape::List(kind) | Shape::OneOrList(kind) => kind,
    }
}

/// What stands at a place, if it can't be of the given shape.
fn misfit(files: &Files<'_>, place: &Place, shape: Shape) -> Option<&'static str> {
    match files.value(place)? {
        Value::Object(_) => None,
        Value::Bool(_) if shape == Shape::Object(Kind::Schema) => None,
        Value::Null => Some("nothing"),
        Value::Array(_) => Some("a list"),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Some("a plain value"),
    }
}

fn mapped_texts(discriminator: &Value) -> impl Iterator<Item = &str> {
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped = mapping.into_iter().flat_map(|mapping| mapping.values());
    mapped
        .chain(discriminator.get("defaultMapping"))
        .filter_map(Value::as_str)
}

/// The references that a value of a discriminator's mapping may stand for. A plain name is that
/// of a schema: in the root file it may stay, in other files it means one of that file.
fn mapping_candidates(file: FileId, text: &str) -> Vec<String> {
    let extensions = [".yaml", ".yml", ".json"];
    if text.contains(['#', '/']) || extensions.iter().any(|extension| text.ends_with(extension)) {
        return vec![text.to_owned()];
    }
    if file == ROOT {
        return Vec::new();
    }
    ["components/schemas/", "definitions/", "$defs/", ""]
        .map(|section| format!("#/{section}{text}"))
        .to_vec()
}
