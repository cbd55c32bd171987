//! `format: uuid`.

use super::verbatim::{Text, Verbatim};

/// A UUID, RFC 9562 (`format: uuid`).
pub type Uuid = Verbatim<uuid::Uuid>;

impl Text for uuid::Uuid {
    const FORMAT: &'static str = "uuid";

    /// Groups of digits between hyphens: neither braces nor a URN.
    fn parse(text: &str) -> Option<Self> {
        let is_hyphenated = text.len() == 36;
        is_hyphenated.then(|| Self::try_parse(text).ok()).flatten()
    }

    fn canonical(&self) -> String {
        self.hyphenated().to_string()
    }
}
