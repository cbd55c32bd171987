//! What every crate that specsmith writes has in common: the part that does not depend on
//! the document.
//!
//! The folder is copied verbatim, and it works wherever it is put: it knows itself only by
//! `super`. Models and their validation ([`json`], [`validate`]) need neither HTTP crate;
//! `http` is shared by both halves of the contract, `client` and `server` are one half each.

#[cfg(feature = "client")]
pub mod client;
#[cfg(any(feature = "client", feature = "server"))]
pub mod http;
pub mod json;
#[cfg(feature = "server")]
pub mod server;
pub mod validate;

mod base64;
mod date_time;
mod decimal;
mod digits;
mod exact;
mod ip;
mod maybe;
mod rfc3339;
mod secret;
mod url;
mod uuid;
mod verbatim;
mod violation;

pub use base64::{Base64, Base64Url};
pub use date_time::{Date, DateTime};
pub use decimal::{Decimal, DecimalNumber};
pub use exact::ExactNumber;
pub use ip::{Ipv4, Ipv6};
pub use maybe::Maybe;
pub use secret::Secret;
pub use url::Url;
pub use uuid::Uuid;
pub use validate::{Report, Validate};
pub use verbatim::{Text, Verbatim};
pub use violation::{Violation, Violations};

/// An object whose members are not known by name, in the order of the wire.
pub type Map<T = serde_json::Value> = indexmap::IndexMap<String, T>;
