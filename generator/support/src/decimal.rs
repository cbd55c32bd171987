//! `format: decimal`, held as a [`rust_decimal::Decimal`].

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::json::{Decoded, Input, Json, Output};
use super::validate::{Exact, Validate};
use super::verbatim::{Text, Verbatim};
use super::violation::Violation;

/// A decimal number that travels as a string (`format: decimal`). The value has 28 digits; the
/// text that was read keeps all of them.
pub type Decimal = Verbatim<rust_decimal::Decimal>;

/// A decimal number that travels as a number (`format: decimal`). The value has 28 digits; the
/// text that was read keeps all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecimalNumber(Decimal);

impl Text for rust_decimal::Decimal {
    const FORMAT: &'static str = "decimal";

    /// Digits beyond the 28 are rounded off; numbers that are too large are refused.
    fn parse(text: &str) -> Option<Self> {
        super::digits::Digits::parse(text)?;
        if text.contains(['e', 'E']) {
            return Self::from_scientific(text).ok();
        }
        text.parse().ok()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}

impl DecimalNumber {
    /// A number that is written in its canonical form.
    pub fn new(value: rust_decimal::Decimal) -> Self {
        Self(Verbatim::new(value))
    }

    /// The number as it is written.
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    /// The value without its text.
    pub fn into_inner(self) -> rust_decimal::Decimal {
        self.0.into_inner()
    }
}

impl From<rust_decimal::Decimal> for DecimalNumber {
    fn from(value: rust_decimal::Decimal) -> Self {
        Self::new(value)
    }
}

impl Deref for DecimalNumber {
    type Target = rust_decimal::Decimal;

    fn deref(&self) -> &rust_decimal::Decimal {
        &self.0
    }
}

impl fmt::Display for DecimalNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Exact for DecimalNumber {
    fn written(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_text()))
    }
}

impl Validate for DecimalNumber {}

impl Json for DecimalNumber {
    fn encode(&self, output: Output<'_>) {
        output.literal(&self.0.to_text());
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let text = input.into_literal()?;
        Decimal::parse(&text).map(Self).ok_or_else(|| {
            let message = format!("{text} is beyond the range of decimals");
            super::json::Refused::new(Violation::new("type", message))
        })
    }

    fn reads_literals() -> bool {
        true
    }
}
