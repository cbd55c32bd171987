//! Numbers as they are written need the feature `raw_value` of serde_json, or it would take what is
//! handed to it for an object: this does not compile without.

const _: Option<&serde_json::value::RawValue> = None;
