//! A request while it is being made.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::super::http::{
    Body, Codec, Content, Scheme, Unencodable, cookie_pairs, header_text, path_text, query_pairs,
    query_text,
};
use super::super::json::{self, Json};

/// Alternatives of combinations of schemes.
pub(super) type Security = &'static [&'static [Scheme]];

/// A request while it is being made. The first thing that can't be said in it is kept, and told
/// when it is sent.
#[derive(Debug)]
pub struct Request {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    pub(super) body: Body,
    pub(super) security: Security,
    pub(super) timeout: Option<Duration>,
    pub(super) fault: Option<Unencodable>,
}

impl Request {
    /// A request of this method for nothing yet.
    pub fn new(method: Method) -> Self {
        Self {
            method,
            path: String::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Body::empty(),
            security: &[],
            timeout: None,
            fault: None,
        }
    }

    /// Appends to the path what the template has between its parameters.
    pub fn path(&mut self, text: &str) {
        self.path.push_str(text);
    }

    /// Appends a parameter to the path.
    pub fn path_parameter(&mut self, name: &str, codec: Codec, value: &dyn Json) {
        match path_text(codec, name, value) {
            Ok(text) => self.path.push_str(&text),
            Err(fault) => self.fail(name, &fault),
        }
    }

    /// Appends a text parameter to the path.
    pub fn path_text(&mut self, name: &str, codec: Codec, value: &str) {
        self.path_parameter(name, codec, &value.to_owned());
    }

    /// Adds a parameter to the query.
    pub fn query(&mut self, name: &str, codec: Codec, value: &dyn Json) {
        match query_pairs(codec, name, value) {
            Ok(pairs) => self.query.extend(pairs),
            Err(fault) => self.fail(name, &fault),
        }
    }

    /// Adds what is the query as a whole, or the rest of it. Whoever gives it has encoded it.
    pub fn querystring<'a>(&mut self, text: impl Into<Option<&'a String>>) {
        self.query.extend(text.into().map(|text| query_text(text)));
    }

    /// Adds a cookie.
    pub fn cookie(&mut self, name: &str, codec: Codec, value: &dyn Json) {
        match cookie_pairs(codec, name, value) {
            Ok(pairs) => self.cookies.extend(pairs),
            Err(fault) => self.fail(name, &fault),
        }
    }

    /// Adds a header.
    pub fn header(&mut self, name: &str, codec: Codec, value: &dyn Json) {
        match header_text(codec, value) {
            Ok(Some(text)) => self.insert_header(name, &text),
            Ok(None) => {}
            Err(fault) => self.fail(name, &fault),
        }
    }

    /// Adds a header by its text.
    pub(super) fn insert_header(&mut self, name: &str, text: &str) {
        let value =
            HeaderValue::from_str(text).or_else(|_| HeaderValue::from_bytes(text.as_bytes()));
        match (HeaderName::from_bytes(name.as_bytes()), value) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            _ => self.fail(name, &Unencodable::new("can't stand in a header")),
        }
    }

    /// What it takes to be let in.
    pub fn security(&mut self, security: Security) {
        self.security = security;
    }

    /// The media types that the operation answers with.
    pub fn accept(&mut self, media_types: &'static str) {
        self.headers
            .insert(ACCEPT, HeaderValue::from_static(media_types));
    }

    /// The body as JSON of this media type.
    pub fn json(&mut self, media_type: &'static str, body: &dyn Json) {
        match json::to_vec(body) {
            Ok(octets) => self.content_of(media_type, octets),
            Err(error) => self.fail("body", &Unencodable::new(error.to_string())),
        }
    }

    /// The body as JSON in an envelope.
    pub fn enveloped(&mut self, media_type: &'static str, member: &'static str, body: &dyn Json) {
        match json::to_envelope(member, body) {
            Ok(octets) => self.content_of(media_type, octets),
            Err(error) => self.fail("body", &Unencodable::new(error.to_string())),
        }
    }

    /// The body as text.
    pub fn text(&mut self, media_type: &'static str, body: &str) {
        self.content_of(media_type, body.to_owned());
    }

    /// The body as octets of their media type.
    pub fn content(&mut self, content: Content) {
        self.insert_header(CONTENT_TYPE.as_str(), &content.media_type);
        self.body = content.body;
    }

    fn content_of(&mut self, media_type: &'static str, octets: impl Into<Bytes>) {
        self.insert_header(CONTENT_TYPE.as_str(), media_type);
        self.body = Body::from(octets.into());
    }

    fn fail(&mut self, name: &str, fault: &Unencodable) {
        let fault = Unencodable::new(format!("`{name}` {fault}"));
        self.fault.get_or_insert(fault);
    }

    /// Puts the cookies into their header.
    pub(super) fn seal_cookies(&mut self) {
        if !self.cookies.is_empty() {
            let text = std::mem::take(&mut self.cookies).join("; ");
            self.insert_header(COOKIE.as_str(), &text);
        }
    }
}
