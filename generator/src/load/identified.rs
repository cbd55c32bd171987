//! Schemas with an `$id`, which are documents of their own: `#/$defs/n` in one of them leads to a place
//! in it, and a reference that is relative to it may lead to another one, as JSON Schema says (core,
//! 8.2.1).
//!
//! Many write an `$id` and mean the top of the file, or other files, nevertheless. So what leads to no
//! schema of the file stays what it is.

use std::collections::HashMap;

use serde_json::Value;

use super::resolve::step;
use super::uri::{fragment_tokens, percent_decode, resolved};
use crate::pointer::Pointer;

pub(super) const KEYWORD: &str = "$id";

/// Lets references lead from the top of the file to what they mean.
pub(super) fn lead_from_top(root: &mut Value) {
    for (holder, reference) in references_to_identified(root) {
        if let Some(written) = root.pointer_mut(holder.member("$ref").as_str()) {
            *written = reference.into();
        }
    }
}

/// The objects whose reference leads to a schema with an `$id` or into one, and how it leads there
/// from the top.
fn references_to_identified(root: &Value) -> Vec<(Pointer, String)> {
    let resources = Resources::of(root);
    let references = resources.references.iter();
    let leading = references.filter_map(|reference| {
        let place = resources.place_of(reference)?;
        Some((reference.holder.clone(), format!("#{place}")))
    });
    leading.collect()
}

/// A schema with an `$id`, by its place in the order of the file. The first one is the file itself.
type ResourceId = usize;

struct Resource<'v> {
    uri: String,
    schema: &'v Value,
    pointer: Pointer,
}

struct Reference<'v> {
    holder: Pointer,
    within: ResourceId,
    text: &'v str,
}

struct Resources<'v> {
    all: Vec<Resource<'v>>,
    /// Of two of one name the first counts.
    by_uri: HashMap<String, ResourceId>,
    anchors: HashMap<(ResourceId, &'v str), Pointer>,
    references: Vec<Reference<'v>>,
}

impl<'v> Resources<'v> {
    fn of(root: &'v Value) -> Self {
        let file = Resource {
            uri: String::new(),
            schema: root,
            pointer: Pointer::root(),
        };
        let mut resources = Self {
            all: vec![file],
            by_uri: HashMap::new(),
            anchors: HashMap::new(),
            references: Vec::new(),
        };
        let mut open = vec![(root, Pointer::root(), 0)];
        while let Some((value, pointer, around)) = open.pop() {
            let within = resources.note(value, &pointer, around);
            match value {
                Value::Object(members) => {
                    let inner = members.iter().rev();
                    open.extend(inner.map(|(name, member)| (member, pointer.member(name), within)));
                }
                Value::Array(elements) => {
                    let inner = elements.iter().enumerate().rev();
                    open.extend(
                        inner.map(|(index, element)| (element, pointer.element(index), within)),
                    );
                }
                _ => {}
            }
        }
        resources
    }

    /// Notes what a value says of itself and where it refers to, and returns what it is part of.
    fn note(&mut self, value: &'v Value, pointer: &Pointer, around: ResourceId) -> ResourceId {
        let text = |keyword| value.get(keyword).and_then(Value::as_str);
        let within = match text(KEYWORD).and_then(identifier) {
            Some(id) => self.add(id, value, pointer, around),
            None => around,
        };
        // Older drafts write anchors like this.
        let older = text(KEYWORD).and_then(|id| id.strip_prefix('#'));
        let anchors = [text("$anchor"), text("$dynamicAnchor"), older];
        for name in anchors.into_iter().flatten() {
            let anchor = self.anchors.entry((within, name));
            anchor.or_insert_with(|| pointer.clone());
        }
        if let Some(text) = text("$ref") {
            self.references.push(Reference {
                holder: pointer.clone(),
                within,
                text,
            });
        }
        within
    }

    fn add(
        &mut self,
        id: &str,
        schema: &'v Value,
        pointer: &Pointer,
        around: ResourceId,
    ) -> ResourceId {
        let uri = resolved(&self.all[around].uri, id);
        let resource = self.all.len();
        self.by_uri.entry(uri.clone()).or_insert(resource);
        self.all.push(Resource {
            uri,
            schema,
            pointer: pointer.clone(),
        });
        resource
    }

