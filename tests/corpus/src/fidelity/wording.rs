//! Messages without what is particular to a value, so that like causes read alike.

use serde_json::Value;

/// The first line of a message, without places, names and numbers.
pub(super) fn general(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let mut general = String::new();
    let mut quote = None;
    let mut digits = false;
    for character in line.chars() {
        match quote {
            Some(end) if character == end => {
                general.push('…');
                general.push(end);
                quote = None;
            }
            Some(_) => {}
            None => {
                if matches!(character, '`' | '"') {
                    quote = Some(character);
                }
                let is_digit = character.is_ascii_digit();
                if !is_digit {
                    general.push(character);
                } else if !digits {
                    general.push('N');
                }
                digits = is_digit;
            }
        }
    }
    without_place(&general)
}

/// Pointers into the value, and lines and columns, are particular.
fn without_place(message: &str) -> String {
    let words = message.split(' ').filter(|word| !word.starts_with('/'));
    words.collect::<Vec<&str>>().join(" ")
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
    use super::general;

    #[test]
    fn like_causes_read_alike() {
        let one = "validate: /value/a~1b: must be at least 12 (minimum, limit 12)\nmore";
        assert_eq!(
            general(one),
            "validate: must be at least N (minimum, limit N)"
        );
        assert_eq!(general("decode: `x` is no `Y`"), "decode: `…` is no `…`");
    }
}
