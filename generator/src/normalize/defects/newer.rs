//! Words of a newer version in a document of an older one, or the other way round: they are taken
//! as the version means them that has them.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::{Scene, Version};

/// Tells of them; the rewrites of the newer version see to them.
pub(super) fn tell(schema: &Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if scene.version == Version::V3_1 {
        return tell_of_nullable(schema, pointer, scene);
    }
    let has_forms = FORMS.iter();
    let has_forms =
        has_forms.filter(|(keyword, is_newer)| schema.get(*keyword).is_some_and(is_newer));
    for (keyword, _) in has_forms {
        let message = format!("`{keyword}` has this form since OpenAPI 3.1");
        tell_of(keyword, message, pointer, scene);
    }
    for keyword in KEYWORDS
        .iter()
        .filter(|keyword| schema.contains_key(**keyword))
    {
        let message = format!("`{keyword}` is a keyword since OpenAPI 3.1");
        tell_of(keyword, message, pointer, scene);
    }
}

fn tell_of(keyword: &str, message: String, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let help = "set `openapi` to 3.1.0 if that is what the document follows";
    mended(scene, &pointer().member(keyword), message, help);
}

/// `nullable` says nothing since 3.1, but nobody writes it who does not mean it.
fn tell_of_nullable(schema: &Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        let message = "`nullable` is no keyword since OpenAPI 3.1; null is taken for a value";
        let help = "list `null` in `type`";
        let place = pointer().member("nullable");
        mended(scene, &place, message.to_owned(), help);
    }
}

/// Keywords, and whether a value of them is one of the newer version.
type Newer = (&'static str, fn(&Value) -> bool);

/// Keywords of all versions, of which some forms are newer.
const FORMS: &[Newer] = &[
    ("type", Value::is_array),
    ("exclusiveMinimum", Value::is_number),
    ("exclusiveMaximum", Value::is_number),
];

/// Newer keywords that say something of values. Those that describe (`examples`) or hold schemas for
/// others (`$defs`) change nothing.
const KEYWORDS: &[&str] = &[
    "const",
    "contains",
    "contentEncoding",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
