//! Pointers -> lines and columns, for one file in one pass.

mod json;
mod walk;
mod yaml;

use std::collections::HashMap;

use self::walk::Walk;
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

/// Tells of every key's and element's place, as far as the text can be read. What is JSON but for its
/// end, or but for what only YAML allows, is walked through once more: the places are the same.
fn walk(text: &str, mut tell: impl FnMut(&str, Position)) {
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    if looks_like_json && json::walk(text, &mut Walk::new(&mut tell)) {
        return;
    }
    yaml::walk(text, &mut Walk::new(tell));
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
    #[test]
    fn json_has_places_whatever_its_texts_escape() {
        let text = "{\n  \"t\": \"\\ud83d\\udc4d \\\\\",\n  \"ü\": [-1.5e3, {\"a/\\u0062\": null}],\"z\":0\n}";
        let at = |line, column| Some(Position { line, column });
        assert_eq!(place(text, "/t"), at(2, 3));
        assert_eq!(place(text, "/ü/0"), at(3, 9));
        assert_eq!(place(text, "/ü/1"), at(3, 17));
        assert_eq!(place(text, "/ü/1/a~1b"), at(3, 18));
        assert_eq!(place(text, "/z"), at(3, 37));
    }

    #[test]
    fn yaml_that_begins_like_json_has_places() {
        let text = "{\"a\": 1, # one\n b: [x, {c: 2}]}";
        let at = |line, column| Some(Position { line, column });
        assert_eq!(place(text, "/a"), at(1, 2));
        assert_eq!(place(text, "/b/1/c"), at(2, 10));
    }

    #[test]
    fn the_depth_and_the_length_of_a_text_bound_the_time() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(place(&deep, "/0/0"), Some(Position { line: 1, column: 3 }));
        let open = format!("{{\"a\": \"{}", "\\".repeat(1_000_000));
        assert_eq!(place(&open, "/a"), Some(Position { line: 1, column: 2 }));
    }
}
