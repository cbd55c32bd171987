//! The text of a `$ref`: which file it names, and which place in that file.

use super::path::normalize;

/// Where a reference leads, as it says itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Uri<'a> {
    pub(super) file: FilePart,
    /// What follows `#`, still percent-encoded.
    pub(super) fragment: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FilePart {
    /// The file that the reference stands in.
    Same,
    /// Another file, named relative to that one.
    Local(String),
    /// Something that is not a file.
    Remote,
}

impl<'a> Uri<'a> {
    pub(super) fn parse(text: &'a str) -> Self {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = if file.is_empty() {
            FilePart::Same
        } else if has_scheme(file) || file.starts_with("//") {
            FilePart::Remote
        } else {
            FilePart::Local(percent_decode(file))
        };
        Self { file, fragment }
    }
}

/// What a reference without a fragment means where the URI `base` is in force (RFC 3986, 5.2). A base
/// may be relative itself.
pub(super) fn resolved(base: &str, reference: &str) -> String {
    let (host, path) = host_and_path(reference);
    if !host.is_empty() {
        return format!("{host}{}", without_dots(path));
    }
    let (host, base_path) = host_and_path(base);
    let folder = base_path.rfind('/').map_or("", |end| &base_path[..=end]);
    let path = match reference.starts_with('/') {
        true => without_dots(reference),
        false => without_dots(&format!("{folder}{reference}")),
    };
    format!("{host}{path}")
}

/// The parts before and from the path of a URI without a fragment.
fn host_and_path(uri: &str) -> (&str, &str) {
    let scheme = match has_scheme(uri) {
        true => uri.find(':').map_or(0, |end| end + 1),
        false => 0,
    };
    let host = uri[scheme..].strip_prefix("//");
    let host = host.map_or(0, |host| 2 + host.find('/').unwrap_or(host.len()));
    match uri.split_at(scheme + host) {
        (host, "") if !host.is_empty() => (host, "/"),
        parts => parts,
    }
}

fn without_dots(path: &str) -> String {
    let plain = normalize(path);
    match path.ends_with('/') && !plain.ends_with('/') {
        true => plain + "/",
        false => plain,
    }
}

/// Whether the text begins like `https:`. One letter is a Windows drive, not a scheme.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|rest| rest.is_ascii_alphanumeric() || "+-.".contains(rest))
    })
}

/// One step of a JSON pointer in a fragment, in the two spellings that are found in documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FragmentToken {
    pub(super) decoded: String,
    /// The name if `%` was not meant to encode anything.
    pub(super) verbatim: String,
}

/// The steps of a fragment that begins with `/`.
///
/// It is split before it is decoded, so `%2F` is part of a name. By the letter of the RFC it
/// would separate two names, but what people mean by `#/paths/%2Fusers` is the path `/users`.
pub(super) fn fragment_tokens(fragment: &str) -> Vec<FragmentToken> {
    let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
    fragment
        .split('/')
        .skip(1)
        .map(|token| FragmentToken {
            decoded: unescape(&percent_decode(token)),
            verbatim: unescape(token),
        })
        .collect()
}

/// The text with `%41` replaced by `A`. What is not the encoding of UTF-8 text stays.
pub(super) fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        match (first, others) {
            (b'%', [high, low, after @ ..]) if let Some(byte) = hex(*high, *low) => {
                bytes.push(byte);
                rest = after;
            }
            _ => {
                bytes.push(first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{FilePart, Uri, fragment_tokens, percent_decode, resolved};

    #[test]
    fn a_reference_names_a_file_and_a_place() {
        let uri = Uri::parse("a%20b.yaml#/x");
        assert_eq!(uri.file, FilePart::Local("a b.yaml".to_owned()));
        assert_eq!(uri.fragment, "/x");
        assert_eq!(Uri::parse("#").file, FilePart::Same);
        assert_eq!(Uri::parse("https://a/b.yaml#/x").file, FilePart::Remote);
        assert_eq!(Uri::parse("urn:a").file, FilePart::Remote);
        assert_eq!(Uri::parse("//host/a").file, FilePart::Remote);
        assert_eq!(Uri::parse("C:/a").file, FilePart::Local("C:/a".to_owned()));
    }

    #[test]
    fn a_reference_is_relative_to_the_folder_of_its_base() {
        let cases = [
            ("https://a.test/s/strict", "tree", "https://a.test/s/tree"),
            ("https://a.test/s/", "./tree", "https://a.test/s/tree"),
            ("https://a.test/s/t/u", "../tree/", "https://a.test/s/tree/"),
            ("https://a.test/s/strict", "/tree", "https://a.test/tree"),
            ("https://a.test", "tree", "https://a.test/tree"),
            (
                "https://a.test/s",
                "http://b.test/x/../y",
                "http://b.test/y",
            ),
            ("https://a.test/s", "urn:x:tree", "urn:x:tree"),
            ("urn:x:tree", "leaf", "urn:leaf"),
            ("s/strict.json", "tree.json", "s/tree.json"),
            ("", "tree", "tree"),
        ];
        for (base, reference, wanted) in cases {
            assert_eq!(resolved(base, reference), wanted, "{base} {reference}");
        }
    }

    #[test]
    fn tokens_are_decoded_after_they_are_split() {
        let names: Vec<_> = fragment_tokens("/paths/%2Fa~1{b}/%7B~0%zz")
            .into_iter()
            .map(|token| token.decoded)
            .collect();
        assert_eq!(names, ["paths", "/a/{b}", "{~%zz"]);
    }

    #[test]
    fn only_text_is_decoded() {
        assert_eq!(percent_decode("%C3%BC%"), "ü%");
        assert_eq!(percent_decode("%FF"), "%FF");
        assert_eq!(percent_decode("%4"), "%4");
    }
}
