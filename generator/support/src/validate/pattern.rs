//! `pattern`: regular expressions of ECMA-262, as JSON Schema asks for.

use std::sync::OnceLock;

use regress::{Error, Regex};

use super::text::TextCheck;

/// A regular expression that is compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern, as the document has it.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            regex: OnceLock::new(),
        }
    }

    /// The text of the pattern.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the pattern is found in the text. A pattern that can't be compiled refuses
    /// nothing: the generator has already complained about it.
    pub fn matches(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Self::compile(self.source).ok());
        regex
            .as_ref()
            .is_none_or(|regex| regex.find(text).is_some())
    }

    /// Compiles the text of a pattern. They are meant to have Unicode semantics, but many escape
    /// more than those allow.
    pub fn compile(source: &str) -> Result<Regex, Error> {
        Regex::with_flags(source, "u").or_else(|_| Regex::new(source))
    }
}

impl TextCheck<'_, '_> {
    /// `pattern`
    pub fn pattern(mut self, pattern: &Pattern) -> Self {
        if self
            .text
            .as_ref()
            .is_some_and(|text| !pattern.matches(text))
        {
            let source = pattern.source();
            self.at
                .limit("pattern", format!("must match {source}"), source);
        }
        self
    }
}
