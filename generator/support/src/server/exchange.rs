//! One request on its way to its operation.

use std::sync::Arc;

use http::header::{CONTENT_TYPE, COOKIE};
use http::request::Parts;

use super::super::http::{
    Body, CollectError, Content, Cookies, Query, Scheme, is_json, matches_media_type,
};
use super::super::json::{self, Json};
use super::super::validate::{Report, Validate};
use super::super::violation::Violations;
use super::backend::{Backend, Credentials, Denied};
use super::context::Context;
use super::inputs::Inputs;
use super::rejection::Rejection;
use super::routes::Shared;

/// One request on its way to its operation. What is wrong with it is collected, so that whoever
/// sent it learns of everything at once.
pub struct Exchange<B: Backend> {
    shared: Shared<B>,
    pub(super) request: Arc<Parts>,
    body: Body,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: Query,
    pub(super) cookies: Cookies,
    /// Where credentials may be.
    pub(super) security: &'static [&'static [Scheme]],
    pub(super) violations: Violations,
    /// Whether the body is among what is wrong.
    invalid_body: bool,
    /// Something that leaves nothing else to say.
    fatal: Option<Rejection>,
}

impl<B: Backend> Exchange<B> {
    pub(super) fn new(
        shared: Shared<B>,
        request: Arc<Parts>,
        body: Body,
        path: Vec<(&'static str, String)>,
    ) -> Self {
        let query = Query::parse(request.uri.query().unwrap_or_default());
        let cookies = request.headers.get_all(COOKIE).iter();
        let cookies: Vec<&str> = cookies.filter_map(|value| value.to_str().ok()).collect();
        let cookies = Cookies::parse(&cookies.join(";"));
        Self {
            shared,
            request,
            body,
            path,
            query,
            cookies,
            security: &[],
            violations: Violations::default(),
            invalid_body: false,
            fatal: None,
        }
    }

    /// What the server implements.
    pub fn backend(&self) -> Arc<B> {
        Arc::clone(&self.shared.backend)
    }

    /// Lets anybody in.
    pub fn anonymous(&self) -> Context<()> {
        Context::new((), Arc::clone(&self.request))
    }

    /// Lets in who satisfies one of these combinations.
    pub async fn authenticate(
        &mut self,
        security: &'static [&'static [Scheme]],
    ) -> Result<Context<B::Principal>, Rejection> {
        match self.find_principal(security).await? {
            Some(principal) => Ok(Context::new(principal, Arc::clone(&self.request))),
            None => Err(unauthenticated(
                security,
                "credentials are missing".to_owned(),
            )),
        }
    }

