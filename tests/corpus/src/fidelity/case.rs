//! A value, the schema that it is tried on, and what the validator says.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::places::Sort;

/// A value to try.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    /// The key of the probe.
    pub(super) probe: String,
    /// Where in the document the value or its schema stands.
    pub(super) place: String,
    pub(super) sort: Sort,
    pub(super) value: Value,
    /// Why the validator refuses the value, if it does: the keyword, and in words.
    pub(super) complaint: Option<(String, String)>,
}

/// What a generated type makes of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Answer {
    /// The value that comes back.
    Accepted(Value),
    /// Why it is refused, a line for each reason.
    Refused(String),
    /// What a panic says, or how the process ended.
    Crashed(String),
}
