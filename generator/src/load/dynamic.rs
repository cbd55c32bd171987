//! `$dynamicRef`, which may lead elsewhere each time it is followed.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics, Location, Spot};
use crate::pointer::Pointer;

pub(super) const KEYWORD: &str = "$dynamicRef";

/// Lets each of them be a `$ref` to the anchor that stands in the same file, and tells of it.
pub(super) fn take_statically(root: &mut Value, file: &str, diagnostics: &mut Diagnostics) {
    let mut open = vec![(root, Pointer::root())];
    while let Some((value, pointer)) = open.pop() {
        match value {
            Value::Object(members) => {
                let is_alone = !members.contains_key("$ref");
                if let Some(Value::String(_)) = members.get(KEYWORD).filter(|_| is_alone)
                    && let Some(reference) = members.shift_remove(KEYWORD)
                {
                    members.insert("$ref".to_owned(), reference);
                    report(file, pointer.member("$ref"), diagnostics);
                }
                let inner = members.iter_mut().rev();
                open.extend(inner.map(|(name, member)| (member, pointer.member(name))));
            }
            Value::Array(elements) => {
                let inner = elements.iter_mut().enumerate().rev();
                open.extend(inner.map(|(index, element)| (element, pointer.element(index))));
            }
            _ => {}
        }
    }
}

fn report(file: &str, place: Pointer, diagnostics: &mut Diagnostics) {
    let location = Location {
        file: file.to_owned(),
        spot: Spot::Pointer(place),
    };
    diagnostics.report_at(
        Code::Widened,
        location,
        "`$dynamicRef` is taken for a `$ref` to the anchor of this file, whoever leads to it",
        "write out the schema that is meant where another one is",
    );
}
