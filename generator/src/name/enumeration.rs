//! Names of the values of an enumeration: what the document wants code to call them, else the
//! value, or its title where the value makes no good name.

use serde_json::Value;

use super::case::{Case, Name};
use super::scope::Scope;
use crate::ir::{Enumeration, ValueNote};

/// The variant of a value that is not listed.
const UNKNOWN: &str = "Unknown";

pub(super) fn name_values(enumeration: &Enumeration) -> Vec<Name> {
    let values = enumeration.values.iter().enumerate();
    let words = values.map(|(index, value)| word(value, enumeration.notes.get(&index)));
    let words: Vec<String> = words.collect();
    let mut scope = Scope::with_reserved(Case::Pascal, &[UNKNOWN]);
    scope.claim_all(words.iter().map(String::as_str), "value")
}

fn word(value: &Value, note: Option<&ValueNote>) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let name = note.and_then(|note| note.name.as_ref());
    let title = note.and_then(|note| note.docs.title.as_ref());
    let title = title.filter(|title| !is_name(&text) && is_name(title));
    name.or(title).cloned().unwrap_or(text)
}

/// Whether a text begins with a letter, symbols aside.
fn is_name(text: &str) -> bool {
    let mut characters = text.chars().filter(|character| character.is_alphanumeric());
    characters.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::word;
    use crate::ir::{Docs, ValueNote};

    #[test]
    fn values_that_are_no_names_have_their_title() {
        let note = |name: Option<&str>, title: &str| ValueNote {
            name: name.map(str::to_owned),
            docs: Docs {
                title: Some(title.to_owned()),
                ..Docs::default()
            },
        };
        let named = |value: Value, note: ValueNote| word(&value, Some(&note));
        assert_eq!(named(json!("a"), note(None, "First")), "a");
        assert_eq!(named(json!(1), note(None, "First")), "First");
        assert_eq!(named(json!("-1"), note(None, "First")), "First");
        assert_eq!(named(json!(1), note(None, "1st")), "1");
        assert_eq!(named(json!("a"), note(Some("B"), "First")), "B");
        assert_eq!(word(&json!(true), None), "true");
    }
}
