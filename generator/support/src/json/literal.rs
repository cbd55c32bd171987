//! Numbers as they are written, where floats hold too few digits.
//!
//! serde has no numbers but those of Rust. serde_json hands over the text of a value to its own
//! `RawValue`, with the feature `raw_value`; this asks for it by the same name. Of other formats,
//! numbers come as Rust has them.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};

use super::super::digits::Digits;
use super::error::Decoded;
use super::input::{Input, Shape};
use super::number::Number;
use super::serde_input::Reading;

const TOKEN: &str = "$serde_json::private::RawValue";

/// Whether a number has no fraction.
pub(super) fn is_integral(text: &str) -> bool {
    Digits::parse(text).is_some_and(|digits| digits.is_integral())
}

/// One value on its way to a function that takes a number as it is written.
pub(super) struct Literal<'f>(pub(super) Reading<'f>);

impl<'de> DeserializeSeed<'de> for Literal<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct(TOKEN, self)
    }
}

impl<'de> Visitor<'de> for Literal<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.deserialize(deserializer)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let (_, text): (String, String) = access
            .next_entry()?
            .ok_or_else(|| A::Error::custom("a value without its text"))?;
        if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            (self.0.then)(Input::literal(&text));
            return Ok(());
        }
        let mut value = serde_json::Deserializer::from_str(&text);
        self.0.deserialize(&mut value).map_err(A::Error::custom)
    }
}

/// Writes a number as it stands, if what Rust makes of it is written differently. Only serde_json can do
/// so; other formats get such a number as a struct.
pub(super) fn write<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse::<i64>()
        && text != "-0"
    {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = text.parse::<u64>() {
        return serializer.serialize_u64(number);
    }
    if let Ok(number) = text.parse::<f64>()
        && written(number) == text
    {
        return serializer.serialize_f64(number);
    }
    let mut raw = serializer.serialize_struct(TOKEN, 1)?;
    raw.serialize_field(TOKEN, text)?;
    raw.end()
}

/// A float as serde_json writes it: with an exponent where that is shorter.
fn written(number: f64) -> String {
    serde_json::Value::from(number).to_string()
}

impl Input<'_> {
    /// The text of a number: the one that was read, or that of the number that it became.
    pub(in super::super) fn into_literal(self) -> Decoded<String> {
        match self.0 {
            Shape::Literal(text) => Ok(text.to_owned()),
            Shape::Untyped(text) => {
                let text = text.text().map_err(super::untyped::refused)?;
                match Digits::parse(&text) {
                    Some(_) => Ok(text.into_owned()),
                    None => Err(self.unexpected("a number")),
                }
            }
            Shape::Number(Number::Integer(number)) => Ok(number.to_string()),
            Shape::Number(Number::Float(number)) => Ok(written(number)),
            _ => Err(self.unexpected("a number")),
        }
    }
}
