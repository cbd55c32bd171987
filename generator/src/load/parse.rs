//! The text of one file to a tree.

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::fault::Fault;
use super::limits::Limits;
use super::text;
use super::tree::{Node, Reading, too_deep, too_many_aliases};
use crate::diagnostic::{Code, Position};
use crate::pointer::Pointer;

/// What one file describes.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) value: Value,
    /// The members that stand in the place of others of the same name.
    pub(super) duplicates: Vec<Pointer>,
}

/// Reads JSON or YAML.
///
/// YAML contains nearly all of JSON, but its parser takes ten times as long. So what looks like
/// JSON is read as JSON, and only if that fails and the name allows it, as YAML.
pub(super) fn parse(name: &str, text: &str, limits: &Limits) -> Result<Parsed, Fault> {
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    let named_json = extension(name).eq_ignore_ascii_case("json");
    if !looks_like_json {
        return parse_yaml(text, limits);
    }
    parse_json(text, limits).or_else(|fault| {
        if named_json || fault.code != Code::Syntax {
            return Err(fault);
        }
        parse_yaml(text, limits)
    })
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn parse_json(text: &str, limits: &Limits) -> Result<Parsed, Fault> {
    let mut reading = Reading::new(text, limits, false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = Node(&mut reading)
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    match result {
        Ok(value) => Ok(parsed(value, &reading)),
        Err(error) => {
            let position = (error.line() > 0).then(|| Position {
                line: error.line(),
                column: text::character_column(text, error.line(), error.column()),
            });
            Err(fault(reading, &error.to_string(), "JSON").at(position))
        }
    }
}

fn parse_yaml(text: &str, limits: &Limits) -> Result<Parsed, Fault> {
    if let Some(fault) = too_costly(text) {
        return Err(fault);
    }
    let mut reading = Reading::new(text, limits, true);
    match Node(&mut reading).deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(value) => Ok(parsed(value, &reading)),
        Err(error) => {
            let position = error.location().map(|location| Position {
                line: location.line(),
                column: location.column(),
            });
            let position = position.or_else(|| position_of_second_document(text));
            let position = position_of_forbidden(text).or(position);
            Err(fault(reading, &error.to_string(), "YAML").at(position))
        }
    }
}

fn parsed(value: Value, reading: &Reading) -> Parsed {
    Parsed {
        value,
        duplicates: reading.duplicates().collect(),
    }
}

/// Our own reason to give up, or else the parser's without the place it repeats.
fn fault(reading: Reading, message: &str, format: &str) -> Fault {
    if let Some(fault) = reading.fault {
        return fault;
    }
    let message = [" at line ", " at position "]
        .iter()
        .find_map(|place| Some(message.split_once(place)?.0))
        .unwrap_or(message);
    match message.rsplit(": ").next() {
        Some("recursion limit exceeded") => too_deep(),
        Some("repetition limit exceeded") => too_many_aliases(),
        Some(reason) if reason.contains("more than one document") => Fault::new(
            Code::Syntax,
            "the file holds more than one YAML document",
            "keep one document in each file; `---` begins another one",
        ),
        _ => Fault::new(
            Code::Syntax,
            format!("this is not {format}: {message}"),
            format!("correct the {format} at this place or shortly before it"),
        ),
    }
}

/// The first character that YAML forbids; its parser says which, but not on which line.
fn position_of_forbidden(text: &str) -> Option<Position> {
    let is_forbidden = |character: char| {
        character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}')
    };
    let byte = text.find(is_forbidden)?;
    Some(text::position(text, byte))
}

/// The first line that begins another document after one that has some content. The parser
/// doesn't say where that is.
fn position_of_second_document(text: &str) -> Option<Position> {
    let has_content = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%', '-']);
    let first = text.lines().position(has_content)?;
    let mut lines = text.lines().enumerate().skip(first);
    let (index, _) = lines.find(|(_, line)| line.starts_with("---"))?;
    Some(Position {
        line: index + 1,
        column: 1,
    })
}

