//! Bytes to text: the encoding of a file, and places in it.

use super::fault::Fault;
use crate::diagnostic::{Code, Position};

/// The text of a file without its byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(not_utf8("the file is encoded in UTF-16"));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        not_utf8("the file is not encoded in UTF-8").at(Some(position(&before, valid)))
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(text)
}

fn not_utf8(message: &str) -> Fault {
    Fault::new(Code::Syntax, message, "save the file in UTF-8")
}

/// The line and column of a byte of the text; the end of the text if it is shorter.
pub(crate) fn position(text: &str, byte: usize) -> Position {
    let before = &text[..boundary_before(text, byte)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// The column in characters, where a parser counted it in bytes.
pub(super) fn character_column(text: &str, line: usize, byte_column: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let before = &line[..boundary_before(line, byte_column.saturating_sub(1))];
    before.chars().count() + 1
}

/// The last place at or before a byte where a character begins.
fn boundary_before(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    let starts = |&at: &usize| text.is_char_boundary(at);
    (0..=byte).rev().find(starts).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{character_column, decode, position};
    use crate::diagnostic::Position;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFa: 1".to_vec()).as_deref(), Ok("a: 1"));
    }

    #[test]
    fn other_encodings_are_refused_where_they_begin() {
        let fault = decode(b"a: 1\nb: \xFF\xFE".to_vec()).expect_err("is not UTF-8");
        assert_eq!(fault.position, Some(Position { line: 2, column: 4 }));
        let fault = decode(b"\xFF\xFEa\0".to_vec()).expect_err("is UTF-16");
        assert_eq!(fault.message, "the file is encoded in UTF-16");
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("a\nüb", 4), Position { line: 2, column: 2 });
        assert_eq!(position("", 9), Position { line: 1, column: 1 });
        assert_eq!(character_column("x\nüb", 2, 3), 2);
        assert_eq!(character_column("x", 7, 9), 1);
    }
}