    /// Lets in who satisfies one of these combinations, or who gives no credentials at all.
    pub async fn authenticate_optional(
        &mut self,
        security: &'static [&'static [Scheme]],
    ) -> Result<Context<Option<B::Principal>>, Rejection> {
        let principal = self.find_principal(security).await?;
        Ok(Context::new(principal, Arc::clone(&self.request)))
    }

    /// The principal of the first combination that is there and valid.
    async fn find_principal(
        &mut self,
        security: &'static [&'static [Scheme]],
    ) -> Result<Option<B::Principal>, Rejection> {
        self.security = security;
        let mut denied = None;
        for combination in security.iter().filter(|schemes| !schemes.is_empty()) {
            let Some(credentials) = self.credentials(combination) else {
                continue;
            };
            let authenticator = &self.shared.authenticator;
            match authenticator
                .authenticate(&credentials, &self.request)
                .await
            {
                Ok(principal) => return Ok(Some(principal)),
                Err(reason) => denied = Some(reason),
            }
        }
        match denied {
            None => Ok(None),
            Some(Denied::Unauthorized(message)) => Err(unauthenticated(security, message)),
            Some(Denied::Forbidden(message)) => Err(Rejection::Forbidden(message)),
        }
    }

    /// The credentials of a combination, if all are there.
    fn credentials(&self, combination: &[Scheme]) -> Option<Credentials> {
        let headers = &self.request.headers;
        let find = |scheme: &Scheme| {
            Some((
                *scheme,
                scheme.extract(headers, &self.query, &self.cookies)?,
            ))
        };
        let found: Option<Vec<_>> = combination.iter().map(find).collect();
        found.map(Credentials::new)
    }

    /// Runs checks on what was read.
    pub fn check(&mut self, check: impl FnOnce(&mut Report)) {
        let mut report = Report::default();
        check(&mut report);
        self.violations.extend(report.into_violations());
    }

    /// Checks parameters as they were sent, and fills their defaults in.
    pub fn checked<T: Validate>(&mut self, mut parameters: T) -> T {
        self.check(|report| parameters.check(report));
        parameters.fill_defaults();
        parameters
    }

    /// The body as JSON, which must be there.
    pub async fn json<T: Json + Validate>(&mut self) -> Option<T> {
        match self.json_if_any().await? {
            Some(body) => Some(body),
            None => {
                self.fail(Rejection::Malformed("the body is missing".to_owned()));
                None
            }
        }
    }

    /// The body as JSON, if there is one. The outer `None` means that it was refused.
    pub async fn json_if_any<T: Json + Validate>(&mut self) -> Option<Option<T>> {
        let octets = self.octets().await?;
        if octets.is_empty() {
            return Some(None);
        }
        if self
            .media_type()
            .is_some_and(|media_type| !is_json(media_type))
        {
            self.fail(Rejection::UnsupportedMediaType(&["application/json"]));
            return None;
        }
        match json::from_slice_strict::<T>(&octets) {
            Ok(mut body) => {
                // What depends on members being there is judged as the body was sent.
                self.check_body(&body);
                body.fill_defaults();
                Some(Some(body))
            }
            Err(json::Error::Syntax(error)) => {
                self.fail(Rejection::Malformed(format!(
                    "the body is not JSON: {error}"
                )));
                None
            }
            Err(json::Error::Violations(violations)) => {
                self.note_body(violations);
                None
            }
        }
    }

    fn check_body(&mut self, body: &impl Validate) {
        if let Err(violations) = body.validate() {
            self.note_body(violations);
        }
    }

    fn note_body(&mut self, violations: Violations) {
        self.invalid_body = true;
        self.violations.extend_below("body", violations);
    }

    /// The body as text.
    pub async fn text(&mut self) -> Option<String> {
        let octets = self.octets().await?;
        match String::from_utf8(octets.to_vec()) {
            Ok(text) => Some(text),
            Err(_) => {
                self.fail(Rejection::Malformed("the body is not UTF-8".to_owned()));
                None
            }
        }
    }

    /// The body as octets of one of these media types, unread.
    pub fn content(&mut self, media_types: &'static [&'static str]) -> Option<Content> {
        let media_type = self
            .media_type()
            .unwrap_or("application/octet-stream")
            .to_owned();
        let fits = |range: &&str| matches_media_type(range, &media_type);
        if !media_types.iter().any(fits) {
            self.fail(Rejection::UnsupportedMediaType(media_types));
            return None;
        }
        let body = std::mem::take(&mut self.body);
        Some(Content { media_type, body })
    }

    fn media_type(&self) -> Option<&str> {
        self.request.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    async fn octets(&mut self) -> Option<bytes::Bytes> {
        let body = std::mem::take(&mut self.body);
        match body.collect(self.shared.body_limit).await {
            Ok(octets) => Some(octets),
            Err(CollectError::TooLarge(limit)) => {
                self.fail(Rejection::TooLarge(limit));
                None
            }
            Err(error) => {
                self.fail(Rejection::Malformed(error.to_string()));
                None
            }
        }
    }

    fn fail(&mut self, rejection: Rejection) {
        self.fatal.get_or_insert(rejection);
    }

    /// What was read, if nothing is wrong with any of it.
    pub fn accept<I: Inputs>(&mut self, inputs: I) -> Result<I::Complete, Rejection> {
        if let Some(fatal) = self.fatal.take() {
            return Err(fatal);
        }
        let violations = std::mem::take(&mut self.violations);
        let refused = if self.invalid_body {
            Rejection::InvalidBody
        } else {
            Rejection::InvalidParameters
        };
        match (violations.is_empty(), inputs.complete()) {
            (true, Some(complete)) => Ok(complete),
            _ => Err(refused(violations)),
        }
    }
}

fn unauthenticated(security: &'static [&'static [Scheme]], message: String) -> Rejection {
    let mut challenges: Vec<&'static str> = Vec::new();
    for scheme in security.iter().copied().flatten() {
        let challenge = scheme.challenge();
        if !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    Rejection::Unauthenticated {
        message,
        challenges,
    }
}
