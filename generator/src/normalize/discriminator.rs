//! `discriminator`.

use serde_json::{Map, Value};

/// The private name of `defaultMapping`, which 3.0 has no word for.
pub const DEFAULT_MAPPING: &str = "x-default-mapping";

/// `defaultMapping` under its private name.
pub(super) fn keep_default_mapping(discriminator: &mut Map<String, Value>) {
    if let Some(target) = discriminator.shift_remove("defaultMapping") {
        discriminator.insert(DEFAULT_MAPPING.to_owned(), target);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::rewritten;
    use super::keep_default_mapping;

    #[test]
    fn the_default_mapping_is_kept() {
        let discriminator = json!({ "propertyName": "kind", "defaultMapping": "Other" });
        assert_eq!(
            rewritten(discriminator, keep_default_mapping),
            json!({ "propertyName": "kind", "x-default-mapping": "Other" }),
        );
    }
}
