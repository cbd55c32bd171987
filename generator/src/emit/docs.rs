//! Text of a document -> rustdoc that is inert: nothing in it can leave its comment, become a
//! doctest, or make rustdoc warn.

use proc_macro2::TokenStream;
use quote::quote;

use super::wrap::reflow;
use crate::ir::Docs;

/// Doc attributes, one a line.
pub(super) fn doc_attributes(lines: &[String]) -> TokenStream {
    quote!(#(#[doc = #lines])*)
}

/// The title and the description of something, a blank line between them, and each line with the
/// space that rustdoc expects.
pub(super) fn doc_lines(docs: &Docs) -> Vec<String> {
    let title = docs.title.as_deref().map(str::trim).unwrap_or_default();
    let description = docs.description.as_deref().unwrap_or_default();
    let repeats = description.trim_start().starts_with(title);
    let mut lines = if repeats {
        Vec::new()
    } else {
        text_lines(title)
    };
    append_paragraph(&mut lines, text_lines(description));
    lines
}

/// The lines of CommonMark text.
pub(super) fn text_lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.trim().lines() {
        let line = line.trim_end();
        let bare = line.trim_start();
        match (&fence, opens_fence(bare)) {
            (Some(open), _) if closes_fence(bare, open) => {
                lines.push(format!(" {open}"));
                fence = None;
            }
            (Some(_), _) => lines.push(indented(line)),
            (None, Some(open)) => {
                push_paragraph(&mut lines, &mut paragraph);
                // Whatever the language: no example of a document is run as Rust.
                lines.push(format!(" {open}text"));
                fence = Some(open);
            }
            (None, None) if line.is_empty() => {
                push_paragraph(&mut lines, &mut paragraph);
                lines.push(String::new());
            }
            (None, None) => paragraph.push(inert(line)),
        }
    }
    push_paragraph(&mut lines, &mut paragraph);
    if let Some(open) = fence {
        lines.push(format!(" {open}"));
    }
    lines
}

fn push_paragraph(lines: &mut Vec<String>, paragraph: &mut Vec<String>) {
    lines.extend(reflow(paragraph).iter().map(|line| indented(line)));
    paragraph.clear();
}

/// Adds a paragraph, a blank line before it if there is text already.
pub(super) fn append_paragraph(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if !lines.is_empty() && !paragraph.is_empty() {
        lines.push(String::new());
    }
    lines.extend(paragraph);
}

fn indented(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// Without control and bidirectional characters; tabs and line ends in one form.
fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let text = text.replace('\t', "    ");
    text.chars()
        .filter(|character| *character == '\n' || is_visible(*character))
        .collect()
}

/// Whether a character is neither a control nor changes the direction of text.
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A wire name that can stand inside backticks.
pub(super) fn code(name: &str) -> String {
    name.chars()
        .filter(|character| is_visible(*character) && *character != '`')
        .collect()
}

/// The run of backticks or tildes that a fence begins with.
fn opens_fence(line: &str) -> Option<String> {
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let run: String = line.chars().take_while(|next| *next == mark).collect();
    let info = &line[run.len()..];
    (run.len() >= 3 && !(mark == '`' && info.contains('`'))).then_some(run)
}

fn closes_fence(line: &str, open: &str) -> bool {
    line.starts_with(open) && line.chars().all(|character| open.starts_with(character))
}

