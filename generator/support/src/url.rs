//! `format: uri`, held as a URL.

use super::validate::Format;
use super::verbatim::{Text, Verbatim};

/// A URL with a scheme (`format: uri`). The text stays as it was read: [`url::Url`] adds slashes
/// and changes the case of hosts.
pub type Url = Verbatim<url::Url>;

impl Text for url::Url {
    const FORMAT: &'static str = "uri";

    /// Characters that URIs do not have are refused, which browsers would mend.
    fn parse(text: &str) -> Option<Self> {
        let is_uri = Format::Uri.holds(text);
        is_uri.then(|| Self::parse(text).ok()).flatten()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}
