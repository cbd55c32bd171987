//! What a typed read says of a fault, in the words of JSON instead of those of Rust.

/// The reason without the names of Rust's types.
pub(super) fn in_plain_words(reason: &str) -> String {
    if ["untagged enum", "flattened data"]
        .iter()
        .any(|words| reason.contains(words))
    {
        return "this has none of the shapes that it may have".to_owned();
    }
    let (found, wanted) = reason.split_once(", expected ").unwrap_or((reason, ""));
    let found = found
        .replace("invalid type: ", "")
        .replace("invalid value: ", "");
    let found = match found.as_str() {
        "sequence" => "a list".to_owned(),
        "map" => "an object".to_owned(),
        "unit value" | "null" => "null".to_owned(),
        _ => found
            .replace("missing field", "there is no")
            .replace("unknown variant ", ""),
    };
    match wanted {
        "" => found,
        "a sequence" => format!("{found} stands where a list is wanted"),
        "a map" => format!("{found} stands where an object is wanted"),
        "usize" | "u64" => format!("{found} stands where a count is wanted"),
        _ if wanted.starts_with("struct ") || wanted.contains(" enum ") => {
            format!("{found} stands where an object is wanted")
        }
        _ => format!("{found} stands where {wanted} is wanted"),
    }
}

#[cfg(test)]
mod tests {
    use super::in_plain_words;

    #[test]
    fn types_of_rust_are_not_spoken_of() {
        let plain = [
            "invalid type: integer `5`, expected struct Schema",
            "invalid type: map, expected a sequence",
            "invalid value: integer `-1`, expected usize",
            "missing field `name`",
            "unknown variant `x`, expected one of `a`, `b`",
            "data did not match any variant of untagged enum ReferenceOr",
        ]
        .map(in_plain_words);
        assert_eq!(
            plain,
            [
                "integer `5` stands where an object is wanted",
                "an object stands where a list is wanted",
                "integer `-1` stands where a count is wanted",
                "there is no `name`",
                "`x` stands where one of `a`, `b` is wanted",
                "this has none of the shapes that it may have",
            ]
        );
    }
}
