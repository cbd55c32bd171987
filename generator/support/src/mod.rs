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
mod maybe;
mod secret;
mod verbatim;
mod violation;

pub use base64::Base64;
pub use date_time::{Date, DateTime};
pub use maybe::Maybe;
pub use secret::Secret;
pub use validate::{Report, Validate};
pub use verbatim::{Text, Verbatim};
pub use violation::{Violation, Violations};

/// An object whose members are not known by name, in the order of the wire.
pub type Map<T = serde_json::Value> = indexmap::IndexMap<String, T>;
