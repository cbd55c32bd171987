//! The line of a text that a diagnostic speaks of.

use super::{Position, shown};

/// How much of a long line is shown around its column, in characters.
const WIDTH: usize = 100;

/// Characters from one mark to the next.
const STRIDE: usize = 1024;

/// A text whose lines and columns are found without reading what stands before them: a document
/// may have as many diagnostics as lines, and may be one line as a whole.
#[derive(Default)]
pub(super) struct Excerpts {
    text: String,
    /// Where each line begins, in characters.
    lines: Vec<usize>,
    /// Where each [`STRIDE`]th character begins, in bytes.
    marks: Vec<usize>,
}

impl Excerpts {
    pub(super) fn new(text: String) -> Self {
        let mut lines = vec![0];
        let mut marks = Vec::new();
        for (index, (offset, character)) in text.char_indices().enumerate() {
            if index % STRIDE == 0 {
                marks.push(offset);
            }
            if character == '\n' {
                lines.push(index + 1);
            }
        }
        Self { text, lines, marks }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line of a position with a caret below its column.
    pub(super) fn at(&self, position: Position) -> Option<String> {
        let start = *self.lines.get(position.line.checked_sub(1)?)?;
        let column = position.column.checked_sub(1)?;
        let first = (column + 1).saturating_sub(WIDTH);
        let line = self.from(start + first);
        let cut = line.take_while(|character| !matches!(character, '\r' | '\n'));
        let cut = shown(&cut.take(WIDTH).collect::<String>());
        let number = position.line.to_string();
        let margin = " ".repeat(number.len());
        let caret = " ".repeat(column - first);
        Some(format!(
            "{margin} |\n{number} | {cut}\n{margin} | {caret}^\n"
        ))
    }

    /// The text from a character on.
    fn from(&self, index: usize) -> impl Iterator<Item = char> {
        let offset = self.marks.get(index / STRIDE).copied();
        let rest = &self.text[offset.unwrap_or(self.text.len())..];
        rest.chars().skip(index % STRIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpts, Position, STRIDE};

    fn excerpt(text: &str, line: usize, column: usize) -> Option<String> {
        Excerpts::new(text.to_owned()).at(Position { line, column })
    }

    #[test]
    fn a_caret_stands_below_the_column() {
        let line = excerpt("a: 1\r\nbc: 2\r\n", 2, 3);
        assert_eq!(line.as_deref(), Some("  |\n2 | bc: 2\n  |   ^\n"));
    }

    #[test]
    fn long_lines_are_shown_around_the_column() {
        let text = format!("ä\n{}ß!", "é".repeat(3 * STRIDE));
        let line = excerpt(&text, 2, 3 * STRIDE + 1).expect("there is such a line");
        assert!(line.contains("éß\n"), "{line}");
    }

    #[test]
    fn a_line_that_is_not_there_is_not_shown() {
        assert_eq!(excerpt("a: 1", 2, 1), None);
        assert_eq!(excerpt("", 1, 1).as_deref(), Some("  |\n1 | \n  | ^\n"));
    }
}
