//! Components that are nothing but references to each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::{Dialect, Kind, Section};

/// Reports each circle of such components once, at the component that comes first. A schema there
/// says nothing, so that its reference is left out.
pub(super) fn mend_rings(root: &mut Value, dialect: Dialect, diagnostics: &mut Diagnostics) {
    for (kind, section) in dialect.sections() {
        for name in rings(&aliases(root, section)) {
            let pointer = place(section, &name);
            let message = format!("`{name}` leads only to other references, and back to itself");
            let help = "let one of the references in this circle lead to a definition";
            let reference = pointer.member("$ref");
            if kind != Kind::Schema {
                diagnostics.report(Code::CircularReference, &reference, message, help);
                continue;
            }
            let message = format!("{message}, which says nothing: the reference is left out");
            diagnostics.report(Code::InfiniteSchema, &reference, message, help);
            if let Some(Value::Object(schema)) = root.pointer_mut(pointer.as_str()) {
                schema.shift_remove("$ref");
            }
        }
    }
}

/// One component of each circle.
fn rings(aliases: &BTreeMap<&str, &str>) -> Vec<String> {
    let mut found = Vec::new();
    let mut passed = BTreeSet::new();
    for &start in aliases.keys() {
        let mut name = start;
        let mut way = BTreeSet::new();
        while passed.insert(name) {
            way.insert(name);
            match aliases.get(name) {
                Some(next) => name = next,
                None => break,
            }
        }
        if way.contains(name) && aliases.contains_key(name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The components of a section that have a `$ref`, and where it leads.
fn aliases(root: &Value, section: Section) -> BTreeMap<&str, &str> {
    let members = section.of(root).into_iter().flatten();
    members
        .filter_map(|(name, value)| {
            let text = value.get("$ref")?.as_str()?;
            Some((name.as_str(), section.name_in(text)?))
        })
        .collect()
}

fn place(section: Section, name: &str) -> Pointer {
    let parent = section.parent.map(|parent| Pointer::root().member(parent));
    parent.unwrap_or_default().member(section.name).member(name)
}
