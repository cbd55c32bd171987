//! `format: byte` and `format: base64url`: bytes in a string.

use std::ops::Deref;

use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::verbatim::{Text, Verbatim};

/// Bytes that travel as base64 (`format: byte`).
pub type Base64 = Verbatim<Vec<u8>>;

/// Bytes that travel as base64 with the alphabet of URLs (`format: base64url`).
pub type Base64Url = Verbatim<UrlSafe>;

/// Writes what RFC 4648 says, and reads what is found in the wild.
const fn engine(alphabet: &Alphabet, padded: bool) -> GeneralPurpose {
    GeneralPurpose::new(
        alphabet,
        GeneralPurposeConfig::new()
            .with_encode_padding(padded)
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    )
}

const ENGINE: GeneralPurpose = engine(&STANDARD, true);
const URL_ENGINE: GeneralPurpose = engine(&URL_SAFE, false);

impl Text for Vec<u8> {
    const FORMAT: &'static str = "byte";

    /// Reads either alphabet, with or without padding, and skips line breaks: all of them
    /// are in use, and the text is kept where it isn't canonical.
    fn parse(text: &str) -> Option<Self> {
        decode(text)
    }

    fn canonical(&self) -> String {
        ENGINE.encode(self)
    }
}

/// Bytes whose text has the alphabet of URLs and no padding, RFC 4648 section 5.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlSafe(pub Vec<u8>);

impl Deref for UrlSafe {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl From<Vec<u8>> for Base64Url {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(UrlSafe(bytes))
    }
}

impl Text for UrlSafe {
    const FORMAT: &'static str = "base64url";

    fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    fn canonical(&self) -> String {
        URL_ENGINE.encode(&self.0)
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let standard: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        })
        .collect();
    ENGINE.decode(standard).ok()
}