/// A line of running text with everything escaped that rustdoc would act on.
fn inert(line: &str) -> String {
    // Four spaces would make it a block of code, and that a doctest.
    let bare = line.trim_start();
    let indent = (line.len() - bare.len()).min(3);
    let mut text = " ".repeat(indent);
    let mut rest = bare;
    while let Some(character) = rest.chars().next() {
        let taken = match character {
            '\\' => escape_pair(rest),
            '`' => code_span(rest),
            '[' => link(rest),
            '<' => autolink(rest),
            'h' if !text.ends_with(|last: char| last.is_alphanumeric()) => bare_url(rest),
            _ => None,
        };
        match taken {
            Some((length, replacement)) => {
                text.push_str(&replacement);
                rest = &rest[length..];
            }
            None => {
                if matches!(character, '`' | '[' | ']' | '<') {
                    text.push('\\');
                }
                text.push(character);
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    text
}

fn kept(text: &str, length: usize) -> Option<(usize, String)> {
    Some((length, text[..length].to_owned()))
}

/// An escaped character stays escaped.
fn escape_pair(text: &str) -> Option<(usize, String)> {
    let second = text.chars().nth(1)?;
    second
        .is_ascii_punctuation()
        .then(|| kept(text, 2))
        .flatten()
}

/// A span of code on one line.
fn code_span(text: &str) -> Option<(usize, String)> {
    let run = text.len() - text.trim_start_matches('`').len();
    let mark = &text[..run];
    let mut from = run;
    while let Some(found) = text[from..].find(mark) {
        let start = from + found;
        let end = start + run;
        let longer = text[end..].starts_with('`');
        if !longer {
            return kept(text, end);
        }
        from = end + text[end..].len() - text[end..].trim_start_matches('`').len();
    }
    None
}

/// A link to an address; anything else in brackets is text, never a link to an item.
fn link(text: &str) -> Option<(usize, String)> {
    let label_end = text.find("](")?;
    let label = &text[1..label_end];
    let target = &text[label_end + 2..];
    let target_end = target.find(')')?;
    let address = &target[..target_end];
    let plain = |text: &str| !text.contains(['[', ']', '<', '>', '`', '\\', '"', ' ']);
    let is_plain = !label.is_empty() && !label.contains(['[', ']', '<', '`', '\\']);
    (is_plain && is_web(address) && plain(address))
        .then(|| kept(text, label_end + 3 + target_end))?
}

/// An address in angle brackets.
fn autolink(text: &str) -> Option<(usize, String)> {
    let end = text.find('>')?;
    let address = &text[1..end];
    let is_address = is_web(address) && !address.contains([' ', '<']);
    is_address.then(|| kept(text, end + 1))?
}

/// An address in running text, which rustdoc wants in angle brackets.
fn bare_url(text: &str) -> Option<(usize, String)> {
    if !is_web(text) {
        return None;
    }
    let ends = |character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '<' | '>' | '"' | '`' | '[' | ']' | '(' | ')' | '\\' | '|' | '*'
            )
    };
    let end = text.find(ends).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_']);
    let has_host = address.len() > "https://".len();
    has_host.then(|| (address.len(), format!("<{address}>")))
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::text_lines;

    fn doc(text: &str) -> String {
        text_lines(text).join("\n")
    }

    #[test]
    fn links_to_addresses_stay_and_others_become_text() {
        assert_eq!(
            doc("see [docs](https://a.b/c) now"),
            " see [docs](https://a.b/c) now"
        );
        assert_eq!(doc("see [docs](#there)"), " see \\[docs\\](#there)");
        assert_eq!(doc("a [Foo] and [^1]"), " a \\[Foo\\] and \\[^1\\]");
        assert_eq!(doc("at https://a.b/c."), " at <https://a.b/c>.");
        assert_eq!(doc("<https://a.b> <b>x</b>"), " <https://a.b> \\<b>x\\</b>");
    }

    #[test]
    fn no_example_becomes_a_doctest() {
        assert_eq!(doc("```rust\nfn x() {}\n```"), " ```text\n fn x() {}\n ```");
        assert_eq!(doc("a\n\n        panic!()"), " a\n\n    panic!()");
        assert_eq!(doc("~~~\nopen"), " ~~~text\n open\n ~~~");
    }

    #[test]
    fn code_and_stray_marks() {
        assert_eq!(doc("`a[0] <b>` and `x"), " `a[0] <b>` and \\`x");
        assert_eq!(doc("``a`b``"), " ``a`b``");
        assert_eq!(doc("\\[kept\\]"), " \\[kept\\]");
    }

    #[test]
    fn hostile_characters_are_left_out() {
        assert_eq!(doc("a\u{202e}b\u{0}c\u{7}"), " abc");
        assert_eq!(doc("*/ #[x] \"quoted\""), " */ #\\[x\\] \"quoted\"");
    }
}
