//! `host`, `basePath` and `schemes`.

use serde_json::{Map, Value, json};

/// An address for every scheme; a relative one without a host.
pub(super) fn upgrade(document: &mut Map<String, Value>) {
    let text = |value: Option<Value>| match value {
        Some(Value::String(text)) => text,
        _ => String::new(),
    };
    let host = text(document.shift_remove("host"));
    let base = text(document.shift_remove("basePath"));
    let schemes = document.shift_remove("schemes");
    if host.is_empty() && base.is_empty() {
        return;
    }
    let mut schemes = super::media_types(schemes.as_ref());
    if schemes.is_empty() {
        schemes.push("https".to_owned());
    }
    let base = base.trim_end_matches('/');
    let servers = match host.as_str() {
        "" => vec![json!({ "url": if base.is_empty() { "/" } else { base } })],
        host => schemes
            .iter()
            .map(|scheme| json!({ "url": format!("{scheme}://{host}{base}") }))
            .collect(),
    };
    document.insert("servers".to_owned(), Value::Array(servers));
}
