//! Long lines of documentation -> several, which mean the same to a reader of CommonMark.

/// How many characters of text a line of documentation has at most, where it can be broken.
const WIDTH: usize = 96;

/// The lines of a paragraph, broken anew if some of them are too long.
pub(super) fn reflow(paragraph: &[String]) -> Vec<String> {
    if paragraph.iter().all(|line| line.chars().count() <= WIDTH) {
        return paragraph.to_vec();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut joined = String::new();
    for line in paragraph {
        if joined.is_empty() {
            joined.clone_from(line);
        } else if begins_block(line) || is_rigid(line) || is_rigid(&joined) {
            lines.extend(wrap(&std::mem::replace(&mut joined, line.clone())));
        } else {
            joined.push(' ');
            joined.push_str(line.trim_start());
        }
    }
    lines.extend(wrap(&joined));
    lines
}

/// The lines that a line of running text becomes.
fn wrap(line: &str) -> Vec<String> {
    if line.chars().count() <= WIDTH || is_rigid(line) {
        return vec![line.to_owned()];
    }
    let indent = line.len() - line.trim_start().len();
    let hang = " ".repeat(indent + marker_length(&line[indent..]));
    let mut lines = Vec::new();
    let mut current = line[..indent].to_owned();
    let mut length = indent;
    for word in line[indent..].split(' ') {
        let is_first = current.trim().is_empty() && lines.is_empty();
        let fits = length + 1 + word.chars().count() <= WIDTH;
        if is_first {
            current.push_str(word);
        } else if fits || may_begin_block(word) {
            current.push(' ');
            current.push_str(word);
        } else {
            let next = format!("{hang}{word}");
            lines.push(std::mem::replace(&mut current, next));
        }
        length = current.chars().count();
    }
    lines.push(current);
    lines
}

/// Whether a line means something else if it is broken or joined: a heading, a quotation, a row of
/// a table, the end of a line that is meant as such.
fn is_rigid(line: &str) -> bool {
    line.contains('|') || line.ends_with('\\') || line.trim_start().starts_with(['#', '>'])
}

/// The length of the mark of a list item, under whose text the lines that follow are indented.
fn marker_length(line: &str) -> usize {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[number..];
    let is_bullet = number == 0 && rest.starts_with(['-', '*', '+']);
    let is_number = number > 0 && rest.starts_with(['.', ')']);
    let has_text = rest.get(1..2) == Some(" ");
    if (is_bullet || is_number) && has_text {
        number + 2
    } else {
        0
    }
}

/// Whether a line begins something else than running text: an item of a list, a line that makes a
/// heading of the one before it.
fn begins_block(line: &str) -> bool {
    let text = line.trim_start();
    let is_rule = || {
        text.chars()
            .all(|character| matches!(character, '=' | '-' | '*' | '_' | ' '))
    };
    marker_length(text) > 0 || is_rule()
}

/// Whether a word might begin something else than running text, whatever follows it.
fn may_begin_block(word: &str) -> bool {
    word.is_empty()
        || word.starts_with(['-', '*', '+', '#', '>', '=', '|', '~', '`', ':', '_'])
        || word.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{reflow, wrap};

    #[test]
    fn text_is_broken_between_words() {
        let lines = wrap(&"word ".repeat(30).trim_end().replace("word", "abcdefghi"));
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().all(|line| line.chars().count() <= 96));
        let item = wrap(&format!("- {}", "abc ".repeat(40).trim_end()));
        assert!(item[1].starts_with("  abc"), "{item:?}");
    }

    #[test]
    fn no_line_begins_something_else() {
        let text = format!("{} - 1. # > x", "a".repeat(95));
        assert_eq!(
            wrap(&text),
            [format!("{} - 1. # >", "a".repeat(95)), "x".to_owned()]
        );
        let row = format!("| {} |", "a b ".repeat(40));
        assert_eq!(wrap(&row), [row]);
    }

    #[test]
    fn paragraphs_are_broken_anew() {
        let lines = |lines: &[&str]| {
            lines
                .iter()
                .map(|&line| line.to_owned())
                .collect::<Vec<_>>()
        };
        let long = "abcdefghi ".repeat(11);
        let paragraph = lines(&[long.trim_end(), "end of it"]);
        assert_eq!(reflow(&paragraph)[1], "abcdefghi abcdefghi end of it");
        let short = lines(&["one", "two"]);
        assert_eq!(reflow(&short), short);
        let list = lines(&["- one", "- two", long.trim_end()]);
        assert_eq!(reflow(&list)[..1], ["- one"]);
    }
}
