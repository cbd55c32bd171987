//! Deviations from the facts that are meant, each with its reason.
//!
//! The list is data: kind, place, reason, and optionally the operation, without which an entry speaks of all. The
//! kind `schema` replaces a schema of the facts by another one (`really`) within one operation.

use std::path::Path;

use serde_json::Value;

use super::{Finding, Kind};
use crate::document::items;
use crate::spec::read_yaml;

/// The whole list.
#[derive(Debug, Default)]
pub struct Exceptions(Vec<Exception>);

#[derive(Debug)]
struct Exception {
    kind: Kind,
    operation: Option<String>,
    place: String,
    really: Option<String>,
}

impl Exceptions {
    /// Reads the list from a YAML file.
    pub fn load(path: &Path) -> Result<Exceptions, String> {
        Exceptions::read(&read_yaml(path)?)
    }

    /// Reads the list; an entry without a reason or of an unknown kind is an error.
    pub fn read(list: &Value) -> Result<Exceptions, String> {
        items(list)
            .map(Exception::read)
            .collect::<Result<_, _>>()
            .map(Exceptions)
    }

    /// The schema that an operation really uses where the facts name `schema`.
    pub(super) fn replacement(&self, operation: &str, schema: &str) -> Option<&str> {
        let mut candidates = self.0.iter().filter(|exception| {
            exception.kind == Kind::Schema
                && exception.place == schema
                && exception.operation.as_deref() == Some(operation)
        });
        candidates.next()?.really.as_deref()
    }

    /// What remains to be complained of: findings without an exception, and exceptions without a finding.
    pub fn judge(&self, findings: &[Finding]) -> Vec<String> {
        let unexcused = findings
            .iter()
            .filter(|finding| !self.0.iter().any(|exception| exception.excuses(finding)))
            .map(Finding::to_string);
        let stale = self
            .0
            .iter()
            .filter(|exception| !findings.iter().any(|finding| exception.excuses(finding)))
            .map(|exception| format!("this exception excuses nothing: {exception:?}"));
        unexcused.chain(stale).collect()
    }
}

impl Exception {
    fn read(entry: &Value) -> Result<Exception, String> {
        let text = |key: &str| entry[key].as_str().map(str::to_owned);
        let needed = |key: &str| text(key).ok_or_else(|| format!("{entry}: no {key}"));
        needed("reason")?;
        let name = needed("kind")?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        Ok(Exception {
            kind: kind.ok_or_else(|| format!("{entry}: unknown kind"))?,
            operation: text("operation"),
            place: needed("where")?,
            really: text("really"),
        })
    }

    fn excuses(&self, finding: &Finding) -> bool {
        self.kind == finding.kind
            && self.place == finding.place
            && self
                .operation
                .as_ref()
                .is_none_or(|operation| *operation == finding.operation)
    }
}
