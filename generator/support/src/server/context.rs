//! What an operation knows of its request beside its input.

use std::sync::{Arc, Mutex, PoisonError};

use http::request::Parts;
use http::{Extensions, HeaderMap, Method, Uri};

use super::super::http::{Header, Unencodable};
use super::super::json::Json;
use super::rejection::Rejection;
use super::reply::Reply;

/// What an operation knows of its request beside its input, and the headers of its reply.
#[derive(Debug)]
pub struct Context<P> {
    principal: P,
    request: Arc<Parts>,
    reply: Mutex<HeaderMap>,
}

impl<P> Context<P> {
    pub(super) fn new(principal: P, request: Arc<Parts>) -> Self {
        Self {
            principal,
            request,
            reply: Mutex::default(),
        }
    }

    /// Who makes the request.
    pub fn principal(&self) -> &P {
        &self.principal
    }

    /// The method of the request.
    pub fn method(&self) -> &Method {
        &self.request.method
    }

    /// The target of the request.
    pub fn uri(&self) -> &Uri {
        &self.request.uri
    }

    /// The headers of the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.request.headers
    }

    /// What middleware has put beside the request.
    pub fn extensions(&self) -> &Extensions {
        &self.request.extensions
    }

    /// The `Idempotency-Key` of the request.
    pub fn idempotency_key(&self) -> Option<&str> {
        let key = self.headers().get("idempotency-key")?;
        std::str::from_utf8(key.as_bytes()).ok()
    }

    /// Sets a declared header of the reply.
    pub fn set_header<T: Json>(&self, header: Header<T>, value: &T) -> Result<(), Unencodable> {
        let mut headers = self.reply.lock().unwrap_or_else(PoisonError::into_inner);
        header.write(value, &mut headers)
    }

    /// The reply with the headers that were set.
    pub fn finish(self, reply: Result<Reply, Rejection>) -> Result<Reply, Rejection> {
        let headers = self
            .reply
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        reply.map(|reply| reply.with_headers(headers))
    }
}
