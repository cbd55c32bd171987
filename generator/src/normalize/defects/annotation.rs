//! Notes for people that lack what they must have: they are left out.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::Scene;

/// Notes, and the text that each must have.
const NOTES: [(&str, &str); 2] = [("externalDocs", "url"), ("license", "name")];

pub(super) fn mend(object: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    for (name, wanted) in NOTES {
        let Some(Value::Object(note)) = object.get(name) else {
            continue;
        };
        if note.get(wanted).is_some_and(Value::is_string) {
            continue;
        }
        object.shift_remove(name);
        let message = format!("`{name}` has no `{wanted}` and is left out");
        mended(scene, &pointer().member(name), message, "add it");
    }
}
