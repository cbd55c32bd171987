//! The query as a whole, which whoever gives it has encoded.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::percent::decode_query;

/// The ASCII characters that can't stand in a query, but for the percent sign. An apostrophe could,
/// and is encoded all the same by HTTP clients that follow the WHATWG URL Standard: so the text is the
/// same whichever way it is sent.
const NOT_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The text as it is sent: what can't stand in a query (RFC 3986, section 3.4) is percent-encoded, so
/// that nothing ends it, and what is encoded already stays as it is.
pub fn query_text(text: &str) -> String {
    let mut pieces = text.split('%');
    let first = pieces.next().unwrap_or_default();
    let mut encoded = utf8_percent_encode(first, NOT_IN_QUERY).to_string();
    for piece in pieces {
        let digits = piece.as_bytes().get(..2);
        let is_encoded = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        encoded.push_str(if is_encoded { "%" } else { "%25" });
        encoded.extend(utf8_percent_encode(piece, NOT_IN_QUERY));
    }
    encoded
}

/// A query without the pairs of some names, as it came otherwise; `None` if nothing is left.
pub fn query_without(query: &str, is_left_out: impl Fn(&str) -> bool) -> Option<String> {
    let kept = query.split('&').filter(|pair| {
        let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode_query(name).unwrap_or(Cow::Borrowed(name));
        !is_left_out(&name)
    });
    let kept: Vec<&str> = kept.collect();
    (!kept.is_empty()).then(|| kept.join("&"))
}
