//! How a request gets to its server.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Frame;
use tower_service::Service;

use super::super::http::{Body, BoxError};

/// A future that something is sent with.
pub type Sending = Pin<Box<dyn Future<Output = Result<http::Response<Body>, BoxError>> + Send>>;

/// How a request gets to its server.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request.
    fn send(&self, request: http::Request<Body>) -> Sending;
}

impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> Sending {
        let client = self.clone();
        Box::pin(async move {
            let request = request.map(|body| match body.as_bytes() {
                Some(octets) => reqwest::Body::from(octets.clone()),
                None => reqwest::Body::wrap(Shared(Mutex::new(body))),
            });
            let request = reqwest::Request::try_from(request)?;
            let response = client.execute(request).await?;
            let response = http::Response::<reqwest::Body>::from(response);
            Ok(response.map(Body::new))
        })
    }
}

/// A body that may be shared between threads, though only one reads it.
struct Shared(Mutex<Body>);

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match self.0.get_mut() {
            Ok(body) => Pin::new(body).poll_frame(cx).map_err(Into::into),
            Err(_) => Poll::Ready(Some(Err("another reader of this body panicked".into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().is_ok_and(|body| body.is_end_stream())
    }
}

/// A service in this process, such as a router: no socket, the same answers.
pub struct InProcess<S>(S);

impl<S> InProcess<S> {
    /// Sends requests to a service.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S, B> Transport for InProcess<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: http::Request<Body>) -> Sending {
        let mut service = self.0.clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx))
                .await
                .map_err(Into::into)?;
            let response = service.call(request).await.map_err(Into::into)?;
            Ok(response.map(Body::new))
        })
    }
}
