//! Strings that a schema of type `string` accepts, or all but.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::Value;

use crate::random::Random;

/// Characters that encoders trip over.
const CHARACTERS: [char; 12] = [
    'a', 'Z', '0', ' ', '"', '\\', '/', '\n', 'é', '\u{0}', '€', '𝄞',
];

/// Repetitions beyond the least that a pattern asks for.
const MORE: u32 = 3;

/// A text of this format, or none where any text will do.
pub(super) fn of_format(format: &str, random: &mut Random) -> Option<&'static str> {
    let choices: &[&str] = match format {
        "date-time" => &[
            "2024-02-29T23:59:59Z",
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "2024-01-01T00:00:00.123456789+05:30",
            "1937-01-01T12:00:27.870+00:20",
            "0001-01-01T00:00:00Z",
            "2024-06-30T12:00:00.000Z",
        ],
        "date" => &["2024-02-29", "1985-04-12", "0001-01-01", "9999-12-31"],
        "byte" => &["", "YQ==", "YWI=", "YWJj", "+/+/"],
        "uuid" => &[
            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
            "F47AC10B-58CC-4372-A567-0E02B2C3D479",
        ],
        "email" => &["a@example.com"],
        "uri" | "url" => &[
            "https://example.com/a?b=c#d",
            "urn:a:b",
            "https://example.com",
        ],
        "hostname" => &["example.com"],
        "ipv4" => &["127.0.0.1"],
        "ipv6" => &["::1"],
        "time" => &["12:00:00Z"],
        "duration" => &["P1DT12H"],
        _ => return None,
    };
    random.pick(choices).copied()
}

/// A text with so many characters.
pub(super) fn of_length(length: usize, random: &mut Random) -> String {
    (0..length)
        .filter_map(|_| random.pick(&CHARACTERS))
        .collect()
}

/// A text that a pattern finds something in, if the pattern is one that can be read.
pub(super) fn of_pattern(pattern: &str, random: &mut Random) -> Option<String> {
    // What ECMA-262 allows to be escaped and the parser does not.
    let pattern = pattern.replace("\\/", "/").replace("\\-", "-");
    // `\d` and the like are ASCII there, but classes may name other characters.
    let mut ascii = ParserBuilder::new().unicode(false).utf8(false).build();
    let hir = ascii.parse(&pattern).ok();
    let hir = hir.or_else(|| ParserBuilder::new().build().parse(&pattern).ok())?;
    let mut text = String::new();
    write(&hir, random, &mut text);
    Some(text)
}

fn write(hir: &Hir, random: &mut Random, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class, random)),
        HirKind::Repetition(repetition) => {
            let least = repetition.min.min(64);
            let most = repetition.max.unwrap_or(least + MORE).min(least + MORE);
            let more = random.below((most.saturating_sub(least) + 1) as usize);
            for _ in 0..least as usize + more {
                write(&repetition.sub, random, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, text),
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, random, text);
            }
        }
        HirKind::Alternation(arms) => {
            if let Some(arm) = random.pick(arms) {
                write(arm, random, text);
            }
        }
    }
}

fn character(class: &Class, random: &mut Random) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => {
            let ranges = class.ranges().iter();
            ranges
                .map(|range| (u32::from(range.start()), u32::from(range.end())))
                .collect()
        }
        Class::Bytes(class) => {
            let ranges = class.ranges().iter();
            ranges
                .map(|range| (u32::from(range.start()), u32::from(range.end().min(b'~'))))
                .collect()
        }
    };
    let (start, end) = *random.pick(&ranges)?;
    let width = end.saturating_sub(start).min(64);
    let offset = random.below(usize::try_from(width).ok()? + 1);
    char::from_u32(start + u32::try_from(offset).ok()?)
}

/// A length that a schema allows: often one of its limits.
pub(super) fn length(least: Option<&Value>, most: Option<&Value>, random: &mut Random) -> usize {
    let limit = |value: Option<&Value>| {
        value
            .and_then(Value::as_u64)
            .and_then(|limit| usize::try_from(limit).ok())
    };
    let least = limit(least).unwrap_or(0);
    let most = limit(most).unwrap_or(least + 8).max(least);
    let most = most.min(least + 40);
    match random.below(4) {
        0 => least,
        1 => most,
        _ => least + random.below(most - least + 1),
    }
}
