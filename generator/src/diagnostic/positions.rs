//! Pointers -> lines and columns, for one file in one pass.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser};

use super::Position;
use crate::pointer::Pointer;

/// Where each of these pointers stands in a text of YAML or JSON; one that does not exist stands
/// where its nearest ancestor does.
pub(super) fn positions(text: &str, wanted: &[&Pointer]) -> HashMap<Pointer, Position> {
    let mut targets: HashMap<&str, Vec<(usize, &Pointer)>> = HashMap::new();
    for pointer in wanted {
        // Ancestors are looked for too, in case the pointer itself is not there.
        for (depth, ancestor) in ancestors(pointer.as_str()).enumerate() {
            targets.entry(ancestor).or_default().push((depth, pointer));
        }
    }
    let mut found: HashMap<Pointer, (usize, Position)> = HashMap::new();
    walk(text, |pointer, position| {
        for (depth, target) in targets.get(pointer).into_iter().flatten() {
            let nearer = found.get(*target).is_none_or(|(best, _)| depth < best);
            if nearer {
                found.insert((*target).clone(), (*depth, position));
            }
        }
    });
    found
        .into_iter()
        .map(|(pointer, (_, position))| (pointer, position))
        .collect()
}

/// The pointer itself, then its ancestors, the root last.
fn ancestors(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| {
        pointer.rfind('/').map(|slash| &pointer[..slash])
    })
}

/// An object or array that is being walked through.
enum Open {
    /// An object, and whether a value is due for the key that was read last.
    Object { length: usize, keyed: bool },
    /// An array, and the index of the element that is due.
    Array { length: usize, next: usize },
}

/// Tells of every key's and element's place, as far as the text can be read.
fn walk(text: &str, mut tell: impl FnMut(&str, Position)) {
    let mut pointer = String::new();
    let mut open: Vec<Open> = Vec::new();
    for item in Parser::new_from_str(text) {
        let Ok((event, span)) = item else { return };
        let position = Position {
            line: span.start.line(),
            column: span.start.col() + 1,
        };
        match event {
            Event::Scalar(key, ..) if is_key(&open) => {
                pointer.push('/');
                push_escaped(&mut pointer, &key);
                tell(&pointer, position);
                set_keyed(&mut open);
            }
            Event::MappingStart(..) => {
                begin(&mut pointer, &open, position, &mut tell);
                let length = pointer.len();
                open.push(Open::Object {
                    length,
                    keyed: false,
                });
            }
            Event::SequenceStart(..) => {
                begin(&mut pointer, &open, position, &mut tell);
                let length = pointer.len();
                open.push(Open::Array { length, next: 0 });
            }
            Event::Scalar(..) | Event::Alias(_) => {
                begin(&mut pointer, &open, position, &mut tell);
                end_value(&mut pointer, &mut open);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                end_value(&mut pointer, &mut open);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
}

/// Whether a scalar is a key here.
fn is_key(open: &[Open]) -> bool {
    matches!(open.last(), Some(Open::Object { keyed: false, .. }))
}

fn set_keyed(open: &mut [Open]) {
    if let Some(Open::Object { keyed, .. }) = open.last_mut() {
        *keyed = true;
    }
}

/// A value begins: that of a member was told of with its key.
fn begin(
    pointer: &mut String,
    open: &[Open],
    position: Position,
    tell: &mut impl FnMut(&str, Position),
) {
    match open.last() {
        None => tell(pointer, position),
        Some(Open::Array { next, .. }) => {
            pointer.push_str(&format!("/{next}"));
            tell(pointer, position);
        }
        Some(Open::Object { .. }) => {}
    }
}

/// A value ends, and the pointer is that of its parent again.
fn end_value(pointer: &mut String, open: &mut [Open]) {
    match open.last_mut() {
        None => pointer.clear(),
        Some(Open::Object { length, keyed }) => {
            pointer.truncate(*length);
            *keyed = false;
        }
        Some(Open::Array { length, next }) => {
            pointer.truncate(*length);
            *next += 1;
        }
    }
}

fn push_escaped(pointer: &mut String, token: &str) {
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

#[cfg(test)]
mod tests {
    use super::{Position, positions};
    use crate::pointer::Pointer;

    fn place(text: &str, pointer: &str) -> Option<Position> {
        let pointer = Pointer::parse(pointer).expect("is a pointer");
        positions(text, &[&pointer]).get(&pointer).copied()
    }

    #[test]
    fn keys_and_elements_have_places() {
        let text = "paths:\n  /a/b:\n    get:\n      - x\n      - y: 1\n";
        assert_eq!(
            place(text, "/paths/~1a~1b/get"),
            Some(Position { line: 3, column: 5 })
        );
        assert_eq!(
            place(text, "/paths/~1a~1b/get/1/y"),
            Some(Position { line: 5, column: 9 })
        );
    }

    #[test]
    fn what_is_missing_stands_where_its_parent_does() {
        let text = "{\"a\": {\"b\": [1]}}";
        assert_eq!(
            place(text, "/a/b/7/c"),
            Some(Position { line: 1, column: 8 })
        );
        assert_eq!(place(text, "/x"), Some(Position { line: 1, column: 1 }));
    }
}
