//! Puts the parts of all files into one tree.
//!
//! Everything is moved, not copied, save path items and the like that are used in several places.
//! 1. What references lead to is taken out, innermost first. Where it stood, a reference to that
//!    very place stays behind, in the terms of its own file; step 2 treats it like any other.
//! 2. Every reference gets its final form.
//! 3. What can't be a component is written out where it is used (see [`super::inline`]).
//! 4. Components are put into their sections.

use serde_json::{Map, Value};

use super::discover::{Discovery, Meaning, TargetId};
use super::files::{FileId, Files, Place, ROOT};
use super::inline::{inline, note_origins};
use super::misplaced;
use super::name::name_components;
use super::origins::{Origin, Origins};
use super::references::Reference;
use super::spread::encode;
use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::structure::{Kind, Section, Shape, Step, walk_mut};

/// A part of the tree that is complete save for what is written out in it.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) value: Value,
    /// Where it stood.
    pub(super) place: Place,
    /// The places below this one where something has to be written out, parents first.
    pub(super) sites: Vec<(Pointer, TargetId)>,
    /// Where things that were written out below this one come from.
    pub(super) origins: Vec<(Pointer, Place)>,
}

/// Makes one tree of all files.
pub(super) fn bundle(
    mut files: Files<'_>,
    mut discovery: Discovery,
    diagnostics: &mut Diagnostics,
) -> (Value, Origins) {
    let names = name_components(&files, &discovery);
    let mut pieces = take_out(&mut files, &mut discovery);
    let references = References {
        discovery: &discovery,
        names: &names,
    };
    for (piece, target) in pieces.iter_mut().zip(&discovery.targets) {
        references.rewrite(piece, target.shape);
    }
    let mut root = Piece {
        value: std::mem::take(&mut files.opened[ROOT.0].value),
        place: Place {
            file: ROOT,
            pointer: Pointer::root(),
        },
        sites: Vec::new(),
        origins: Vec::new(),
    };
    references.rewrite(&mut root, Shape::Object(Kind::OpenApi));
    inline(&mut root, &mut pieces, &files, diagnostics);

    let file_names = files.opened.into_iter().map(|file| file.name).collect();
    let mut origins = Origins::of_files(file_names);
    note_origins(&mut origins, &Pointer::root(), root.origins);
    for ((piece, target), name) in pieces.into_iter().zip(&discovery.targets).zip(names) {
        if let (Some(section), Some(name)) = (target.section(discovery.dialect), name) {
            insert(&mut root.value, &mut origins, section, name, piece);
        }
    }
    (root.value, origins)
}

/// Takes all targets out of their files, in the order of the targets.
fn take_out(files: &mut Files<'_>, discovery: &mut Discovery) -> Vec<Piece> {
    let mut order: Vec<usize> = (0..discovery.targets.len()).collect();
    let depth = |target: &usize| {
        let pointer = &discovery.targets[*target].place.pointer;
        pointer.as_str().matches('/').count()
    };
    order.sort_by_key(|target| std::cmp::Reverse(depth(target)));
    let mut values = vec![Value::Null; discovery.targets.len()];
    for index in order {
        let target = &discovery.targets[index];
        let place = &target.place;
        let self_reference = format!("#{}", encode(place.pointer.as_str()));
        let stood = files.opened[place.file.0]
            .value
            .pointer_mut(place.pointer.as_str());
        if let Some(stood) = stood {
            let mut left_behind = Map::new();
            left_behind.insert("$ref".to_owned(), Value::String(self_reference.clone()));
            values[index] = std::mem::replace(stood, Value::Object(left_behind));
        }
        let reference = Reference {
            shape: target.shape,
            site: place.clone(),
            is_dispensable: false,
            count: 0,
            meaning: Meaning::Target(TargetId(index)),
        };
        discovery.references[place.file.0].add(self_reference, reference);
    }
    let places = discovery.targets.iter().map(|target| target.place.clone());
    let pieces = values.into_iter().zip(places).map(|(value, place)| Piece {
        value,
        place,
        sites: Vec::new(),
        origins: Vec::new(),
    });
    pieces.collect()
}

