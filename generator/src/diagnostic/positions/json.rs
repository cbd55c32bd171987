//! Places in JSON.
//!
//! Readers of YAML refuse some of JSON, such as a character that is escaped as two surrogates. A text
//! that comes here was read before or is reported for its syntax, so that nothing is checked beyond
//! what tells JSON from YAML.

use super::walk::Walk;
use crate::diagnostic::Position;

/// How deep a text is followed, which is deeper than any that is read.
const DEPTH: usize = 256;

/// Walks through a text, and says whether it is JSON as far as it was read.
pub(super) fn walk(text: &str, walk: &mut Walk<impl FnMut(&str, Position)>) -> bool {
    let mut cursor = Cursor::new(text);
    while let Some((token, position)) = cursor.next_token() {
        match token {
            _ if walk.depth() > DEPTH => return true,
            Token::Object => walk.begin_object(position),
            Token::Array => walk.begin_array(position),
            Token::End => walk.end(),
            Token::Text(quoted) if walk.wants_key() => match serde_json::from_str::<String>(quoted)
            {
                Ok(name) => walk.key(&name, position),
                Err(_) => return false,
            },
            Token::Text(_) => walk.scalar(position),
            Token::Word(word) if serde_json::from_str::<serde::de::IgnoredAny>(word).is_ok() => {
                walk.scalar(position);
            }
            Token::Word(_) => return false,
        }
    }
    true
}

enum Token<'a> {
    Object,
    Array,
    /// Of either.
    End,
    /// A text in its quotation marks.
    Text(&'a str),
    /// What is written without quotation marks.
    Word(&'a str),
}

struct Cursor<'a> {
    rest: &'a str,
    position: Position,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        let position = Position { line: 1, column: 1 };
        Self {
            rest: text,
            position,
        }
    }

    /// The next token that is not between others, and where it begins.
    fn next_token(&mut self) -> Option<(Token<'a>, Position)> {
        let between = |character: char| character.is_ascii_whitespace() || ",:".contains(character);
        let start = self.rest.find(|character| !between(character))?;
        self.take(start);
        let position = self.position;
        let token = match self.rest.as_bytes().first()? {
            b'{' => self.one(Token::Object),
            b'[' => self.one(Token::Array),
            b'}' | b']' => self.one(Token::End),
            b'"' => Token::Text(self.take(end_of_text(self.rest))),
            _ => {
                let ends = |character: char| between(character) || "{}[]\"".contains(character);
                let end = self.rest.find(ends).unwrap_or(self.rest.len());
                Token::Word(self.take(end))
            }
        };
        Some((token, position))
    }

    fn one(&mut self, token: Token<'a>) -> Token<'a> {
        self.take(1);
        token
    }

    /// Goes on by so many bytes, and gives them.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        for character in taken.chars() {
            if character == '\n' {
                self.position.line += 1;
                self.position.column = 1;
            } else {
                self.position.column += 1;
            }
        }
        self.rest = rest;
        taken
    }
}

/// The length of the text in quotation marks that something begins with.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|(_, byte)| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |(index, _)| index + 1)
}
