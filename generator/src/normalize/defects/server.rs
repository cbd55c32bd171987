//! Servers that nobody can call: they are left out, as if they had not been written.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::Scene;

/// Leaves out `servers` that are no list, and entries without an address. Where the API is instead
/// is not guessed.
pub(super) fn mend_list(
    holder: &mut Map<String, Value>,
    pointer: Place<'_>,
    scene: &mut Scene<'_>,
) {
    let Some(servers) = holder.shift_remove("servers") else {
        return;
    };
    let help = "write a list of objects that have a `url`";
    let place = pointer().member("servers");
    let Value::Array(entries) = servers else {
        let message = "`servers` is no list and is left out".to_owned();
        mended(scene, &place, message, help);
        return;
    };
    let entries = entries.into_iter().enumerate();
    let (kept, faulty): (Vec<_>, Vec<_>) = entries.partition(|(_, entry)| has_address(entry));
    // A place is that of one entry only: those that are left out have theirs behind the others.
    for (index, (before, _)) in kept.iter().chain(&faulty).enumerate() {
        if index != *before {
            let from = place.element(*before);
            scene.diagnostics.moved(&place.element(index), &from);
        }
    }
    for (index, (_, entry)) in faulty.iter().enumerate() {
        let message = format!("{} and is left out", without_address(entry));
        mended(scene, &place.element(kept.len() + index), message, help);
    }
    if !kept.is_empty() {
        let kept = kept.into_iter().map(|(_, entry)| entry);
        holder.insert("servers".to_owned(), kept.collect());
    }
}

fn has_address(entry: &Value) -> bool {
    entry.get("url").is_some_and(Value::is_string)
}

fn without_address(entry: &Value) -> &'static str {
    match entry {
        Value::Object(server) if server.contains_key("url") => {
            "a server has a `url` that is no text"
        }
        Value::Object(_) => "a server has no `url`",
        _ => "a server is no object",
    }
}
