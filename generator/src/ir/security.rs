//! Security schemes and what operations require of them.

use super::Docs;

/// A way to authenticate.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// The key under `components/securitySchemes`.
    pub name: String,
    /// What the document says about it.
    pub docs: Docs,
    /// How the credential travels.
    pub credential: Credential,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A key in a header, a query parameter or a cookie.
    ApiKey {
        /// Where it travels.
        location: KeyLocation,
        /// The name of the header, parameter or cookie.
        name: String,
        /// Text before the key, added by the client and stripped by the server.
        prefix: String,
    },
    /// User and password, RFC 7617.
    Basic,
    /// A bearer token, RFC 6750; also what OAuth 2 and OpenID Connect send.
    Bearer,
    /// Any other scheme of the `Authorization` header, by its name.
    Http(String),
}

/// Where an API key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// What an operation requires: one of these combinations. Empty means anonymous, and an empty
/// combination among others means that credentials are optional.
pub type Security = Vec<Vec<Requirement>>;

/// A scheme that must be satisfied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The index of the scheme in the API.
    pub scheme: usize,
    /// OAuth 2 scopes.
    pub scopes: Vec<String>,
}
