//! Methods that have no constant.

use http::Method;

/// A method that RFC 9110 and RFC 5789 do not name. The name must be a token (RFC 9110, section
/// 5.6.2), as those in generated code are.
pub fn extension_method(name: &'static str) -> Method {
    Method::from_bytes(name.as_bytes()).unwrap_or_default()
}
