//! Assertions about strings.

use std::borrow::Cow;

use super::super::verbatim::with_article;
use super::at::{At, counted};
use super::format::Format;

/// A string that is being checked.
pub struct TextCheck<'r, 'v> {
    pub(super) at: At<'r>,
    pub(super) text: Option<Cow<'v, str>>,
}

impl<'r, 'v> TextCheck<'r, 'v> {
    pub(super) fn new(at: At<'r>, text: Option<Cow<'v, str>>) -> Self {
        Self { at, text }
    }

    /// `minLength`, in characters (code points).
    pub fn min_length(mut self, min: usize) -> Self {
        if self.length().is_some_and(|length| length < min) {
            let message = match min {
                1 => "must not be empty".to_owned(),
                _ => format!("must have at least {}", counted(min, "character")),
            };
            self.at.limit("minLength", message, min);
        }
        self
    }

    /// `maxLength`, in characters (code points).
    pub fn max_length(mut self, max: usize) -> Self {
        if self.length().is_some_and(|length| length > max) {
            self.at.limit(
                "maxLength",
                format!("must have at most {}", counted(max, "character")),
                max,
            );
        }
        self
    }

    /// `format`, where it is asserted of text.
    pub fn format(mut self, format: Format) -> Self {
        if self.text.as_ref().is_some_and(|text| !format.holds(text)) {
            let name = format.name();
            let message = format!("must be {}", with_article(name));
            self.at.limit("format", message, name);
        }
        self
    }

    fn length(&self) -> Option<usize> {
        self.text.as_ref().map(|text| text.chars().count())
    }
}
