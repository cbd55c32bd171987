//! What a server implements beside its operations.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use http::request::Parts;

use super::super::http::{Body, Scheme};
use super::super::secret::Secret;
use super::problem;
use super::rejection::Rejection;

/// What all traits of operations have in common.
pub trait Backend: Send + Sync + 'static {
    /// Who makes a request.
    type Principal: Send + Sync + 'static;

    /// Turns what the contract refuses into a reply. Without an implementation of one's own, that
    /// is a problem document (RFC 9457) that lists every violation.
    fn reject(&self, rejection: Rejection, request: &Parts) -> http::Response<Body> {
        let _ = request;
        problem::reply(&rejection)
    }
}

/// Finds out who makes a request.
pub trait Authenticator: Send + Sync + 'static {
    /// Who makes a request.
    type Principal: Send + Sync + 'static;

    /// Checks the credentials that an operation asks for; all of them are there.
    fn authenticate(
        &self,
        credentials: &Credentials,
        request: &Parts,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;
}

/// The credentials of a request, one for each scheme of a combination.
#[derive(Debug)]
pub struct Credentials(Vec<(Scheme, Secret)>);

impl Credentials {
    pub(super) fn new(found: Vec<(Scheme, Secret)>) -> Self {
        Self(found)
    }

    /// The credential of a scheme, without its prefix. That of HTTP Basic is `user:password`.
    pub fn get(&self, scheme: Scheme) -> Option<&Secret> {
        let mut found = self.0.iter();
        let (_, secret) = found.find(|(found, _)| found.name() == scheme.name())?;
        Some(secret)
    }

    /// All credentials with their schemes, which know the scopes that the operation asks for.
    pub fn iter(&self) -> impl Iterator<Item = (Scheme, &Secret)> {
        self.0.iter().map(|(scheme, secret)| (*scheme, secret))
    }
}

/// Why somebody is not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The credentials are not valid: 401.
    Unauthorized(String),
    /// They are, but not for this: 403.
    Forbidden(String),
}

/// Lets nobody in: for servers that do not ask who makes a request.
pub(super) struct Nobody<P>(pub(super) PhantomData<fn() -> P>);

impl<P: Send + Sync + 'static> Authenticator for Nobody<P> {
    type Principal = P;

    async fn authenticate(&self, _: &Credentials, _: &Parts) -> Result<P, Denied> {
        Err(Denied::Unauthorized("no credentials are known".to_owned()))
    }
}

/// An [`Authenticator`] behind a pointer.
pub(super) trait Authenticate<P>: Send + Sync {
    fn authenticate<'a>(
        &'a self,
        credentials: &'a Credentials,
        request: &'a Parts,
    ) -> Pin<Box<dyn Future<Output = Result<P, Denied>> + Send + 'a>>;
}

impl<A: Authenticator> Authenticate<A::Principal> for A {
    fn authenticate<'a>(
        &'a self,
        credentials: &'a Credentials,
        request: &'a Parts,
    ) -> Pin<Box<dyn Future<Output = Result<A::Principal, Denied>> + Send + 'a>> {
        Box::pin(Authenticator::authenticate(self, credentials, request))
    }
}
