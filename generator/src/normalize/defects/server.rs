//! Servers that nobody can call: they are left out, as if they had not been written.

use serde_json::{Map, Value};

use super::{Place, mended, take_out};
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
    let Value::Array(mut entries) = servers else {
        let message = "`servers` is no list and is left out".to_owned();
        mended(scene, &place, message, help);
        return;
    };
    for (place, entry) in take_out(&mut entries, &place, scene, |entry| !has_address(entry)) {
        let message = format!("{} and is left out", without_address(&entry));
        mended(scene, &place, message, help);
    }
    if !entries.is_empty() {
        holder.insert("servers".to_owned(), Value::Array(entries));
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