/// All there is to know about what references mean.
struct References<'a> {
    discovery: &'a Discovery,
    names: &'a [Option<String>],
}

impl References<'_> {
    /// Gives the references of a piece their final form, and notes where something has to be
    /// written out.
    fn rewrite(&self, piece: &mut Piece, shape: Shape) {
        let file = piece.place.file;
        let known = &self.discovery.references[file.0];
        if known.is_empty() {
            return;
        }
        let mut sites = Vec::new();
        walk_mut(&mut piece.value, shape, &mut |value, shape, path| {
            if let Some(Value::String(text)) = value.get_mut("$ref") {
                match self.final_form(file, text, shape) {
                    Some(Form::Reference(reference)) => *text = reference,
                    Some(Form::WrittenOut(target)) => {
                        sites.push((path.pointer(&Pointer::root()), target));
                    }
                    Some(Form::Content(schema)) => self.become_content(value, &schema),
                    Some(Form::LeftOut) => leave_out_reference(value),
                    None => {}
                }
            }
            if shape == Shape::Object(Kind::Discriminator) {
                self.rewrite_mapping(file, value);
            }
            Step::Into
        });
        piece.sites = sites;
    }

    fn final_form(&self, file: FileId, text: &str, shape: Shape) -> Option<Form> {
        let reference = self.discovery.references[file.0].get(text, shape)?;
        self.form_of(&reference.meaning)
    }

    fn form_of(&self, meaning: &Meaning) -> Option<Form> {
        match meaning {
            Meaning::Component(reference) => Some(Form::Reference(reference.clone())),
            &Meaning::Target(id) => {
                let section = self.discovery.targets[id.0].section(self.discovery.dialect);
                Some(match (section, &self.names[id.0]) {
                    (Some(section), Some(name)) => Form::Reference(section.reference(name)),
                    _ => Form::WrittenOut(id),
                })
            }
            Meaning::Content(schema) => Some(Form::Content(schema.clone())),
            Meaning::Misfit => Some(Form::LeftOut),
            Meaning::Nothing => None,
        }
    }

    fn become_content(&self, value: &mut Value, schema: &str) {
        if let Value::Object(object) = value {
            misplaced::become_content(object, self.discovery.dialect, schema);
        }
    }

    fn rewrite_mapping(&self, file: FileId, discriminator: &mut Value) {
        let mapping = discriminator.get_mut("mapping");
        let mapping = mapping.and_then(Value::as_object_mut).into_iter();
        for value in mapping.flat_map(|mapping| mapping.values_mut()) {
            self.rewrite_mapped(file, value);
        }
        if let Some(value) = discriminator.get_mut("defaultMapping") {
            self.rewrite_mapped(file, value);
        }
    }

    fn rewrite_mapped(&self, file: FileId, value: &mut Value) {
        let Value::String(text) = value else {
            return;
        };
        let meaning = self.discovery.references[file.0].mappings.get(text);
        if let Some(Form::Reference(reference)) = meaning.and_then(|meaning| self.form_of(meaning))
        {
            *text = reference;
        }
    }
}

enum Form {
    Reference(String),
    WrittenOut(TargetId),
    Content(String),
    LeftOut,
}

fn leave_out_reference(value: &mut Value) {
    if let Value::Object(members) = value {
        members.shift_remove("$ref");
    }
}

/// Puts a component into its section. Where a component of this name is a mere reference to the
/// piece, the piece takes its place.
fn insert(root: &mut Value, origins: &mut Origins, section: Section, name: String, piece: Piece) {
    let mut pointer = Pointer::root();
    let mut holder = root;
    for step in section.parent.into_iter().chain([section.name]) {
        let Value::Object(members) = holder else {
            return;
        };
        pointer.push_member(step);
        holder = members
            .entry(step)
            .or_insert_with(|| Value::Object(Map::new()));
    }
    pointer.push_member(&name);
    let origin = Origin {
        file: piece.place.file.0,
        pointer: piece.place.pointer,
    };
    origins.insert(&pointer, origin);
    note_origins(origins, &pointer, piece.origins);
    if let Value::Object(components) = holder {
        components.insert(name, piece.value);
    }
}
