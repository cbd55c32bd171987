//! `format: byte`: bytes in a string.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::verbatim::{Text, Verbatim};

/// Bytes that travel as base64 (`format: byte`).
pub type Base64 = Verbatim<Vec<u8>>;

/// Writes what RFC 4648 says, and reads what is found in the wild.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl Text for Vec<u8> {
    const FORMAT: &'static str = "byte";

    /// Reads either alphabet, with or without padding, and skips line breaks: all of them
    /// are in use, and the text is kept where it isn't canonical.
    fn parse(text: &str) -> Option<Self> {
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

    fn canonical(&self) -> String {
        ENGINE.encode(self)
    }
}
