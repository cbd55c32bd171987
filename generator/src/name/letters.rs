//! Letters beyond ASCII that rustc warns of in identifiers: those that are not for everyday use, and
//! those that look like others.
//!
//! A module can't switch these lints off for the crate that it is part of.

use std::borrow::Cow;

use deunicode::deunicode_char;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile, is_potential_mixed_script_confusable_char};

/// A wire name with such letters transcribed.
pub(super) fn plain(wire: &str) -> Cow<'_, str> {
    if wire.is_ascii() {
        return Cow::Borrowed(wire);
    }
    let scripts = unmistakable_scripts(wire);
    let mut plain = String::with_capacity(wire.len());
    for character in wire.chars() {
        if is_plain(character, &scripts) {
            plain.push(character);
        } else {
            plain.push_str(deunicode_char(character).unwrap_or_default());
        }
    }
    Cow::Owned(plain)
}

/// The scripts of letters that look like none of another script.
fn unmistakable_scripts(wire: &str) -> Vec<AugmentedScriptSet> {
    let mut scripts = Vec::new();
    for character in wire.chars() {
        let is_foreign = !character.is_ascii() && character.is_alphanumeric();
        if is_foreign && !is_potential_mixed_script_confusable_char(character) {
            let script = AugmentedScriptSet::for_char(character);
            if !scripts.contains(&script) {
                scripts.push(script);
            }
        }
    }
    scripts
}

/// Whether a character is no such letter. One that looks like another is none where its own script
/// is beyond doubt.
fn is_plain(character: char, scripts: &[AugmentedScriptSet]) -> bool {
    if character.is_ascii() || !character.is_alphanumeric() {
        return true;
    }
    let is_of = |script: &AugmentedScriptSet| {
        let mut shared = AugmentedScriptSet::for_char(character);
        shared.intersect_with(*script);
        !shared.is_empty()
    };
    character.identifier_allowed()
        && (!is_potential_mixed_script_confusable_char(character) || scripts.iter().any(is_of))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn letters_of_everyday_use_stay() {
        for name in ["größe", "имя", "Συνολο", "名前", "👍", "a-b"] {
            assert_eq!(plain(name), name);
        }
    }

    #[test]
    fn letters_that_can_be_mistaken_are_transcribed() {
        for (name, wanted) in [
            ("ʿAbd", "'Abd"),
            ("сор", "sor"),
            ("µs", "us"),
            ("ﬁeld", "field"),
            ("𝒙", "x"),
        ] {
            assert_eq!(plain(name), wanted, "{name}");
        }
    }
}
