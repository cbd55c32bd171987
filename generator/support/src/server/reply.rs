//! What an operation answers.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::super::http::{Body, Content, Undeclared};
use super::super::json::{self, Json};
use super::rejection::Rejection;

/// What an operation answers.
#[derive(Debug)]
pub struct Reply(http::Response<Body>);

/// The errors of an operation, as a server sends them.
pub trait IntoReply {
    /// The reply that says it.
    fn into_reply(self) -> Result<Reply, Rejection>;
}

impl IntoReply for Undeclared {
    fn into_reply(self) -> Result<Reply, Rejection> {
        Err(self.into())
    }
}

impl Reply {
    /// No body.
    pub fn empty(status: StatusCode) -> Result<Self, Rejection> {
        let mut response = http::Response::new(Body::empty());
        *response.status_mut() = status;
        Ok(Self(response))
    }

    /// JSON of this media type.
    pub fn json(
        status: StatusCode,
        media_type: &'static str,
        body: &dyn Json,
    ) -> Result<Self, Rejection> {
        let octets = json::to_vec(body).map_err(|error| Rejection::Internal(Box::new(error)))?;
        Self::of(
            status,
            HeaderValue::from_static(media_type),
            Body::from(octets),
        )
    }

    /// JSON in an envelope.
    pub fn enveloped(
        status: StatusCode,
        media_type: &'static str,
        member: &'static str,
        body: &dyn Json,
    ) -> Result<Self, Rejection> {
        let octets = json::to_envelope(member, body);
        let octets = octets.map_err(|error| Rejection::Internal(Box::new(error)))?;
        Self::of(
            status,
            HeaderValue::from_static(media_type),
            Body::from(octets),
        )
    }

    /// Text of this media type.
    pub fn text(
        status: StatusCode,
        media_type: &'static str,
        body: String,
    ) -> Result<Self, Rejection> {
        Self::of(
            status,
            HeaderValue::from_static(media_type),
            Body::from(body),
        )
    }

    /// Octets of their media type.
    pub fn content(status: StatusCode, content: Content) -> Result<Self, Rejection> {
        let media_type = HeaderValue::from_str(&content.media_type);
        let media_type = media_type.map_err(|error| Rejection::Internal(Box::new(error)))?;
        Self::of(status, media_type, content.body)
    }

    fn of(status: StatusCode, media_type: HeaderValue, body: Body) -> Result<Self, Rejection> {
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        response.headers_mut().insert(CONTENT_TYPE, media_type);
        Ok(Self(response))
    }

    pub(super) fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.0.headers_mut().extend(headers);
        self
    }

    pub(super) fn into_response(self) -> http::Response<Body> {
        self.0
    }
}
