//! One request on its way to its operation.

use std::sync::Arc;

use http::header::{CONTENT_TYPE, COOKIE};
use http::request::Parts;

use super::super::http::{
    Body, Codec, CollectError, Content, Cookies, Parameter, Query, Scheme, is_json,
    matches_media_type,
};
use super::super::json::{self, Json};
use super::super::validate::{Report, Validate};
use super::super::violation::{Violation, Violations};
use super::backend::{Backend, Credentials, Denied};
use super::context::Context;
use super::inputs::Inputs;
use super::rejection::Rejection;
use super::routes::Shared;

/// One request on its way to its operation. What is wrong with it is collected, so that whoever
/// sent it learns of everything at once.
pub struct Exchange<B: Backend> {
    shared: Shared<B>,
    request: Arc<Parts>,
    body: Body,
    path: Vec<(&'static str, String)>,
    query: Query,
    cookies: Cookies,
    violations: Violations,
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

    /// A parameter in the path.
    pub fn path<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let text = self.path.iter().find(|(found, _)| *found == name);
        let read = text.and_then(|(_, text)| Parameter::of_path(codec, name, text).read());
        self.required("path", name, read)
    }

    /// A parameter in the query that may be absent.
    pub fn query<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.query.read(codec, name);
        self.optional("query", name, read)
    }

    /// A parameter in the query that must be there.
    pub fn required_query<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.query.read(codec, name);
        self.required("query", name, read)
    }

    /// A parameter in a header that may be absent.
    pub fn header<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.read_header(name, codec);
        self.optional("header", name, read)
    }

    /// A parameter in a header that must be there.
    pub fn required_header<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.read_header(name, codec);
        self.required("header", name, read)
    }

    /// A parameter in a cookie that may be absent.
    pub fn cookie<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.cookies.read(codec, name);
        self.optional("cookie", name, read)
    }

    /// A parameter in a cookie that must be there.
    pub fn required_cookie<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.cookies.read(codec, name);
        self.required("cookie", name, read)
    }

    fn read_header<T: Json>(&self, name: &str, codec: Codec) -> Option<Result<T, Violations>> {
        // Several headers of one name are one list (RFC 9110, section 5.3).
        let values = self.request.headers.get_all(name).iter();
        let texts: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        if texts.is_empty() {
            return None;
        }
        Parameter::of_header(codec, name, &texts.join(",")).read()
    }

    fn optional<T>(
        &mut self,
        location: &'static str,
        name: &'static str,
        read: Option<Result<T, Violations>>,
    ) -> Option<T> {
        match read? {
            Ok(value) => Some(value),
            Err(violations) => {
                self.note(location, name, violations);
                None
            }
        }
    }

    fn required<T>(
        &mut self,
        location: &'static str,
        name: &'static str,
        read: Option<Result<T, Violations>>,
    ) -> Option<T> {
        if read.is_none() {
            self.note(
                location,
                name,
                Violation::new("required", "is missing").into(),
            );
        }
        self.optional(location, name, read)
    }

    fn note(&mut self, location: &'static str, name: &str, violations: Violations) {
        let mut below = Violations::default();
        below.extend_below(name, violations);
        self.violations.extend_below(location, below);
    }

    /// Runs checks on what was read.
    pub fn check(&mut self, check: impl FnOnce(&mut Report)) {
        let mut report = Report::default();
        check(&mut report);
        self.violations.extend(report.into_violations());
    }

    /// Fills the defaults of parameters in and checks them.
    pub fn checked<T: Validate>(&mut self, mut parameters: T) -> T {
        parameters.fill_defaults();
        self.check(|report| parameters.check(report));
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
                body.fill_defaults();
                self.check_body(&body);
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
