//! The components of other files that inherit from one with a discriminator. Nobody need refer to
//! them: whoever refers to the parent means any of them.
//!
//! Those of the same file are found. No file is read for the sake of what may be in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::files::{FileId, Files, Place, ROOT};
use super::resolve::place_within;
use crate::pointer::Pointer;
use crate::structure::{Dialect, Kind, Section};

/// Who inherits from whom in the files that were asked about.
#[derive(Debug, Default)]
pub(super) struct Heirs {
    /// For each file, the components that name another one as what they are or have in their `allOf`.
    children: BTreeMap<FileId, BTreeMap<Pointer, Vec<Pointer>>>,
    /// The components whose children have been given.
    seen: BTreeSet<Place>,
}

impl Heirs {
    /// The components that inherit from what stands at a place over one level or several, save those
    /// below what has been asked about before.
    pub(super) fn below(&mut self, files: &Files<'_>, parent: &Place) -> Vec<Place> {
        // All components of the root file are there anyway.
        if parent.file == ROOT || !files.value(parent).is_some_and(may_be_any_heir) {
            return Vec::new();
        }
        let children = self.children.entry(parent.file);
        let children = children.or_insert_with(|| children_in(files, parent.file));
        let mut found = Vec::new();
        let mut open = vec![parent.clone()];
        while let Some(place) = open.pop() {
            let children = children.get(&place.pointer).into_iter().flatten();
            if self.seen.insert(place.clone()) {
                let children = children.map(|pointer| Place {
                    file: place.file,
                    pointer: pointer.clone(),
                });
                let children: Vec<Place> = children.collect();
                open.extend(children.iter().rev().cloned());
                found.extend(children);
            }
        }
        found
    }
}

/// Whether a schema has a discriminator and no arms.
fn may_be_any_heir(schema: &Value) -> bool {
    let mut has_discriminator = false;
    let mut has_arms = false;
    each_part(schema, &mut |part| {
        has_discriminator |= part.get("discriminator").is_some();
        has_arms |= part.get("oneOf").is_some() || part.get("anyOf").is_some();
    });
    has_discriminator && !has_arms
}

/// The components of a file by those that they inherit from.
fn children_in(files: &Files<'_>, file: FileId) -> BTreeMap<Pointer, Vec<Pointer>> {
    let mut children: BTreeMap<Pointer, Vec<Pointer>> = BTreeMap::new();
    for (section, key, schema) in components(&files.file(file).value) {
        let parent = section.parent.map(|parent| Pointer::root().member(parent));
        let pointer = parent.unwrap_or_default().member(section.name).member(key);
        each_part(schema, &mut |part| {
            let reference = part.get("$ref").and_then(Value::as_str);
            if let Some(parent) = reference.and_then(|text| place_within(files, file, text)) {
                children.entry(parent).or_default().push(pointer.clone());
            }
        });
    }
    children
}

/// The schemas that a file of any version keeps by name.
fn components(root: &Value) -> impl Iterator<Item = (Section, &String, &Value)> {
    let sections = [Dialect::OpenApi3, Dialect::Swagger2].into_iter();
    let sections = sections.filter_map(|dialect| dialect.section(Kind::Schema));
    sections.flat_map(|section| {
        let members = section.of(root).into_iter().flatten();
        members.map(move |(key, schema)| (section, key, schema))
    })
}

/// A schema and the inline members of its `allOf`.
fn each_part<'v>(schema: &'v Value, visit: &mut dyn FnMut(&'v Value)) {
    let mut open = vec![schema];
    while let Some(part) = open.pop() {
        visit(part);
        let members = part.get("allOf").and_then(Value::as_array);
        open.extend(members.into_iter().flatten().rev());
    }
}
