//! `$dynamicRef`, which may lead elsewhere each time it is followed: to the outermost schema on the
//! way that has a `$dynamicAnchor` of its name.
//!
//! Where a document has one such anchor, that is the one. Where it has several, what is meant
//! depends on who leads to the reference: it is left out, so that it refuses nothing. A
//! reference to a pointer is a `$ref`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::files::{FileId, Files, Place};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;

const KEYWORD: &str = "$dynamicRef";
const ANCHOR: &str = "$dynamicAnchor";

/// The dynamic anchors and references of the files that were read so far.
#[derive(Default)]
pub(super) struct Dynamic {
    /// How many schemas have an anchor of a name.
    anchors: BTreeMap<String, usize>,
    /// The references to anchors that were taken for a `$ref`, and their names.
    taken: Vec<(Place, String)>,
    left_out: Vec<(Place, String)>,
}

impl Dynamic {
    /// Takes every `$dynamicRef` of a file for a `$ref`, if it can't lead elsewhere as far as is known.
    pub(super) fn take(&mut self, file: FileId, root: &mut Value, text: &str) {
        if text.contains(ANCHOR) {
            self.count_anchors(root);
        }
        if text.contains(KEYWORD) {
            self.take_references(file, root);
        }
    }

    fn count_anchors(&mut self, root: &Value) {
        let mut open = vec![root];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(Value::String(name)) = members.get(ANCHOR) {
                        *self.anchors.entry(name.clone()).or_default() += 1;
                    }
                    open.extend(members.values());
                }
                Value::Array(elements) => open.extend(elements),
                _ => {}
            }
        }
    }

    fn take_references(&mut self, file: FileId, root: &mut Value) {
        let mut open = vec![(root, Pointer::root())];
        while let Some((value, pointer)) = open.pop() {
            match value {
                Value::Object(members) => {
                    let is_alone = !members.contains_key("$ref");
                    if let Some(Value::String(_)) = members.get(KEYWORD).filter(|_| is_alone)
                        && let Some(Value::String(text)) = members.shift_remove(KEYWORD)
                    {
                        let place = Place {
                            file,
                            pointer: pointer.clone(),
                        };
                        if self.is_settled(place, &text) {
                            members.insert("$ref".to_owned(), text.into());
                        }
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

    /// Whether a reference leads to one schema as far as is known. It is noted.
    fn is_settled(&mut self, place: Place, text: &str) -> bool {
        let Some(name) = anchor_of(text) else {
            return true;
        };
        let is_ambiguous = self.is_ambiguous(name);
        let noted = match is_ambiguous {
            true => &mut self.left_out,
            false => &mut self.taken,
        };
        noted.push((place, name.to_owned()));
        !is_ambiguous
    }

    fn is_ambiguous(&self, name: &str) -> bool {
        self.anchors.get(name).is_some_and(|count| *count > 1)
    }
}

/// Leaves out the references that may lead to an anchor of a file which was read later, and tells of
/// all that are left out.
pub(super) fn leave_out_ambiguous(files: &mut Files<'_>, diagnostics: &mut Diagnostics) {
    let mut left_out = std::mem::take(&mut files.dynamic.left_out);
    for (place, name) in std::mem::take(&mut files.dynamic.taken) {
        let root = &mut files.opened[place.file.0].value;
        let holder = root.pointer_mut(place.pointer.as_str());
        if files.dynamic.is_ambiguous(&name)
            && let Some(Value::Object(holder)) = holder
        {
            holder.shift_remove("$ref");
            left_out.push((place, name));
        }
    }
    for (mut place, name) in left_out {
        place.pointer.push_member(KEYWORD);
        diagnostics.report_at(
            Code::Widened,
            files.location(&place),
            format!(
                "several schemas have the `$dynamicAnchor` `{name}`: which one is meant depends on what \
                 leads here, so that any value is accepted"
            ),
            "write `$ref` to the schema that is meant where it is one",
        );
    }
}

/// The name of the anchor that a reference leads to, if it is none to a place.
fn anchor_of(text: &str) -> Option<&str> {
    let (_, fragment) = text.split_once('#')?;
    let is_name = !fragment.is_empty() && !fragment.starts_with('/');
    is_name.then_some(fragment)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::files::ROOT;
    use super::{Dynamic, anchor_of};

    #[test]
    fn only_a_name_may_lead_elsewhere() {
        assert_eq!(anchor_of("tree#node"), Some("node"));
        assert_eq!(anchor_of("#node"), Some("node"));
        for text in ["tree", "#", "#/$defs/node"] {
            assert_eq!(anchor_of(text), None, "{text}");
        }
    }

    #[test]
    fn what_has_one_anchor_is_a_reference() {
        let mut root = json!({
            "a": [{ "$dynamicAnchor": "one" }, { "$dynamicAnchor": "two" }, { "$dynamicAnchor": "two" }],
            "b": [
                { "$dynamicRef": "#one" },
                { "$dynamicRef": "#two", "title": "t" },
                { "$dynamicRef": "#/a/1" },
                { "$dynamicRef": "#one", "$ref": "#/a" },
                { "$dynamicRef": { "type": "string" } },
            ],
        });
        let text = root.to_string();
        Dynamic::default().take(ROOT, &mut root, &text);
        assert_eq!(
            root["b"],
            json!([
                { "$ref": "#one" },
                { "title": "t" },
                { "$ref": "#/a/1" },
                { "$dynamicRef": "#one", "$ref": "#/a" },
                { "$dynamicRef": { "type": "string" } },
            ])
        );
    }
}
