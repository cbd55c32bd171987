//! The query as a whole: what of it is encoded, and what is left of it without credentials.

use http::Uri;
use specsmith_support::http::{query_text, query_without};

/// All that RFC 3986, section 3.4 lets stand in a query, but for the apostrophe, which URLs of the
/// WHATWG do not.
const ALLOWED: &str = "azAZ09-._~!$&()*+,;=:@/?";

#[test]
fn what_may_stand_in_a_query_stays() {
    assert_eq!(query_text(ALLOWED), ALLOWED);
    assert_eq!(query_text(""), "");
    assert_eq!(query_text("a=b%20c&d=%C3%a9"), "a=b%20c&d=%C3%a9");
}

#[test]
fn all_else_is_encoded() {
    for octet in (0..=127).map(char::from) {
        let text = octet.to_string();
        let wanted = match ALLOWED.contains(octet) || octet.is_ascii_alphanumeric() {
            true => text.clone(),
            false => format!("%{:02X}", u32::from(octet)),
        };
        assert_eq!(query_text(&text), wanted, "{octet:?}");
    }
    assert_eq!(query_text("é\u{1f600}"), "%C3%A9%F0%9F%98%80");
}

#[test]
fn a_percent_sign_stays_only_before_two_digits() {
    for (text, wanted) in [
        ("%", "%25"),
        ("100%", "100%25"),
        ("%4", "%254"),
        ("%4g", "%254g"),
        ("%%41", "%25%41"),
        ("%é", "%25%C3%A9"),
        ("%25", "%25"),
    ] {
        assert_eq!(query_text(text), wanted);
        assert_eq!(query_text(wanted), wanted);
    }
}

#[test]
fn no_text_ends_the_query() {
    for text in [
        "a#b",
        "a b HTTP/1.1\r\nX: y",
        "\0",
        "//host/?#",
        "\u{a0}\u{2028}",
    ] {
        let target = format!("http://host/path?{}", query_text(text));
        assert_eq!(
            target.parse::<Uri>().map(|uri| uri.to_string()).ok(),
            Some(target)
        );
    }
}

#[test]
fn pairs_are_left_out_by_name() {
    let without = |query| query_without(query, |name| name == "api key");
    let left = |text: &str| Some(text.to_owned());
    assert_eq!(without("b=1&a==2&&c"), left("b=1&a==2&&c"));
    assert_eq!(without("b=1&api+key=x&c"), left("b=1&c"));
    assert_eq!(without("api%20key=x&api key"), None);
    assert_eq!(without("&api%20key=x"), left(""));
    assert_eq!(without("API%20key=%ff&%ff=1"), left("API%20key=%ff&%ff=1"));
    assert_eq!(without(""), left(""));
}
