//! Which version of OpenAPI a document speaks.

use serde_json::Value;

/// The versions that differ in what their words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Swagger 2.0.
    V2,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1 and 3.2, whose schemas are those of JSON Schema 2020-12.
    V3_1,
}

impl Version {
    /// The version that a document claims to follow.
    pub fn of(root: &Value) -> Option<Self> {
        let text = |member: &str| match root.get(member)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        if let Some(version) = text("openapi") {
            return if version == "3.0" || version.starts_with("3.0.") {
                Some(Self::V3_0)
            } else {
                version.starts_with("3.").then_some(Self::V3_1)
            };
        }
        text("swagger")?.starts_with('2').then_some(Self::V2)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Version;

    #[test]
    fn versions_are_told_apart() {
        let version = |member: &str, text: &str| Version::of(&json!({ member: text }));
        assert_eq!(version("openapi", "3.0.4"), Some(Version::V3_0));
        assert_eq!(version("openapi", "3.1.0"), Some(Version::V3_1));
        assert_eq!(version("openapi", "3.2.0"), Some(Version::V3_1));
        assert_eq!(version("openapi", "4.0.0"), None);
        assert_eq!(version("swagger", "2.0"), Some(Version::V2));
        assert_eq!(Version::of(&json!({ "swagger": 2.0 })), Some(Version::V2));
    }
}
