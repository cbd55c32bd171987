//! A call that is about to be made.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::super::http::{Header, InvalidHeader};
use super::super::json::Json;
use super::answer::Answer;
use super::core::{Core, Lost};
use super::error::{Error, Failed};
use super::request::Request;

/// A call that is about to be made: `.await` makes it.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, E> {
    core: Core,
    request: Request,
    streamed: bool,
    decode: fn(&mut Answer) -> Result<T, Error<E>>,
}

/// A success, and what came with it.
#[derive(Debug)]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What the operation gives back.
    pub body: T,
}

impl<T> Response<T> {
    /// A declared header.
    pub fn header<H: Json>(&self, header: Header<H>) -> Result<Option<H>, InvalidHeader> {
        header.read(&self.headers)
    }
}

impl<T, E> Call<T, E> {
    /// A call whose answer is read whole and then decoded.
    pub fn new(
        core: &Core,
        request: Request,
        decode: fn(&mut Answer) -> Result<T, Error<E>>,
    ) -> Self {
        Self {
            core: core.clone(),
            request,
            streamed: false,
            decode,
        }
    }

    /// The same call, where the body of a success is handed over as it comes in.
    pub fn streamed(self) -> Self {
        Self {
            streamed: true,
            ..self
        }
    }

    /// Marks the call, so that a server that knows the mark does not do the same thing twice.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.request.insert_header("idempotency-key", key);
        self
    }

    /// Adds a header to this call.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request.insert_header(name, value);
        self
    }

    /// How long this call may take.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// Makes the call; status and headers come back too, and with an error the answer.
    pub async fn with_response(self) -> Result<Response<T>, Failed<E>> {
        let mut answer = match self.core.send(self.request, self.streamed).await {
            Ok(answer) => answer,
            Err(lost) => {
                let error = match lost {
                    Lost::Request(fault) => Error::Request(fault),
                    Lost::Transport(error) => Error::Transport(error),
                };
                return Err(Failed {
                    error,
                    answer: None,
                });
            }
        };
        match (self.decode)(&mut answer) {
            Ok(body) => Ok(Response {
                status: answer.status(),
                headers: answer.into_headers(),
                body,
            }),
            Err(error) => Err(Failed {
                error,
                answer: Some(answer),
            }),
        }
    }
}

impl<T: Send + 'static, E: Send + 'static> IntoFuture for Call<T, E> {
    type Output = Result<T, Error<E>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            match self.with_response().await {
                Ok(response) => Ok(response.body),
                Err(failed) => Err(failed.error),
            }
        })
    }
}
