//! Security schemes: how a credential travels, the same for both halves.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::secret::Secret;
use super::decode::{Cookies, Query};
use super::encode::Unencodable;
use super::percent::encode;

/// A declared security scheme, with the scopes that an operation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    name: &'static str,
    carrier: Carrier,
    scopes: &'static [&'static str],
}

/// Where the credential of a scheme travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A header, the text before the key included.
    Header {
        /// The name in lower case.
        name: &'static str,
        /// The text before the key.
        prefix: &'static str,
    },
    /// A parameter of the query.
    Query(&'static str),
    /// A cookie.
    Cookie(&'static str),
    /// A scheme of the `Authorization` header (RFC 9110, section 11.4): `Bearer`, say.
    Authorization(&'static str),
    /// User and password (RFC 7617).
    Basic,
}

impl Scheme {
    /// A scheme by its key in the document.
    pub const fn new(name: &'static str, carrier: Carrier) -> Self {
        Self {
            name,
            carrier,
            scopes: &[],
        }
    }

    /// The same scheme where it asks for scopes.
    #[must_use]
    pub const fn scoped(self, scopes: &'static [&'static str]) -> Self {
        Self { scopes, ..self }
    }

    /// The key in the document.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The scopes that the operation asks for.
    pub fn scopes(self) -> &'static [&'static str] {
        self.scopes
    }

    /// Whether the credential is the query parameter of this name.
    pub fn is_in_query(self, name: &str) -> bool {
        matches!(self.carrier, Carrier::Query(own) if own == name)
    }

    /// The challenge of an answer 401 (RFC 9110, section 11.6.1).
    pub fn challenge(self) -> &'static str {
        match self.carrier {
            Carrier::Authorization(scheme) => scheme,
            Carrier::Basic => "Basic",
            Carrier::Header { prefix, .. } if !prefix.trim().is_empty() => prefix.trim(),
            Carrier::Header { .. } | Carrier::Query(_) | Carrier::Cookie(_) => "ApiKey",
        }
    }

    /// Puts a credential into a request: its headers, or the pairs of its query.
    pub fn apply(
        self,
        secret: &Secret,
        headers: &mut HeaderMap,
        query: &mut Vec<String>,
    ) -> Result<(), Unencodable> {
        let secret = secret.expose();
        let (name, text) = match self.carrier {
            Carrier::Query(name) => {
                query.push(format!("{}={}", encode(name), encode(secret)));
                return Ok(());
            }
            Carrier::Cookie(name) => (COOKIE, format!("{}={}", encode(name), encode(secret))),
            Carrier::Header { name, prefix } => {
                let name = HeaderName::from_bytes(name.as_bytes());
                let name =
                    name.map_err(|_| Unencodable::new(format!("`{}` names no header", self.name)))?;
                (name, format!("{prefix}{secret}"))
            }
            Carrier::Authorization(scheme) => (AUTHORIZATION, format!("{scheme} {secret}")),
            Carrier::Basic => (AUTHORIZATION, format!("Basic {}", STANDARD.encode(secret))),
        };
        let value = HeaderValue::from_str(&text);
        // The message must not show the credential.
        let mut value = value.map_err(|_| {
            Unencodable::new(format!(
                "the credential of `{}` can't stand in a header",
                self.name
            ))
        })?;
        value.set_sensitive(true);
        headers.append(name, value);
        Ok(())
    }

    /// Finds the credential in a request. That of `Basic` is `user:password`.
    pub fn extract(self, headers: &HeaderMap, query: &Query, cookies: &Cookies) -> Option<Secret> {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        let secret = match self.carrier {
            Carrier::Header { name, prefix } => text(name)?.strip_prefix(prefix)?.to_owned(),
            Carrier::Query(name) => query.read(super::Codec::FORM, name)?.ok()?,
            Carrier::Cookie(name) => cookies.read(super::Codec::FORM, name)?.ok()?,
            Carrier::Authorization(scheme) => {
                after_scheme(text("authorization")?, scheme)?.to_owned()
            }
            Carrier::Basic => {
                let octets = STANDARD
                    .decode(after_scheme(text("authorization")?, "Basic")?)
                    .ok()?;
                String::from_utf8(octets).ok()?
            }
        };
        (!secret.is_empty()).then(|| Secret::new(secret))
    }
}

/// What follows the name of an authentication scheme, which is case-insensitive.
fn after_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (found, rest) = text.split_once(' ')?;
    found
        .eq_ignore_ascii_case(scheme)
        .then(|| rest.trim_start())
}
