//! What came back.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::super::http::{Body, Content, Header, InvalidHeader, Undeclared, is_json};
use super::super::json::{self, Json};
use super::error::{DecodeError, DecodeFailure, Error};

/// What came back: status, headers, and the body, which was read unless it is streamed.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    stream: Option<Body>,
}

impl Answer {
    pub(super) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            status,
            headers,
            body: Bytes::new(),
            stream: None,
        }
    }

    pub(super) fn with_body(self, body: Bytes) -> Self {
        Self { body, ..self }
    }

    pub(super) fn with_stream(self, stream: Body) -> Self {
        Self {
            stream: Some(stream),
            ..self
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body; empty if it is streamed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// A declared header.
    pub fn header<T: Json>(&self, header: Header<T>) -> Result<Option<T>, InvalidHeader> {
        header.read(&self.headers)
    }

    pub(super) fn into_headers(self) -> HeaderMap {
        self.headers
    }

    fn media_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The body as JSON.
    pub fn json<T: Json>(&self) -> Result<T, DecodeError> {
        self.check_json()?;
        json::from_slice(&self.body).map_err(|error| DecodeError::new(self, error.to_string()))
    }

    /// The payload in the envelope that the body is.
    pub fn enveloped<T: Json>(&self, member: &'static str) -> Result<T, DecodeError> {
        self.check_json()?;
        json::from_envelope(&self.body, member)
            .map_err(|error| DecodeError::new(self, error.to_string()))
    }

    /// A body without a media type is taken for JSON; one of another type is not.
    fn check_json(&self) -> Result<(), DecodeError> {
        match self.media_type() {
            Some(media_type) if !is_json(media_type) => Err(DecodeError::new(
                self,
                format!("its body is {media_type}, not JSON"),
            )),
            _ => Ok(()),
        }
    }

    /// The body as text.
    pub fn text(&self) -> Result<String, DecodeError> {
        let text = std::str::from_utf8(&self.body);
        text.map(str::to_owned)
            .map_err(|error| DecodeError::new(self, error.to_string()))
    }

    /// The body as octets of its media type.
    pub fn content(&mut self) -> Result<Content, DecodeError> {
        let media_type = self
            .media_type()
            .unwrap_or("application/octet-stream")
            .to_owned();
        let body = match self.stream.take() {
            Some(stream) => stream,
            None => Body::from(self.body.clone()),
        };
        Ok(Content { media_type, body })
    }

    /// Nothing.
    pub fn empty(&self) -> Result<(), DecodeError> {
        Ok(())
    }

    /// This answer as one that the document does not declare.
    pub fn undeclared(&self) -> Undeclared {
        Undeclared::new(self.status, self.headers.clone(), self.body.clone())
    }

    /// This answer as the error that it is.
    pub fn failed<T, E: DecodeFailure>(&mut self) -> Result<T, Error<E>> {
        Err(match E::decode(self) {
            Ok(error) => Error::Api(error),
            Err(error) => Error::Decode(error),
        })
    }
}

impl<E> From<DecodeError> for Error<E> {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}
