//! Messages without what is particular to a value, so that like causes read alike.

use serde_json::Value;

/// What the refusals of generated types have in common: the stage, and the keyword or the message.
pub(super) fn refusal(reason: &str) -> String {
    let line = reason.lines().next().unwrap_or_default();
    let Some((stage, message)) = line.split_once("validate: ") else {
        return general(line);
    };
    let keyword = message.rsplit_once(" (").map_or("", |(_, keyword)| keyword);
    let keyword = keyword.split([',', ')']).next().unwrap_or_default();
    format!("{stage}validate: {keyword}")
}

/// What the complaints of the validator have in common.
pub(super) fn complaint(keyword: &str, message: &str) -> String {
    match keyword {
        "type" | "format" => format!("{keyword}: {message}"),
        _ => keyword.to_owned(),
    }
}

/// The first sentence of a message, without places, names and numbers.
pub(super) fn general(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let sentence = line.split("; ").next().unwrap_or_default();
    let mut general = String::new();
    let mut quote: Option<char> = None;
    for character in sentence.chars() {
        match (quote, character) {
            (Some(end), _) if character == end => {
                general.push('…');
                general.push(end);
                quote = None;
            }
            (Some(_), _) => {}
            (None, '`' | '"' | '(') => {
                quote = Some(if character == '(' { ')' } else { character });
                general.push(character);
            }
            (None, '0'..='9') if general.ends_with('N') => {}
            (None, '0'..='9') => general.push('N'),
            (None, _) => general.push(character),
        }
    }
    let words = general.split(' ').filter(|word| !word.starts_with('/'));
    let words: Vec<&str> = words
        .map(|word| if is_number(word) { "N" } else { word })
        .collect();
    words.join(" ")
}

/// A number whose digits have been replaced.
fn is_number(word: &str) -> bool {
    word.contains('N') && word.chars().all(|character| "N.-+e".contains(character))
}

/// The kind of a JSON value.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::{general, refusal};

    #[test]
    fn like_causes_read_alike() {
        let one = "validate: /value/a b: must be at least 12 (minimum, limit 12)\nmore";
        assert_eq!(refusal(one), "validate: minimum");
        let other = "servers only: decode: /value/a: `x` is no `Y`; /value: -1.5 is not an integer";
        assert_eq!(refusal(other), "servers only: decode: `…` is no `…`");
        assert_eq!(
            general("/value: -1.5 is no integer (Count)"),
            "N is no integer (…)"
        );
    }
}
