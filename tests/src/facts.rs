//! Compares the document in `spec/` with the facts about the API in `shared/novu/facts.json`.
//!
//! The facts name what exists: operations, parameters, members, words of enums. Ours must have all of it and may
//! have more. Prose, and how types are cut into schemas, are ours alone. Deviations that are meant stand in
//! `tests/spec/facts-exceptions.yaml`; one that excuses nothing is an error.

mod exception;
mod leaf;
mod operation;
mod response;
mod schema;

use std::fmt;
use std::fs;
use std::path::Path;

pub use exception::Exceptions;

use crate::document::Document;
use operation::OperationComparison;

/// What kind of statement the two documents disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An operation is in one document only.
    Operation,
    /// The tag of an operation.
    Tag,
    /// Who may call an operation.
    Security,
    /// Category or cost of a call.
    RateLimit,
    /// Whether production keys are refused.
    DevelopmentOnly,
    /// Whether the operation takes and echoes an idempotency key.
    Idempotency,
    /// A parameter is missing.
    Parameter,
    /// Something is optional that a caller has to send.
    Required,
    /// The request body is missing.
    Request,
    /// A status is missing, or never sent.
    Status,
    /// A header of the success response is missing.
    Header,
    /// The success response has no body.
    Response,
    /// The member that results are wrapped in.
    Envelope,
    /// The facts name the wrong schema.
    Schema,
    /// The JSON type of a value.
    Type,
    /// A value may be null.
    Nullable,
    /// A word of an enum is missing.
    Enum,
    /// A member of an object is missing.
    Property,
}

impl Kind {
    /// All kinds, for reading them from a file.
    pub const ALL: [Kind; 18] = [
        Kind::Operation,
        Kind::Tag,
        Kind::Security,
        Kind::RateLimit,
        Kind::DevelopmentOnly,
        Kind::Idempotency,
        Kind::Parameter,
        Kind::Required,
        Kind::Request,
        Kind::Status,
        Kind::Header,
        Kind::Response,
        Kind::Envelope,
        Kind::Schema,
        Kind::Type,
        Kind::Nullable,
        Kind::Enum,
        Kind::Property,
    ];

    /// The word for it in the list of exceptions.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Operation => "operation",
            Kind::Tag => "tag",
            Kind::Security => "security",
            Kind::RateLimit => "rate-limit",
            Kind::DevelopmentOnly => "development-only",
            Kind::Idempotency => "idempotency",
            Kind::Parameter => "parameter",
            Kind::Required => "required",
            Kind::Request => "request",
            Kind::Status => "status",
            Kind::Header => "header",
            Kind::Response => "response",
            Kind::Envelope => "envelope",
            Kind::Schema => "schema",
            Kind::Type => "type",
            Kind::Nullable => "nullable",
            Kind::Enum => "enum",
            Kind::Property => "property",
        }
    }
}

/// One disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// Title of the operation, or `-` for what all operations share.
    pub operation: String,
    /// Place within the operation: `query page`, or a schema of the facts and a path in it.
    pub place: String,
    /// What the two say.
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding {
            kind,
            operation,
            place,
            text,
        } = self;
        write!(formatter, "[{}] {operation} | {place}: {text}", kind.name())
    }
}

/// Reads the facts; none if this checkout lies alone, without the folder beside it.
pub fn load(path: &Path) -> Result<Option<Document>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let root =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some(Document { root }))
}

/// All disagreements, each once, before exceptions are taken off.
pub fn compare(facts: &Document, ours: &Document, exceptions: &Exceptions) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fact in facts.operations() {
        match ours.operation(fact.method, fact.path) {
            Some(mine) => {
                let comparison = OperationComparison {
                    facts,
                    ours,
                    exceptions,
                    fact,
                    mine,
                };
                findings.extend(comparison.findings());
            }
            None => findings.push(operation_finding(fact.title(), "is missing")),
        }
    }
    for mine in ours.operations() {
        if facts.operation(mine.method, mine.path).is_none() {
            findings.push(operation_finding(mine.title(), "is not in the facts"));
        }
    }
    without_repetitions(findings)
}

fn operation_finding(operation: String, text: &str) -> Finding {
    Finding {
        kind: Kind::Operation,
        operation,
        place: "-".to_owned(),
        text: text.to_owned(),
    }
}

fn without_repetitions(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept = Vec::new();
    for finding in findings {
        if !kept.contains(&finding) {
            kept.push(finding);
        }
    }
    kept
}