/// Texts on which the YAML parser takes far longer than their length explains. It reads a whole
/// file before anything that nests too deeply can be refused.
fn too_costly(text: &str) -> Option<Fault> {
    const OPEN: i32 = 1024;
    const DIRECTIVES: usize = 64;
    let mut open = 0;
    let nests = text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' if open > 0 => open -= 1,
            _ => {}
        }
        open > OPEN
    });
    if nests {
        return Some(too_deep());
    }
    let directives = text.lines().take_while(|line| !line.starts_with("---"));
    let count = directives.filter(|line| line.starts_with('%')).count();
    (count > DIRECTIVES).then(|| {
        Fault::new(
            Code::TooLarge,
            "the file has too many YAML directives",
            "leave the lines out that begin with `%`",
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Limits, Parsed, parse};
    use crate::diagnostic::Code;

    type Refusal = (Code, Option<(usize, usize)>, String);

    fn check(name: &str, text: &str) -> Result<Parsed, Refusal> {
        parse(name, text, &Limits::default()).map_err(|fault| {
            let position = fault.position.map(|at| (at.line, at.column));
            (fault.code, position, fault.message)
        })
    }

    fn value(text: &str) -> Value {
        check("a.yaml", text).expect("parses").value
    }

    #[test]
    fn yaml_scalars_are_those_of_json() {
        let text =
            "{200: a, true: b, ~: c, 1.10: d, n: ~, on: on, h: 0x10, o: 012, f: 1.0, s: '1'}";
        assert_eq!(
            value(text),
            json!({
                "200": "a", "true": "b", "~": "c", "1.10": "d",
                "n": null, "on": "on", "h": 16, "o": "012", "f": 1.0, "s": "1",
            })
        );
        assert_eq!(
            value("a: -9223372036854776000"),
            json!({ "a": -9_223_372_036_854_776_000.0 })
        );
    }

    #[test]
    fn merge_keys_add_what_is_missing() {
        let text = "a: &a {x: 1, y: 2}\nb: {<<: *a, x: 3}\nc: {<<: [{x: 4}, *a]}";
        let merged = value(text);
        assert_eq!(merged["b"], json!({ "x": 3, "y": 2 }));
        assert_eq!(merged["c"], json!({ "x": 4, "y": 2 }));
        assert_eq!(value(r#"{"<<": {"a": 1}}"#), json!({ "<<": { "a": 1 } }));
    }

    #[test]
    fn json_is_read_under_any_name() {
        assert_eq!(value("{\"a\": 1}"), json!({ "a": 1 }));
        assert_eq!(value("{a: 1, # of YAML\n}"), json!({ "a": 1 }));
        let fault = check("a.json", "{a: 1}").expect_err("is not JSON");
        assert_eq!((fault.0, fault.1), (Code::Syntax, Some((1, 2))));
    }

    #[test]
    fn duplicates_are_all_found_with_their_places() {
        for (name, text) in [
            (
                "a.json",
                r#"{"l": [0, {"a/b": {"c": 1, "c": 2}}], "d": 1, "d": 2}"#,
            ),
            ("a.yaml", "l: [0, {a/b: {c: 1, c: 2}}]\nd: 1\nd: 2"),
        ] {
            let parsed = check(name, text).expect("parses");
            let places: Vec<_> = parsed.duplicates.iter().map(ToString::to_string).collect();
            assert_eq!(places, ["/l/1/a~1b/c", "/d"], "{name}");
        }
    }

    #[test]
    fn what_json_has_no_word_for_is_refused() {
        let messages: Vec<_> = [
            "a: .inf",
            "a: !foo b",
            "? [a]\n: b",
            "a: 1\n---\nb: 2",
            "a:\n  b: \0c",
            "a: [1, 2",
            "a: 1\n b: 2",
            "a: *b",
        ]
        .into_iter()
        .map(|text| {
            let (_, position, message) = check("a.yaml", text).expect_err(text);
            let place =
                position.map_or("-".to_owned(), |(line, column)| format!("{line}:{column}"));
            format!("{place} {message}")
        })
        .collect();
        assert_eq!(
            messages,
            [
                "1:4 inf is not a number that JSON has",
                "1:4 the YAML tag `!foo` has no meaning in an OpenAPI document",
                "1:3 this is not YAML: invalid type: sequence, expected the name of a member",
                "2:1 the file holds more than one YAML document",
                "2:6 this is not YAML: control characters are not allowed",
                "2:1 this is not YAML: did not find expected ',' or ']'",
                "2:3 this is not YAML: mapping values are not allowed in this context",
                "1:4 this is not YAML: unknown anchor",
            ]
        );
    }

    #[test]
    fn depth_is_bounded() {
        for (name, text) in [
            ("a.json", "[".repeat(10_000)),
            ("a.json", format!("{}1{}", "[".repeat(121), "]".repeat(121))),
            ("a.json", "{\"a\":".repeat(10_000)),
            ("a.yaml", "[".repeat(10_000)),
            ("a.yaml", "- ".repeat(10_000)),
            ("a.yaml", "? ".repeat(10_000)),
            ("a.yaml", "a: &a [*a]".to_owned()),
            ("a.yaml", "&a {b: {c: *a, d: *a}}".to_owned()),
        ] {
            let (code, _, message) = check(name, &text).expect_err("is too deep");
            let start: String = text.chars().take(9).collect();
            let is_refused = code == Code::TooLarge || start.starts_with('?');
            assert!(is_refused, "{start}: {code:?} {message}");
        }
    }

    #[test]
    fn aliases_can_not_weigh_more_than_the_bound() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let inner = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
        }
        let (code, ..) = check("a.yaml", &bomb).expect_err("is a bomb");
        assert_eq!(code, Code::TooLarge);
        let long = format!("a: &a {}\nb: [{}]", "x".repeat(1 << 20), "*a,".repeat(1000));
        let (code, ..) = check("a.yaml", &long).expect_err("is a bomb of text");
        assert_eq!(code, Code::TooLarge);
    }
}
