//! How calls fail.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::http::{BoxError, Undeclared, Unencodable};
use super::answer::Answer;

/// Why a call failed.
#[derive(Debug)]
pub enum Error<E> {
    /// The server refused: an answer that the document declares, or [`Undeclared`].
    Api(E),
    /// The request can't be made of these values.
    Request(Unencodable),
    /// The request did not get there, or the answer did not come back.
    Transport(BoxError),
    /// The answer is not what the document declares.
    Decode(DecodeError),
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(formatter),
            Self::Request(error) => write!(formatter, "the request can't be made: {error}"),
            Self::Transport(error) => write!(formatter, "the request did not get through: {error}"),
            Self::Decode(error) => error.fmt(formatter),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(_) => None,
            Self::Request(error) => Some(error),
            Self::Transport(error) => Some(&**error),
            Self::Decode(error) => Some(error),
        }
    }
}

/// Why a call failed, and the answer that says so, if there was one.
#[derive(Debug)]
pub struct Failed<E> {
    /// Why.
    pub error: Error<E>,
    /// Status, headers and body as they came.
    pub answer: Option<Answer>,
}

impl<E: fmt::Display> fmt::Display for Failed<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl<E: fmt::Debug + fmt::Display + 'static> std::error::Error for Failed<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// An answer that is not what the document declares.
#[derive(Debug)]
pub struct DecodeError(Box<Undecoded>);

#[derive(Debug)]
struct Undecoded {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    message: String,
}

impl DecodeError {
    pub(super) fn new(answer: &Answer, message: impl Into<String>) -> Self {
        Self(Box::new(Undecoded {
            status: answer.status(),
            headers: answer.headers().clone(),
            body: answer.body().clone(),
            message: message.into(),
        }))
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body of the answer.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Undecoded {
            status, message, ..
        } = &*self.0;
        write!(
            formatter,
            "the answer {status} is not as declared: {message}"
        )
    }
}

impl std::error::Error for DecodeError {}

/// The errors of an operation, as a client reads them.
pub trait DecodeFailure: Sized {
    /// Reads an answer that is no success.
    fn decode(answer: &mut Answer) -> Result<Self, DecodeError>;
}

impl DecodeFailure for Undeclared {
    fn decode(answer: &mut Answer) -> Result<Self, DecodeError> {
        Ok(answer.undeclared())
    }
}
