//! Sections that stand in another file: `components: {schemas: {$ref: schemas.yaml}}`.
//!
//! Such a section becomes one reference for each of its members, which then is a component that
//! stands in another file like any other. So `#/components/schemas/Pet` is a component of the
//! root file whichever way it is spread over files.

use serde_json::{Map, Value};

use super::files::{FileId, Files, ROOT};
use super::resolve::resolve;
use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::structure::Dialect;

/// Spreads the sections of the root file. What can't be resolved stays, to be reported where
/// all references are.
pub(super) fn spread_sections(
    files: &mut Files<'_>,
    dialect: Dialect,
    diagnostics: &mut Diagnostics,
) {
    if dialect == Dialect::OpenApi3 {
        let components = Pointer::root().member("components");
        spread(files, dialect, &components, diagnostics);
    }
    for (_, section) in dialect.sections() {
        let parent = section.parent.map(|parent| Pointer::root().member(parent));
        let pointer = parent.unwrap_or_default().member(section.name);
        spread(files, dialect, &pointer, diagnostics);
    }
}

fn spread(
    files: &mut Files<'_>,
    dialect: Dialect,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) {
    let reference = |files: &Files<'_>| {
        let section = files.file(ROOT).value.pointer(pointer.as_str())?;
        Some(section.get("$ref")?.as_str()?.to_owned())
    };
    let Some(text) = reference(files) else {
        return;
    };
    let Ok(place) = resolve(files, dialect, ROOT, &text, diagnostics) else {
        return;
    };
    let members = references_to_members(files, place.file, &place.pointer, &text);
    let section = files.opened[ROOT.0].value.pointer_mut(pointer.as_str());
    if let (Some(members), Some(Value::Object(section))) = (members, section) {
        section.remove("$ref");
        for (name, reference) in members {
            section.entry(name).or_insert(reference);
        }
    }
}

/// A reference to each member of the object at a place, in terms of the reference to all of it.
fn references_to_members(
    files: &Files<'_>,
    file: FileId,
    pointer: &Pointer,
    text: &str,
) -> Option<Map<String, Value>> {
    let target = files.file(file).value.pointer(pointer.as_str())?;
    let start = if text.contains('#') {
        text.to_owned()
    } else {
        format!("{text}#")
    };
    let reference_to = |name: &String| {
        let step = Pointer::root().member(name);
        let mut reference = Map::new();
        let text = format!("{start}{}", encode(step.as_str()));
        reference.insert("$ref".to_owned(), Value::String(text));
        (name.clone(), Value::Object(reference))
    };
    Some(target.as_object()?.keys().map(reference_to).collect())
}

/// A pointer as the fragment of a reference.
pub(super) fn encode(pointer: &str) -> String {
    pointer.replace('%', "%25")
}
