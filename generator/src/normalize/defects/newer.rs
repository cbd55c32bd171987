//! Words of a newer version in a document of an older one: they are taken as the newer one means
//! them.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::{Scene, Version};

/// Tells of them; the rewrites of the newer version see to them.
pub(super) fn tell(schema: &Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    if scene.version == Version::V3_1 {
        return;
    }
    for (keyword, is_newer) in KEYWORDS {
        if schema.get(*keyword).is_some_and(is_newer) {
            let message = format!("`{keyword}` has this form since OpenAPI 3.1");
            let help = "set `openapi` to 3.1.0 if that is what the document follows";
            mended(scene, &pointer().member(keyword), message, help);
        }
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
