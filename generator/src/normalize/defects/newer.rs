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
    for (keyword, is_newer) in KEYWORDS {
        if schema.get(*keyword).is_some_and(is_newer) {
            let message = format!("`{keyword}` has this form since OpenAPI 3.1");
            let help = "set `openapi` to 3.1.0 if that is what the document follows";
            mended(scene, &pointer().member(keyword), message, help);
        }
    }
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

const KEYWORDS: &[Newer] = &[
    ("type", Value::is_array),
    ("const", |_| true),
    ("exclusiveMinimum", Value::is_number),
    ("exclusiveMaximum", Value::is_number),
];
