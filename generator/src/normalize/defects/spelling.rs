//! Keywords of schemas in the wrong case (`minlength`, `Enum`), and words that are none.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::diagnostic::{Code, nearest};
use crate::normalize::{Scene, Version};

/// Keywords that say something of values, in order.
const KEYWORDS: [&str; 40] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "type",
    "uniqueItems",
    "writeOnly",
];

/// Gives them the case that they have, unless they are there in it, too.
pub(super) fn mend(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let meant = |name: &String| {
        if KEYWORDS.binary_search(&name.as_str()).is_ok() {
            return None;
        }
        let mut keywords = KEYWORDS.iter();
        let keyword = keywords.find(|keyword| keyword.eq_ignore_ascii_case(name))?;
        Some((name.clone(), *keyword))
    };
    let misspelled: Vec<_> = schema.keys().filter_map(meant).collect();
    for (name, keyword) in misspelled {
        if schema.contains_key(keyword) {
            continue;
        }
        let place = pointer().member(&name);
        if let Some(value) = schema.shift_remove(&name) {
            scene.diagnostics.moved(&pointer().member(keyword), &place);
            schema.insert(keyword.to_owned(), value);
        }
        let message = format!("`{name}` is no keyword; it is taken for `{keyword}`");
        mended(scene, &place, message, "write it in this case");
    }
}

/// Keywords that say nothing of values by themselves, in order: those of any draft from 4 on, and
/// what OpenAPI adds.
const OTHERS: [&str; 29] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "additionalItems",
    "collectionFormat",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
    "dependencies",
    "else",
    "example",
    "examples",
    "externalDocs",
    "id",
    "if",
    "then",
    "title",
    "unevaluatedItems",
    "unevaluatedProperties",
    "xml",
];

/// Tells of members that are no keywords, each word once in a document: nothing follows from them.
pub(super) fn tell(schema: &Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if scene.version != Version::V3_1 && schema.contains_key("$ref") {
        // Nothing applies that stands beside a reference, which is told of all.
        return;
    }
    for name in schema.keys().filter(|name| !is_known(name)) {
        if !scene.unknown_keywords.insert(name.clone()) {
            continue;
        }
        let known = KEYWORDS.iter().chain(&OTHERS).copied();
        let help = match nearest(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "remove it, or let its name begin with `x-`".to_owned(),
        };
        let message = format!("`{name}` is no keyword of JSON Schema or OpenAPI; it says nothing");
        let place = pointer().member(name);
        scene
            .diagnostics
            .report(Code::UnknownKeyword, &place, message, help);
    }
}

fn is_known(name: &str) -> bool {
    name.starts_with("x-")
        || KEYWORDS.binary_search(&name).is_ok()
        || OTHERS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, OTHERS};

    #[test]
    fn keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted() && OTHERS.is_sorted());
    }
}
