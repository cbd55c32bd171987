//! What both halves of the contract share: bodies, headers, and how parameters become text.
//!
//! Whatever the client encodes with a [`Codec`], the server decodes with the same one.

mod body;
mod codec;
mod decode;
mod encode;
mod flat;
mod header;
mod media_type;
mod method;
mod percent;
mod query_string;
mod security;
mod undeclared;

pub use body::{Body, CollectError, Content, StreamError};
pub use codec::Codec;
pub use decode::{Cookies, Parameter, Query};
pub use encode::{Unencodable, cookie_pairs, header_text, path_text, query_pairs};
pub use header::{Header, InvalidHeader};
pub use media_type::{is_json, matches_media_type};
pub use method::extension_method;
pub use query_string::{query_text, query_without};
pub use security::{Carrier, Scheme};
pub use undeclared::Undeclared;

/// Any error.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
