//! Schemas with an `$id`, which are documents of their own: `#/$defs/n` in one of them leads to a place
//! in it, as JSON Schema says.
//!
//! Many write an `$id` and mean the top of the file nevertheless. So what leads nowhere within the
//! schema stays what it is.

use serde_json::Value;

use super::resolve::step;
use super::uri::fragment_tokens;
use crate::pointer::Pointer;

pub(super) const KEYWORD: &str = "$id";

/// Lets references lead from the top of the file to what they mean.
pub(super) fn lead_from_top(root: &mut Value) {
    for (holder, reference) in references_within(root) {
        if let Some(written) = root.pointer_mut(holder.member("$ref").as_str()) {
            *written = reference.into();
        }
    }
}

/// A schema with an `$id`, and the length of its pointer.
type Base<'v> = (&'v Value, usize);

/// The objects whose reference leads to a place in a schema with an `$id` around them, and how it leads
/// there from the top.
fn references_within(root: &Value) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    let mut open: Vec<(&Value, Pointer, Option<Base<'_>>)> = vec![(root, Pointer::root(), None)];
    while let Some((value, pointer, around)) = open.pop() {
        let identified = is_identified(value).then(|| (value, pointer.as_str().len()));
        let base = identified.or(around);
        if let Some((schema, length)) = base
            && let Some(fragment) = fragment_within(value, schema)
        {
            let reference = format!("#{}{fragment}", &pointer.as_str()[..length]);
            found.push((pointer.clone(), reference));
        }
        match value {
            Value::Object(members) => {
                let inner = members.iter();
                open.extend(inner.map(|(name, member)| (member, pointer.member(name), base)));
            }
            Value::Array(elements) => {
                let inner = elements.iter().enumerate();
                open.extend(inner.map(|(index, element)| (element, pointer.element(index), base)));
            }
            _ => {}
        }
    }
    found
}

/// Whether a schema names itself, and not only a place in what is around it.
fn is_identified(value: &Value) -> bool {
    let id = value.get(KEYWORD).and_then(Value::as_str);
    id.is_some_and(|id| !id.starts_with('#'))
}

/// The fragment of an object's reference, if it leads to a place in a schema.
fn fragment_within<'v>(holder: &'v Value, schema: &Value) -> Option<&'v str> {
    let fragment = holder.get("$ref")?.as_str()?.strip_prefix('#')?;
    let is_pointer = fragment.is_empty() || fragment.starts_with('/');
    let tokens = fragment_tokens(fragment);
    let mut tokens = tokens.iter();
    let found = tokens.try_fold(schema, |value, token| step(value, token).map(|(_, it)| it));
    found.filter(|_| is_pointer).map(|_| fragment)
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
}
