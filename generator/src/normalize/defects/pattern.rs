//! Patterns in the dialects of other languages, as far as ECMA-262 has another word for what they say.

use serde_json::{Map, Value};

use super::{Place, mended};
use crate::normalize::Scene;

/// Mends the pattern of a schema.
pub(super) fn mend(schema: &mut Map<String, Value>, pointer: Place<'_>, scene: &mut Scene<'_>) {
    let Some(Value::String(written)) = schema.get("pattern") else {
        return;
    };
    let bare = without_delimiters(written).unwrap_or(written);
    let meant = with_anchors(bare);
    if meant == *written {
        return;
    }
    let message = format!("`{written}` is of another dialect; it is taken for `{meant}`");
    let help = "write the pattern in the dialect of ECMA-262";
    mended(scene, &pointer().member("pattern"), message, help);
    schema.insert("pattern".to_owned(), meant.into());
}

/// What stands between the delimiters of a literal of JavaScript, Perl or PHP. Slashes may well be
/// part of what is matched, but not before the beginning of a text or behind its end.
fn without_delimiters(pattern: &str) -> Option<&str> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let is_literal = inner.starts_with('^') || inner.ends_with('$');
    let says_nothing = flags.chars().all(|flag| "gu".contains(flag));
    (is_literal && says_nothing).then_some(inner)
}

/// The pattern with `^` and `$` where other dialects have `\A`, `\z` and `\Z`.
fn with_anchors(pattern: &str) -> String {
    let mut meant = String::with_capacity(pattern.len());
    let mut is_in_class = false;
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '\\' => {
                match characters.next() {
                    Some('A') if !is_in_class => meant.push('^'),
                    Some('z' | 'Z') if !is_in_class => meant.push('$'),
                    escaped => meant.extend(std::iter::once('\\').chain(escaped)),
                }
                continue;
            }
            _ => {}
        }
        meant.push(character);
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::{with_anchors, without_delimiters};

    #[test]
    fn the_ends_of_a_text_have_one_name_each() {
        assert_eq!(with_anchors(r"\A[a-z]+\z"), "^[a-z]+$");
        assert_eq!(with_anchors(r"^a\Z|\Ab"), "^a$|^b");
        for same in [r"\\A", r"[\A\z]", r"\d", "A-Z", r"a\", ""] {
            assert_eq!(with_anchors(same), same);
        }
    }

    #[test]
    fn delimiters_stand_around_the_ends() {
        assert_eq!(without_delimiters("/^a$/"), Some("^a$"));
        assert_eq!(without_delimiters("/^a/g"), Some("^a"));
        for other in ["/a/", "/^a$/i", "^/a/$", "/", "/^"] {
            assert_eq!(without_delimiters(other), None, "{other}");
        }
    }
}
