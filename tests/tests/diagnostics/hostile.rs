//! Documents that are made to hurt: too large for files of the repository, or too long for a snapshot.

use std::time::{Duration, Instant};

use specsmith::diagnostic::{Code, Diagnostic, Renderer};
use specsmith::load::Memory;

use crate::case::generate;

/// Far more than any of them takes, on a slow machine without optimization.
const PATIENCE: Duration = Duration::from_secs(20);

/// How deep the deepest documents nest.
const DEPTH: usize = 100_000;

/// Refuses a document in time, and renders what is said in time as well.
fn refuse(file: &str, text: impl Into<Vec<u8>>) -> Vec<Diagnostic> {
    let started = Instant::now();
    let source: Memory = [(file, text.into())].into_iter().collect();
    let (output, said) = generate(&source, file);
    assert!(output.is_none(), "it is refused");
    let rendered = Renderer::new(&source, false).text(&said);
    assert!(
        rendered.contains(file),
        "it says where: {}",
        start(&rendered)
    );
    assert!(rendered.len() < 10_000, "it is short: {}", start(&rendered));
    assert!(started.elapsed() < PATIENCE, "{}", start(&rendered));
    said
}

fn start(text: &str) -> String {
    text.chars().take(1000).collect()
}

fn codes(said: &[Diagnostic]) -> Vec<Code> {
    said.iter().map(|said| said.code).collect()
}

/// A document with one schema.
fn with_schema(schema: &str) -> String {
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Deep", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{"Deep": {schema}}}}}}}"#
    )
}

#[test]
fn deep_nesting_is_refused() {
    let nested =
        |open: &str, close: &str| format!("{}{{}}{}", open.repeat(DEPTH), close.repeat(DEPTH));
    for (open, close) in [
        ("[", "]"),
        (r#"{"not":"#, "}"),
        (r#"{"allOf":["#, "]}"),
        (r#"{"items":"#, "}"),
        (r#"{"properties":{"a":"#, "}}"),
    ] {
        let text = with_schema(&nested(open, close));
        assert_eq!(codes(&refuse("deep.json", text.clone())), [Code::TooLarge]);
        assert_eq!(codes(&refuse("deep.yaml", text)), [Code::TooLarge]);
    }
    let blocks = format!("openapi: 3.0.3\npaths:\n  {}1", "- ".repeat(DEPTH));
    assert_eq!(codes(&refuse("deep.yaml", blocks)), [Code::TooLarge]);
}

#[test]
fn unclosed_nesting_is_refused() {
    for text in ["[".repeat(DEPTH), r#"{"a":"#.repeat(DEPTH)] {
        for file in ["open.json", "open.yaml"] {
            assert_eq!(codes(&refuse(file, text.clone())), [Code::TooLarge]);
        }
    }
}

#[test]
fn nesting_by_indentation_is_refused() {
    let lines: String = (0..2000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let text = format!("openapi: 3.0.3\n{lines}");
    assert_eq!(codes(&refuse("indented.yaml", text)), [Code::TooLarge]);
}

#[test]
fn aliases_can_not_multiply() {
    let mut text =
        "openapi: 3.0.3\nx0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..12 {
        let inner = vec![format!("*x{}", level - 1); 9].join(", ");
        text.push_str(&format!("x{level}: &x{level} [{inner}]\n"));
    }
    assert_eq!(codes(&refuse("laughs.yaml", text)), [Code::TooLarge]);
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let mut text = "openapi: 3.0.3\n".to_owned();
    text.push_str(&format!("# {}\n", "x".repeat(1 << 20)).repeat(257));
    assert_eq!(codes(&refuse("huge.yaml", text)), [Code::TooLarge]);
}

/// A chain of references may be as long as a document, and each link of it may be a type.
#[test]
fn a_long_circle_of_schemas_is_refused_once() {
    const LENGTH: usize = 5_000;
    let link = |index: usize| {
        let next = (index + 1) % LENGTH;
        format!(r##""S{index}": {{"$ref": "#/components/schemas/S{next}"}}"##)
    };
    let schemas: Vec<String> = (0..LENGTH).map(link).collect();
    let text = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Ring", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{{}}}}}}}"#,
        schemas.join(",\n")
    );
    let said = codes(&refuse("ring.json", text));
    assert_eq!(said[0], Code::CircularReference);
    assert!(said.len() <= 2, "{said:?}");
}

#[test]
fn noise_of_every_byte_is_refused() {
    for byte in 0..=u8::MAX {
        let text = [byte; 64].to_vec();
        assert_eq!(refuse("noise.yaml", text).len(), 1, "byte {byte}");
    }
}
