//! Reading documents before the generator normalises them.

use serde_json::Value;
use specsmith::diagnostic::{Diagnostics, Severity};
use specsmith::load::{self, Disk};

use crate::document::Document;

/// The document in one tree; one with faults as far as it was understood. The error says why
/// there is none.
pub(super) fn load(document: &Document) -> Result<Value, String> {
    let mut diagnostics = Diagnostics::new();
    let loaded = load::load(&Disk, &document.path.to_string_lossy(), &mut diagnostics);
    loaded
        .map(|document| document.root)
        .ok_or_else(|| "it is no document that can be read".to_owned())
}

/// What the first error about a bundled document says.
pub(super) fn first_error(diagnostics: Diagnostics) -> String {
    let mut findings = diagnostics.into_findings().into_iter();
    let error = findings.find(|finding| finding.code.severity() == Severity::Error);
    error.map_or_else(String::new, |error| {
        format!("{}: {}", error.code.as_str(), error.message)
    })
}
