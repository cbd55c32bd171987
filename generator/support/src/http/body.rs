//! Bodies of messages, whole or streamed.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::BoxError;

/// The body of a message: octets in memory, or a stream of which only what is being read is.
pub struct Body(Kind);

enum Kind {
    Whole(Bytes),
    Stream(UnsyncBoxBody<Bytes, StreamError>),
}

impl Body {
    /// Nothing.
    pub fn empty() -> Self {
        Self(Kind::Whole(Bytes::new()))
    }

    /// A stream.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Kind::Stream(
            body.map_err(|error| StreamError(error.into()))
                .boxed_unsync(),
        ))
    }

    /// The octets, if they are in memory.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Whole(octets) => Some(octets),
            Kind::Stream(_) => None,
        }
    }

    /// Reads the whole body, unless it is longer than `limit` octets.
    pub async fn collect(self, limit: usize) -> Result<Bytes, CollectError> {
        match self.0 {
            Kind::Whole(octets) if octets.len() <= limit => Ok(octets),
            Kind::Whole(_) => Err(CollectError::TooLarge(limit)),
            Kind::Stream(stream) => match Limited::new(stream, limit).collect().await {
                Ok(collected) => Ok(collected.to_bytes()),
                Err(error) if error.is::<LengthLimitError>() => Err(CollectError::TooLarge(limit)),
                Err(error) => Err(CollectError::Broken(error)),
            },
        }
    }
}

/// Why a stream broke off.
#[derive(Debug)]
pub struct StreamError(BoxError);

impl fmt::Display for StreamError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

/// Why a body could not be read to its end.
#[derive(Debug)]
pub enum CollectError {
    /// It is longer than this many octets.
    TooLarge(usize),
    /// It broke off.
    Broken(BoxError),
}

impl fmt::Display for CollectError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(limit) => write!(formatter, "the body is longer than {limit} octets"),
            Self::Broken(error) => write!(formatter, "the body broke off: {error}"),
        }
    }
}

impl std::error::Error for CollectError {}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        match &mut self.0 {
            Kind::Whole(octets) if octets.is_empty() => Poll::Ready(None),
            Kind::Whole(octets) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(octets))))),
            Kind::Stream(stream) => Pin::new(stream).poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Whole(octets) => octets.is_empty(),
            Kind::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(octets) => SizeHint::with_exact(octets.len() as u64),
            Kind::Stream(stream) => stream.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Body")
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(octets: T) -> Self {
        Self(Kind::Whole(octets.into()))
    }
}

/// Octets and their media type: what a message holds that is neither JSON nor text.
#[derive(Debug)]
pub struct Content {
    /// The media type.
    pub media_type: String,
    /// The octets.
    pub body: Body,
}

impl Content {
    /// Octets of a media type.
    pub fn new(media_type: impl Into<String>, body: impl Into<Body>) -> Self {
        Self {
            media_type: media_type.into(),
            body: body.into(),
        }
    }
}
