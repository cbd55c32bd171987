//! Security schemes.

use serde_json::{Map, Value, json};

/// Flows of OAuth 2 and their names in OpenAPI 3.0.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// `basic` is a scheme of HTTP, and a flow of OAuth 2 an entry of `flows`.
pub(super) fn upgrade(scheme: &mut Value) {
    let Value::Object(scheme) = scheme else {
        return;
    };
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), "http".into());
            scheme.insert("scheme".to_owned(), "basic".into());
        }
        Some("oauth2") => upgrade_flow(scheme),
        _ => {}
    }
}

fn upgrade_flow(scheme: &mut Map<String, Value>) {
    let Some(Value::String(flow)) = scheme.shift_remove("flow") else {
        return;
    };
    let known = FLOWS.iter().find(|(old, _)| *old == flow);
    let name = known.map_or(flow.as_str(), |(_, new)| *new);
    let mut members = Map::new();
    for member in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = scheme.shift_remove(member) {
            members.insert(member.to_owned(), value);
        }
    }
    members.entry("scopes").or_insert_with(|| json!({}));
    scheme.insert("flows".to_owned(), json!({ name: members }));
}
