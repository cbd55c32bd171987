//! `format`: whether text is of one, for types that hold it as text.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::super::digits::Digits;
use super::super::rfc3339::{FullDate, FullTime, date_time};
use super::{duration, host, pointer, uri};

/// Declares every format once: its variant, its name, what is of it.
macro_rules! formats {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $holds:expr;)+) => {
        /// A format that text is checked for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Format {
            /// Every format there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What JSON Schema or OpenAPI calls it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Whether a text is of this format.
            pub fn holds(self, text: &str) -> bool {
                let holds: fn(&str) -> bool = match self { $(Self::$variant => $holds,)+ };
                holds(text)
            }
        }
    };
}

formats! {
    /// A point in time, RFC 3339.
    DateTime = "date-time", |text| date_time(text).is_some();
    /// A day, RFC 3339 `full-date`.
    Date = "date", |text| FullDate::parse(text).is_some();
    /// A time of the day and its offset, RFC 3339 `full-time`.
    Time = "time", |text| FullTime::parse(text).is_some();
    /// A duration, ISO 8601; RFC 3339 appendix A has part of them.
    Duration = "duration", duration::is_duration;
    /// An email address, RFC 5321 `Mailbox`.
    Email = "email", |text| host::is_mailbox(text, false);
    /// An email address that is not bound to ASCII, RFC 6531.
    IdnEmail = "idn-email", |text| host::is_mailbox(text, true);
    /// The name of a host, RFC 1123.
    Hostname = "hostname", |text| host::is_hostname(text, false);
    /// The name of a host that is not bound to ASCII, RFC 5890.
    IdnHostname = "idn-hostname", |text| host::is_hostname(text, true);
    /// An address of four numbers, RFC 2673.
    Ipv4 = "ipv4", |text| text.parse::<Ipv4Addr>().is_ok();
    /// An address of eight groups, RFC 4291.
    Ipv6 = "ipv6", |text| text.parse::<Ipv6Addr>().is_ok();
    /// A URI with a scheme, RFC 3986.
    Uri = "uri", |text| uri::is_absolute(text, false);
    /// A URI or a relative reference, RFC 3986.
    UriReference = "uri-reference", |text| uri::is_reference(text, false);
    /// An IRI with a scheme, RFC 3987.
    Iri = "iri", |text| uri::is_absolute(text, true);
    /// An IRI or a relative reference, RFC 3987.
    IriReference = "iri-reference", |text| uri::is_reference(text, true);
    /// A template of URIs, RFC 6570.
    UriTemplate = "uri-template", uri::is_template;
    /// A JSON pointer, RFC 6901.
    JsonPointer = "json-pointer", pointer::is_pointer;
    /// A relative JSON pointer.
    RelativeJsonPointer = "relative-json-pointer", pointer::is_relative;
    /// A UUID, RFC 9562.
    Uuid = "uuid", is_uuid;
    /// Octets in base64, RFC 4648 section 4.
    Byte = "byte", is_base64;
    /// Octets in base64 with the alphabet of URLs, RFC 4648 section 5.
    Base64url = "base64url", is_base64;
    /// A decimal number.
    Decimal = "decimal", |text| Digits::parse(text).is_some();
}

/// Groups of hexadecimal digits between hyphens.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths = groups.iter().map(|group| group.len());
    let mut bytes = text.bytes();
    lengths.eq([8, 4, 4, 4, 12]) && bytes.all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Either alphabet, with or without padding, and with line breaks: all of them are in use.
fn is_base64(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    let bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let bytes: Vec<u8> = bytes.collect();
    let length = bytes.iter().take_while(|byte| is_digit(**byte)).count();
    let padding = &bytes[length..];
    let most = length.next_multiple_of(4) - length;
    most < 3 && padding.len() <= most && padding.iter().all(|byte| *byte == b'=')
}
