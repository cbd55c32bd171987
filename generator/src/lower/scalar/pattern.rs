//! Which patterns are checked: those that are regular expressions of ECMA-262.

use specsmith_support::validate::Pattern;

use super::super::context::Context;
use crate::diagnostic::Code;
use crate::resolve::SchemaId;

/// Whether a pattern is a regular expression; one that is not is reported and asserts nothing.
pub(in crate::lower) fn is_pattern(cx: &mut Context<'_>, id: SchemaId, pattern: &str) -> bool {
    let Some(fault) = fault_of(pattern) else {
        return true;
    };
    if cx.asserted.is_news(id, pattern) {
        let around = match cx.asserted.is_inside() {
            true => " and the keyword around it are not checked",
            false => " is not checked",
        };
        cx.report(
            Code::Widened,
            id,
            format!("the pattern `{pattern}`{around}: {fault}"),
            "write it in the dialect of ECMA-262",
        );
    }
    false
}

/// Whether the pattern of a schema can't be checked, so that its type takes more than it says.
pub(in crate::lower) fn takes_more(cx: &Context<'_>, id: SchemaId) -> bool {
    let pattern = cx.schema(id).checks.pattern.as_deref();
    pattern.is_some_and(|pattern| fault_of(pattern).is_some())
}

/// Why a pattern can't be checked.
pub(in crate::lower) fn fault_of(pattern: &str) -> Option<String> {
    match Pattern::compile(pattern) {
        Ok(_) => foreign_part(pattern).map(|part| format!("`{part}` is of another dialect")),
        Err(error) => Some(format!("it is no regular expression: {error}")),
    }
}

/// The classes that POSIX has names for.
const POSIX_CLASSES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
];

/// A part of a pattern that means something in other dialects and a mere letter in this one, or only
/// letters and brackets: nobody who writes it means those.
fn foreign_part(pattern: &str) -> Option<String> {
    let mut rest = pattern;
    let mut is_in_class = false;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '\\' => {
                let escaped = after.chars().next()?;
                if is_foreign_escape(escaped) {
                    return Some(format!("\\{escaped}"));
                }
                &after[escaped.len_utf8()..]
            }
            '[' => {
                if is_in_class && let Some(class) = posix_class(after) {
                    return Some(format!("[:{class}:]"));
                }
                is_in_class = true;
                after
            }
            ']' => {
                is_in_class = false;
                after
            }
            _ => after,
        };
    }
    delimited(pattern)
}

/// Whether a letter without a meaning of its own is escaped, of which Unicode semantics know none.
fn is_foreign_escape(escaped: char) -> bool {
    escaped.is_ascii_alphabetic() && !"bBcdDfknpPrsStuvwWx".contains(escaped)
}

fn posix_class(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix(':')?.split_once(":]")?;
    POSIX_CLASSES.contains(&name).then_some(name)
}

/// The end of a literal with flags, such as `/^a$/i`, that no text matches as it stands.
fn delimited(pattern: &str) -> Option<String> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let is_literal = inner.starts_with('^') || inner.ends_with('$');
    let has_flags = !flags.is_empty() && flags.chars().all(|flag| flag.is_ascii_lowercase());
    (is_literal && has_flags).then(|| format!("/{flags}"))
}

#[cfg(test)]
mod tests {
    use super::foreign_part;

    #[test]
    fn other_dialects_are_known_by_what_would_be_letters() {
        for (pattern, part) in [
            (r"^\h+$", r"\h"),
            (r"[\i]\c*", r"\i"),
            (r"^\Qa.b\E$", r"\Q"),
            ("^[[:alpha:]_]+$", "[:alpha:]"),
            ("/^[a-z]$/i", "/i"),
        ] {
            assert_eq!(foreign_part(pattern).as_deref(), Some(part), "{pattern}");
        }
    }

    #[test]
    fn what_is_escaped_without_need_is_none_of_them() {
        for pattern in [
            r"^\w+\-\_\/\ü$",
            r"\p{L}\x41\cA",
            "[:alpha:]",
            "[[:other:]]",
            "/a/b",
            "/users/i",
            r"a\",
        ] {
            assert_eq!(foreign_part(pattern), None, "{pattern}");
        }
    }
}
