//! Wire names -> words -> Rust spelling.

use std::fmt;

use super::letters::plain;

/// An identifier of the generated code, spelled as Rust wants it there. Not a wire name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The text without `r#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier as a token, raw where the text is a keyword.
    pub fn ident(&self) -> proc_macro2::Ident {
        let span = proc_macro2::Span::call_site();
        if is_keyword(&self.0) {
            proc_macro2::Ident::new_raw(&self.0, span)
        } else {
            proc_macro2::Ident::new(&self.0, span)
        }
    }

    pub(super) fn new(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// How an identifier is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Types, traits, variants.
    Pascal,
    /// Fields, methods, modules.
    Snake,
    /// Constants.
    Screaming,
}

/// Longer identifiers are cut at a word: they serve nobody, and file names have a limit.
const LENGTH: usize = 96;

/// Spells a wire name. The result is never empty and always an identifier, but for keywords.
pub(super) fn spell(wire: &str, case: Case) -> String {
    let wire = plain(wire);
    let mut words = words(&wire);
    if words.is_empty() {
        words = symbol_words(&wire);
    }
    spell_words(&words, case)
}

/// Spells a wire name with its symbols written out: `a-b` as `a_minus_b`.
pub(super) fn spell_symbols(wire: &str, case: Case) -> String {
    spell_words(&symbol_words(&plain(wire)), case)
}

fn spell_words(words: &[String], case: Case) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && text.len() + word.len() > LENGTH {
            break;
        }
        push_word(&mut text, word, case);
    }
    if text.is_empty() {
        push_word(&mut text, "empty", case);
    }
    let starts_well = text.chars().next().is_some_and(unicode_ident::is_xid_start);
    match (starts_well, case) {
        (true, _) => text,
        (false, Case::Pascal) => format!("V{text}"),
        (false, Case::Snake | Case::Screaming) => format!("_{text}"),
    }
}

fn push_word(text: &mut String, word: &str, case: Case) {
    let joint = |last: Option<char>, next: Option<char>| {
        last.is_some_and(|last| last.is_ascii_digit())
            && next.is_some_and(|next| next.is_ascii_digit())
    };
    let word: String = word.chars().take(LENGTH).collect();
    match case {
        Case::Pascal => {
            // `1.0` and `10` must stay apart.
            if joint(text.chars().last(), word.chars().next()) {
                text.push('_');
            }
            let mut characters = word.chars();
            text.extend(characters.next().into_iter().flat_map(char::to_uppercase));
            text.extend(characters.flat_map(char::to_lowercase));
        }
        Case::Snake | Case::Screaming => {
            if !text.is_empty() {
                text.push('_');
            }
            if case == Case::Snake {
                text.push_str(&word.to_lowercase());
            } else {
                text.push_str(&word.to_uppercase());
            }
        }
    }
}

/// The words of a wire name: split at whatever can't stand in an identifier, and where the case
/// changes. A sign before a number is a word of its own.
fn words(wire: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let characters: Vec<char> = wire.chars().collect();
    for (index, &character) in characters.iter().enumerate() {
        let next = characters.get(index + 1).copied();
        let previous = index.checked_sub(1).map(|index| characters[index]);
        if !is_word_character(character) {
            flush(&mut words, &mut word);
            if previous.is_none() && next.is_some_and(|next| next.is_ascii_digit()) {
                words.extend(sign(character).map(str::to_owned));
            }
            continue;
        }
        if starts_word(previous, character, next) {
            flush(&mut words, &mut word);
        }
        word.push(character);
    }
    flush(&mut words, &mut word);
    words
}

fn flush(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

fn is_word_character(character: char) -> bool {
    character != '_' && character.is_alphanumeric() && unicode_ident::is_xid_continue(character)
}

/// `fooBar` has a word at `B`, `HTTPServer` at `S`.
fn starts_word(previous: Option<char>, character: char, next: Option<char>) -> bool {
    let Some(previous) = previous else {
        return false;
    };
    character.is_uppercase()
        && (previous.is_lowercase()
            || previous.is_ascii_digit() && next.is_some_and(char::is_lowercase)
            || previous.is_uppercase() && next.is_some_and(char::is_lowercase))
}

fn sign(character: char) -> Option<&'static str> {
    match character {
        '+' => Some("plus"),
        '-' => Some("minus"),
        _ => None,
    }
}

/// The words of a wire name, symbols among them written out.
fn symbol_words(wire: &str) -> Vec<String> {
    let mut named = String::new();
    for character in wire.chars() {
        match symbol(character) {
            Some(name) => {
                named.push(' ');
                named.push_str(name);
                named.push(' ');
            }
            None if is_word_character(character) => named.push(character),
            None if character.is_ascii() => named.push(' '),
            None => named.push_str(&format!(" u{:x} ", u32::from(character))),
        }
    }
    words(&named)
}

fn symbol(character: char) -> Option<&'static str> {
    Some(match character {
        '+' => "plus",
        '-' => "minus",
        '_' => "underscore",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '~' => "tilde",
        '^' => "caret",
        '(' | ')' => "paren",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '"' | '\'' | '`' => "quote",
        ' ' => "space",
        _ => return None,
    })
}

/// Whether a text is a keyword, strict or reserved, of the 2024 edition.
pub(super) fn is_keyword(text: &str) -> bool {
    const KEYWORDS: [&str; 52] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield", "crate", "self", "super", "Self",
    ];
    KEYWORDS.contains(&text)
}

/// Whether a keyword may not even be written as a raw identifier.
pub(super) fn is_never_raw(text: &str) -> bool {
    matches!(text, "crate" | "self" | "super" | "Self" | "_")
}

#[cfg(test)]
mod tests {
    use super::{Case, spell, spell_symbols};

    #[test]
    fn words_are_found_in_every_style() {
        for (wire, snake) in [
            ("providerId", "provider_id"),
            ("_environmentId", "environment_id"),
            ("HTTPServer", "http_server"),
            ("isHTTP2On", "is_http2_on"),
            ("in_app", "in_app"),
            ("a-b c.d", "a_b_c_d"),
            ("2fa", "_2fa"),
            ("", "empty"),
            ("größe", "größe"),
        ] {
            assert_eq!(spell(wire, Case::Snake), snake, "{wire}");
        }
    }

    #[test]
    fn signs_and_symbols_are_told_apart() {
        assert_eq!(spell("+1", Case::Pascal), "Plus1");
        assert_eq!(spell("-1", Case::Pascal), "Minus1");
        assert_eq!(spell("1.0", Case::Pascal), "V1_0");
        assert_eq!(spell("<=", Case::Pascal), "LessEqual");
        assert_eq!(spell_symbols("a-b", Case::Pascal), "AMinusB");
        assert_eq!(spell("👍", Case::Pascal), "U1f44d");
    }

    #[test]
    fn long_names_are_cut() {
        assert!(spell(&"word ".repeat(100), Case::Snake).len() <= 110);
        assert!(spell(&"w".repeat(1000), Case::Snake).len() <= 110);
    }
}