    /// The pointer of what a reference leads to, if that is a schema with an `$id` or stands in one.
    fn place_of(&self, reference: &Reference<'_>) -> Option<String> {
        let text = reference.text;
        let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
        let id = match uri {
            "" => reference.within,
            _ => *self
                .by_uri
                .get(&resolved(&self.all[reference.within].uri, uri))?,
        };
        let resource = self.all.get(id).filter(|_| id > 0)?;
        if fragment.is_empty() || fragment.starts_with('/') {
            let leads_on = has_place(resource.schema, fragment);
            return leads_on.then(|| format!("{}{fragment}", resource.pointer));
        }
        let name = percent_decode(fragment);
        let anchor = self.anchors.get(&(id, name.as_str()))?;
        Some(anchor.to_string())
    }
}

/// The URI of a schema that names itself, and not only a place in what is around it.
fn identifier(id: &str) -> Option<&str> {
    let uri = id.split_once('#').map_or(id, |(uri, _)| uri);
    (!uri.is_empty()).then_some(uri)
}

fn has_place(schema: &Value, fragment: &str) -> bool {
    let tokens = fragment_tokens(fragment);
    let mut tokens = tokens.iter();
    let place = tokens.try_fold(schema, |value, token| step(value, token).map(|(_, it)| it));
    place.is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::lead_from_top;

    #[test]
    fn references_lead_within_their_schema_first() {
        let mut root = json!({
            "$defs": { "n": {}, "m": {} },
            "a": {
                "$id": "https://example.org/a",
                "$defs": { "n": { "$ref": "#" }, "b": { "$id": "b", "items": { "$ref": "#/items" } } },
                "items": [{ "$ref": "#/$defs/n" }, { "$ref": "#/$defs/m" }, { "$ref": "#n" }],
            },
            "c": { "$id": "#c", "items": { "$ref": "#/$defs/n" } },
        });
        lead_from_top(&mut root);
        assert_eq!(
            root,
            json!({
                "$defs": { "n": {}, "m": {} },
                "a": {
                    "$id": "https://example.org/a",
                    "$defs": {
                        "n": { "$ref": "#/a" },
                        "b": { "$id": "b", "items": { "$ref": "#/a/$defs/b/items" } },
                    },
                    "items": [{ "$ref": "#/a/$defs/n" }, { "$ref": "#/$defs/m" }, { "$ref": "#n" }],
                },
                "c": { "$id": "#c", "items": { "$ref": "#/$defs/n" } },
            })
        );
    }

    #[test]
    fn references_are_relative_to_the_id_around_them() {
        let mut root = json!({
            "tree": {
                "$id": "https://example.org/s/tree#",
                "$anchor": "node",
                "$defs": { "leaf": { "$id": "leaf", "$anchor": "node", "items": {} } },
            },
            "strict": {
                "$id": "https://example.org/s/strict",
                "$ref": "tree",
                "a": [
                    { "$ref": "leaf" },
                    { "$ref": "./leaf#/items" },
                    { "$ref": "/s/tree#node" },
                    { "$ref": "leaf#node" },
                    { "$ref": "https://example.org/s/tree#/$defs" },
                    { "$ref": "#node" },
                    { "$ref": "tree#/no" },
                    { "$ref": "other.yaml" },
                ],
            },
            "outside": { "$ref": "tree" },
        });
        lead_from_top(&mut root);
        let references = root["strict"]["a"].as_array().expect("is a list");
        let references: Vec<&str> = references
            .iter()
            .filter_map(|it| it["$ref"].as_str())
            .collect();
        assert_eq!(
            references,
            [
                "#/tree/$defs/leaf",
                "#/tree/$defs/leaf/items",
                "#/tree",
                "#/tree/$defs/leaf",
                "#/tree/$defs",
                "#node",
                "tree#/no",
                "other.yaml",
            ]
        );
        assert_eq!(root["strict"]["$ref"], "#/tree");
        assert_eq!(root["outside"]["$ref"], "tree");
    }
}
