//! Documents that are made to hurt: too large for files of the repository, or too long for a snapshot.

use std::time::{Duration, Instant};

use specsmith::diagnostic::{Code, Diagnostic, Renderer, Severity};
use specsmith::load::Memory;

use crate::case::generate;

/// Far more than any of them takes, on a slow machine without optimization.
const PATIENCE: Duration = Duration::from_secs(60);

/// How deep the deepest documents nest.
const DEPTH: usize = 100_000;

/// Refuses a document in time, and renders the errors in time as well.
fn refuse(file: &str, text: impl Into<Vec<u8>>) -> Vec<Diagnostic> {
    let started = Instant::now();
    let source: Memory = [(file, text.into())].into_iter().collect();
    let (output, mut said) = generate(&source, file);
    assert!(output.is_none(), "it is refused");
    said.retain(|said| said.severity == Severity::Error);
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

/// A document with many schemas, each made from its index.
fn with_schemas(schemas: impl Iterator<Item = String>) -> String {
    let schemas: Vec<String> = schemas.collect();
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Many", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{{}}}}}}}"#,
        schemas.join(",\n")
    )
}

#[test]
fn a_long_circle_of_references_is_told_once() {
    let text = with_schemas((0..5000).map(|index| {
        let next = (index + 1) % 5000;
        format!(r##""S{index}": {{"$ref": "#/components/schemas/S{next}"}}"##)
    }));
    let source: Memory = [("ring.json", text)].into_iter().collect();
    let (output, said) = generate(&source, "ring.json");
    assert!(output.is_some(), "{said:?}");
    assert_eq!(codes(&said), [Code::InfiniteSchema]);
}

#[test]
fn a_schema_that_is_made_of_itself_on_long_ways_is_told() {
    let text = with_schemas((0..500).map(|index| {
        let next = (index + 1) % 500;
        format!(
            r##""S{index}": {{"allOf": [{{"$ref": "#/components/schemas/S{next}"}},
                {{"properties": {{"p{index}": {{}}}}}}]}}"##
        )
    }));
    let started = Instant::now();
    let source: Memory = [("ring.json", text)].into_iter().collect();
    let (output, said) = generate(&source, "ring.json");
    assert!(output.is_some(), "{said:?}");
    assert!(codes(&said).contains(&Code::InfiniteSchema), "{said:?}");
    assert!(started.elapsed() < PATIENCE);
}

#[test]
fn combinations_can_not_multiply() {
    let arms = |side: &str, next: usize| {
        let arm = |index: usize| {
            format!(
                r##"{{"allOf": [{{"$ref": "#/components/schemas/L{next}"}},
                    {{"properties": {{"{side}{index}": {{}}}}}}]}}"##
            )
        };
        let arms: Vec<String> = (0..8).map(arm).collect();
        format!(r#"{{"oneOf": [{}]}}"#, arms.join(","))
    };
    let levels = (0..6).map(|level| {
        let (one, other) = (arms("a", level + 1), arms("b", level + 1));
        format!(r#""L{level}": {{"allOf": [{one}, {other}]}}"#)
    });
    let text = with_schemas(levels.chain([r#""L6": {"type": "object"}"#.to_owned()]));
    let source: Memory = [("product.json", text.into_bytes())].into_iter().collect();
    let started = Instant::now();
    let (output, said) = generate(&source, "product.json");
    assert!(output.is_some(), "{said:?}");
    assert!(codes(&said).contains(&Code::Bounded), "{said:?}");
    assert!(started.elapsed() < PATIENCE);
}

/// Documents that are small and valid, and on which walks along every way would never end.
#[test]
fn many_ways_to_one_schema_cost_no_more_than_one() {
    let twice = |keyword: &str, own: &str| {
        let levels = (0..40).map(|level| {
            let next = format!(r##"{{"$ref": "#/components/schemas/S{}"}}"##, level + 1);
            format!(r#""S{level}": {{"{keyword}": [{next}, {{"allOf": [{next}], {own}}}]}}"#)
        });
        with_schemas(
            levels.chain([r#""S40": {"type": "object", "properties": {"x": {}}}"#.to_owned()]),
        )
    };
    for text in [
        twice("allOf", r#""required": ["x"]"#),
        twice("oneOf", r#""nullable": true"#),
        twice("anyOf", r#""title": "Other""#),
    ] {
        let started = Instant::now();
        let source: Memory = [("ways.json", text)].into_iter().collect();
        let (output, said) = generate(&source, "ways.json");
        assert!(output.is_some(), "{said:?}");
        assert!(started.elapsed() < PATIENCE);
    }
}

/// As deep as files may be, which is far deeper than any is.
#[test]
fn the_deepest_documents_that_are_read_are_written() {
    for (open, close, times) in [
        (r#"{"not":"#, "}", 110),
        (r#"{"type":"array","items":"#, "}", 110),
        (r#"{"type":"object","additionalProperties":"#, "}", 110),
        (r#"{"type":"object","properties":{"a":"#, "}}", 55),
        (r#"{"allOf":[{"type":"object"},"#, "]}", 55),
        (r#"{"oneOf":[{"type":"string"},"#, "]}", 55),
    ] {
        let schema = format!(
            r#"{}{{"type":"object"}}{}"#,
            open.repeat(times),
            close.repeat(times)
        );
        let source: Memory = [("deep.json", with_schema(&schema))].into_iter().collect();
        let (output, said) = generate(&source, "deep.json");
        assert!(output.is_some(), "{open}: {said:?}");
    }
}

#[test]
fn noise_of_every_byte_is_refused() {
    for byte in 0..=u8::MAX {
        let text = [byte; 64].to_vec();
        assert_eq!(refuse("noise.yaml", text).len(), 1, "byte {byte}");
    }
}
