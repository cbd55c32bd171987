//! `contentEncoding` and `contentMediaType`, which took the place of two formats in 3.1.

use serde_json::{Map, Value};

/// Base64 is `format: byte`, its other alphabet `format: base64url`, and octets of a media type
/// without an encoding are `format: binary`.
pub(super) fn encoding_to_format(schema: &mut Map<String, Value>) {
    if schema.contains_key("format") {
        return;
    }
    let encoding = schema.get("contentEncoding").and_then(Value::as_str);
    let format = match encoding.map(str::to_ascii_lowercase).as_deref() {
        Some("base64") => "byte",
        Some("base64url") => "base64url",
        None if schema.get("contentMediaType").is_some_and(is_octets) => "binary",
        _ => return,
    };
    schema.insert("format".to_owned(), format.into());
    schema.entry("type").or_insert_with(|| "string".into());
}

/// Whether a media type is not one of text.
fn is_octets(media_type: &Value) -> bool {
    media_type.as_str() == Some("application/octet-stream")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::encoding_to_format;

    #[test]
    fn encodings_are_formats() {
        let format = |schema| rewritten(schema, encoding_to_format)["format"].clone();
        assert_eq!(format(json!({ "contentEncoding": "base64" })), "byte");
        let url = format(json!({ "contentEncoding": "base64url" }));
        assert_eq!(url, "base64url");
        let octets = json!({ "contentMediaType": "application/octet-stream" });
        assert_eq!(format(octets), "binary");
        assert_eq!(
            format(json!({ "contentMediaType": "application/json" })),
            json!(null)
        );
        assert_eq!(
            format(json!({ "contentEncoding": "base64", "format": "x" })),
            "x"
        );
    }
}
