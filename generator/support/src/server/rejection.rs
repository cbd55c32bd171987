//! Requests that the contract refuses.

use std::fmt;

use http::StatusCode;

use super::super::http::{BoxError, Undeclared};
use super::super::violation::Violations;

/// Why a request is refused before or instead of an operation's own answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// No credentials, or none that are valid: 401.
    Unauthenticated {
        /// What is wrong with them.
        message: String,
        /// The authentication schemes to try (`WWW-Authenticate`).
        challenges: Vec<&'static str>,
    },
    /// Valid credentials that do not allow this: 403.
    Forbidden(String),
    /// No operation has this path: 404.
    NotFound,
    /// The path has other methods only: 405.
    MethodNotAllowed,
    /// The body is missing or no JSON: 400.
    Malformed(String),
    /// The body is longer than this many octets: 413.
    TooLarge(usize),
    /// The body is of another media type than these: 415.
    UnsupportedMediaType(&'static [&'static str]),
    /// Parameters that are not as declared: 400.
    InvalidParameters(Violations),
    /// A body that is not as declared, and perhaps parameters too: 422.
    InvalidBody(Violations),
    /// An error of the server's own: 500.
    Internal(BoxError),
    /// An answer of the operation that the document does not declare.
    Undeclared(Undeclared),
}

impl Rejection {
    /// The status that fits.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unauthenticated { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed(_) | Self::InvalidParameters(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::InvalidBody(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Undeclared(undeclared) => undeclared.status(),
        }
    }

    /// Everything that is wrong with the request's values, each with its place: `/body/name`,
    /// `/query/page`.
    pub fn violations(&self) -> &[super::super::violation::Violation] {
        match self {
            Self::InvalidParameters(violations) | Self::InvalidBody(violations) => violations,
            _ => &[],
        }
    }
}

impl fmt::Display for Rejection {
    /// What may be told to whoever made the request: never the server's own errors.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthenticated { message, .. } | Self::Forbidden(message) => {
                formatter.write_str(message)
            }
            Self::NotFound => formatter.write_str("there is nothing at this path"),
            Self::MethodNotAllowed => formatter.write_str("this path has other methods only"),
            Self::Malformed(message) => formatter.write_str(message),
            Self::TooLarge(limit) => write!(formatter, "the body is longer than {limit} octets"),
            Self::UnsupportedMediaType(wanted) => {
                write!(formatter, "the body must be {}", wanted.join(" or "))
            }
            Self::InvalidParameters(violations) | Self::InvalidBody(violations) => {
                violations.fmt(formatter)
            }
            Self::Internal(_) => formatter.write_str("something went wrong on the server"),
            Self::Undeclared(undeclared) => undeclared.status().fmt(formatter),
        }
    }
}

impl From<Undeclared> for Rejection {
    fn from(undeclared: Undeclared) -> Self {
        match undeclared.into_source() {
            Ok(source) => Self::Internal(source),
            Err(undeclared) => Self::Undeclared(undeclared),
        }
    }
}
