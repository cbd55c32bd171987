//! Keywords of schemas in the wrong case: `minlength`, `Enum`.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::Scene;

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

#[cfg(test)]
mod tests {
    use super::KEYWORDS;

    #[test]
    fn keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted());
    }
}
