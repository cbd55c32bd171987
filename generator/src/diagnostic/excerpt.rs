//! The line of a text that a diagnostic speaks of.

use super::{Position, shown};

/// How much of a long line is shown around its column, in characters.
const WIDTH: usize = 100;

/// How much of that stands behind the column: what a diagnostic speaks of begins there.
const BEHIND: usize = 40;

/// Characters from one mark to the next.
const STRIDE: usize = 1024;

/// A text whose lines and columns are found without reading what stands before them: a document
/// may have as many diagnostics as lines, and may be one line as a whole.
#[derive(Default)]
pub(super) struct Excerpts {
    text: String,
    /// Where each line begins, in characters; the last number is where the text ends.
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
            if character == '\n' || offset + character.len_utf8() == text.len() {
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
        let index = position.line.checked_sub(1)?;
        let (start, end) = self.line(index)?;
        let column = position.column.checked_sub(1)?;
        let last = (column + BEHIND).min(end - start);
        let first = last.saturating_sub(WIDTH);
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

    /// Where a line begins and ends. The first is there even if the text is empty.
    fn line(&self, index: usize) -> Option<(usize, usize)> {
        let start = *self.lines.get(index)?;
        let end = self.lines.get(index + 1).copied();
        Some((start, end.or((index == 0).then_some(start))?))
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
    use super::{BEHIND, Excerpts, Position, STRIDE, WIDTH};

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
        let long = "é".repeat(3 * STRIDE);
        let text = format!("ä\n{long}ß{long}");
        let line = excerpt(&text, 2, 3 * STRIDE + 1).expect("there is such a line");
        let (before, behind) = (WIDTH - BEHIND, "é".repeat(BEHIND - 1));
        let shown = format!("2 | {}ß{behind}\n", "é".repeat(before));
        let wanted = format!("  |\n{shown}  | {}^\n", " ".repeat(before));
        assert_eq!(line, wanted);
    }

    #[test]
    fn a_line_that_is_not_there_is_not_shown() {
        assert_eq!(excerpt("a: 1", 2, 1), None);
        assert_eq!(excerpt("", 1, 1).as_deref(), Some("  |\n1 | \n  | ^\n"));
    }
}
