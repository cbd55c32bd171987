//! Components that are nothing but references to each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::{Dialect, Section};

/// Reports each circle of such components once, at the component that comes first.
pub(super) fn report_rings(root: &Value, dialect: Dialect, diagnostics: &mut Diagnostics) {
    for (_, section) in dialect.sections() {
        let aliases = aliases(root, section);
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
                report(section, name, diagnostics);
            }
        }
    }
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

fn report(section: Section, name: &str, diagnostics: &mut Diagnostics) {
    let parent = section.parent.map(|parent| Pointer::root().member(parent));
    let pointer = parent.unwrap_or_default().member(section.name).member(name);
    diagnostics.report(
        Code::CircularReference,
        &pointer.member("$ref"),
        format!("`{name}` leads only to other references, and back to itself"),
        "let one of the references in this circle lead to a definition",
    );
}
