//! Answers that the document does not declare.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::BoxError;

/// An answer that the document does not declare, as it came. On a server also any error of one's
/// own, which is sent as a 500 that does not tell it.
#[derive(Debug)]
pub struct Undeclared(Box<Parts>);

#[derive(Debug)]
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    source: Option<BoxError>,
}

impl Undeclared {
    /// An answer by its parts.
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self(Box::new(Parts {
            status,
            headers,
            body: body.into(),
            source: None,
        }))
    }

    /// An error that is nobody's business but the server's.
    pub fn internal(error: impl Into<BoxError>) -> Self {
        Self(Box::new(Parts {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            source: Some(error.into()),
        }))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The error behind a 500.
    pub fn source(&self) -> Option<&BoxError> {
        self.0.source.as_ref()
    }

    /// Takes the error behind a 500 out.
    pub fn into_source(self) -> Result<BoxError, Self> {
        let Self(mut parts) = self;
        match parts.source.take() {
            Some(source) => Ok(source),
            None => Err(Self(parts)),
        }
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Undeclared {
    fn from(error: E) -> Self {
        Self::internal(error)
    }
}

impl fmt::Display for Undeclared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.source {
            Some(source) => source.fmt(formatter),
            None => write!(formatter, "{}, which is not declared", self.0.status),
        }
    }
}
