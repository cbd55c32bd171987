//! Diagnostics -> text for people, or JSON for tools.
//!
//! Files are read again for lines and columns only now. Their text is untrusted: no control or
//! bidirectional character of it reaches a terminal.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::excerpt::Excerpts;
use super::positions::positions;
use super::{Diagnostic, Position, Severity, Spot};
use crate::load::Source;
use crate::pointer::Pointer;

/// No file is read further than this for the sake of a line number.
const READ_LIMIT: u64 = 64 << 20;

/// The texts that diagnostics speak of, and where their pointers are.
pub struct Renderer<'a> {
    source: &'a dyn Source,
    colour: bool,
}

impl<'a> Renderer<'a> {
    /// Renders with or without colours, reading files from where the document came from.
    pub fn new(source: &'a dyn Source, colour: bool) -> Self {
        Self { source, colour }
    }

    /// Text in the form of rustc's, one paragraph for each diagnostic.
    pub fn text(&self, diagnostics: &[Diagnostic]) -> String {
        let places = self.places(diagnostics);
        let paragraphs = diagnostics.iter().map(|diagnostic| {
            let (file, position) = places.find(diagnostic);
            let excerpt = file
                .zip(position)
                .and_then(|(file, at)| file.excerpts.at(at));
            self.paragraph(diagnostic, position, excerpt)
        });
        paragraphs.collect::<Vec<_>>().join("\n")
    }

    /// One JSON object a line.
    pub fn json(&self, diagnostics: &[Diagnostic]) -> String {
        let places = self.places(diagnostics);
        let lines = diagnostics.iter().map(|diagnostic| {
            let (_, position) = places.find(diagnostic);
            let pointer = match &diagnostic.location.spot {
                Spot::Pointer(pointer) => Some(pointer.as_str()),
                Spot::File | Spot::Position(_) => None,
            };
            let object = json!({
                "code": diagnostic.code.as_str(),
                "severity": severity_name(diagnostic.severity),
                "file": diagnostic.location.file,
                "pointer": pointer,
                "line": position.map(|position| position.line),
                "column": position.map(|position| position.column),
                "message": diagnostic.message,
                "help": diagnostic.help,
            });
            format!("{}\n", escaped(&object.to_string()))
        });
        lines.collect()
    }

    fn paragraph(
        &self,
        diagnostic: &Diagnostic,
        position: Option<Position>,
        excerpt: Option<String>,
    ) -> String {
        let (colour, bold, dim, plain) = self.styles(diagnostic.severity);
        let Diagnostic {
            code,
            severity,
            location,
            message,
            help,
        } = diagnostic;
        let file = shown(&location.file);
        let place = match position {
            Some(Position { line, column }) => format!("{file}:{line}:{column}"),
            None => file,
        };
        let pointer = match &location.spot {
            Spot::Pointer(pointer) if !pointer.as_str().is_empty() => {
                format!(" ({})", shown(pointer.as_str()))
            }
            _ => String::new(),
        };
        let mut paragraph = format!(
            "{colour}{}[{}]{plain}{bold}: {}{plain}\n{dim}  -->{plain} {place}{pointer}\n",
            severity_name(*severity),
            code.as_str(),
            shown(message),
        );
        paragraph.push_str(&excerpt.unwrap_or_default());
        paragraph.push_str(&format!("{dim}  = help:{plain} {}\n", shown(help)));
        paragraph
    }

    fn styles(
        &self,
        severity: Severity,
    ) -> (&'static str, &'static str, &'static str, &'static str) {
        if !self.colour {
            return ("", "", "", "");
        }
        let colour = match severity {
            Severity::Error => "\u{1b}[1;31m",
            Severity::Warning => "\u{1b}[1;33m",
            Severity::Note => "\u{1b}[1;36m",
        };
        (colour, "\u{1b}[1m", "\u{1b}[1;34m", "\u{1b}[0m")
    }

    /// Reads every file that is spoken of, once.
    fn places(&self, diagnostics: &[Diagnostic]) -> Places {
        let mut wanted: BTreeMap<&str, Vec<&Pointer>> = BTreeMap::new();
        for diagnostic in diagnostics {
            let pointers = wanted.entry(&diagnostic.location.file).or_default();
            if let Spot::Pointer(pointer) = &diagnostic.location.spot {
                pointers.push(pointer);
            }
        }
        let files = wanted
            .into_iter()
            .map(|(file, pointers)| (file.to_owned(), self.read(file, &pointers)));
        Places(files.collect())
    }

    fn read(&self, file: &str, pointers: &[&Pointer]) -> File {
        let bytes = self.source.read(file, READ_LIMIT).unwrap_or_default();
        let excerpts = Excerpts::new(String::from_utf8_lossy(&bytes).into_owned());
        let positions = match pointers {
            [] => HashMap::new(),
            pointers => positions(excerpts.text(), pointers),
        };
        File {
            excerpts,
            positions,
        }
    }
}

/// The text of a file, and where its pointers are.
struct File {
    excerpts: Excerpts,
    positions: HashMap<Pointer, Position>,
}

struct Places(BTreeMap<String, File>);

impl Places {
    fn find(&self, diagnostic: &Diagnostic) -> (Option<&File>, Option<Position>) {
        let file = self.0.get(&diagnostic.location.file);
        let position = match &diagnostic.location.spot {
            Spot::File => None,
            Spot::Position(position) => Some(*position),
            Spot::Pointer(pointer) => file.and_then(|file| file.positions.get(pointer).copied()),
        };
        (file, position)
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Text of a document as a terminal may see it, one character for each.
pub(crate) fn shown(text: &str) -> String {
    let harmless = |character: char| match character {
        '\t' | '\n' => ' ',
        character if is_harmful(character) => '\u{fffd}',
        character => character,
    };
    text.chars().map(harmless).collect()
}

/// JSON without characters that it allows and that a terminal may not see.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_harmful(character) {
            text.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            text.push(character);
        }
    }
    text
}

/// Whether a character controls a terminal, changes the direction of text or can't be seen.
fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{escaped, shown};

    #[test]
    fn nothing_harmful_reaches_a_terminal() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\tc"), "a\u{fffd}[31m\u{fffd}b c");
        assert_eq!(escaped("\"a\u{9b}\u{202e}ü\""), "\"a\\u009b\\u202eü\"");
    }
}
