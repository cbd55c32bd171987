//! Types that are one scalar on the wire.

use std::borrow::Cow;

use super::super::secret::Secret;
use super::super::verbatim::{Text, Verbatim, with_article};
use super::super::violation::Violation;
use super::Json;
use super::error::{Decoded, Refused};
use super::input::{Input, Shape};
use super::number::{EXACT, Number};
use super::output::Output;
use super::untyped;

/// Reads a string, for types that are made from one.
pub fn read_text<T: for<'t> From<&'t str>>(input: Input<'_>) -> Decoded<T> {
    input.into_text().map(|text| T::from(&text))
}

/// Reads a number as an integer, for types that are made from one.
pub fn read_integer<T: From<i64>>(input: Input<'_>) -> Decoded<T> {
    i64::decode(input).map(T::from)
}

impl<'a> Input<'a> {
    /// The text of a string.
    pub(super) fn into_text(self) -> Decoded<Cow<'a, str>> {
        match self.0 {
            Shape::String(text) => Ok(text),
            Shape::Untyped(text) => text.text().map_err(untyped::refused),
            _ => Err(self.unexpected("a string")),
        }
    }

    pub(super) fn into_number(self, wanted: &str) -> Decoded<Number> {
        match self.0 {
            Shape::Number(number) => Ok(number),
            Shape::Literal(text) => Number::parse(text).ok_or_else(|| self.unexpected(wanted)),
            Shape::Untyped(text) => {
                let number = Number::parse(&text.text().map_err(untyped::refused)?);
                number.ok_or_else(|| self.unexpected(wanted))
            }
            _ => Err(self.unexpected(wanted)),
        }
    }
}

/// Null, where a schema allows nothing else.
impl Json for () {
    fn encode(&self, output: Output<'_>) {
        output.null();
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        match input.0 {
            Shape::Null => Ok(()),
            _ => Err(input.unexpected("null")),
        }
    }
}

impl Json for String {
    fn encode(&self, output: Output<'_>) {
        output.string(self);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        input.into_text().map(Cow::into_owned)
    }
}

impl Json for Secret {
    fn encode(&self, output: Output<'_>) {
        output.string(self.expose());
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        String::decode(input).map(Self::new)
    }
}

impl<T: Text> Json for Verbatim<T> {
    fn encode(&self, output: Output<'_>) {
        output.string(&self.to_text());
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let text = input.into_text()?;
        Self::parse(&text).ok_or_else(|| {
            Refused::new(Violation {
                limit: Some(T::FORMAT.into()),
                ..Violation::new("format", format!("must be {}", with_article(T::FORMAT)))
            })
        })
    }
}

impl Json for bool {
    fn encode(&self, output: Output<'_>) {
        output.boolean(*self);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        match &input.0 {
            Shape::Boolean(value) => return Ok(*value),
            Shape::Untyped(text) => match &*text.text().map_err(untyped::refused)? {
                "true" => return Ok(true),
                "false" => return Ok(false),
                _ => {}
            },
            _ => {}
        }
        Err(input.unexpected("a boolean"))
    }
}

impl Json for f64 {
    /// An integral number is written without a fraction, as most of those that are read were.
    fn encode(&self, output: Output<'_>) {
        let integral = self.fract() == 0.0 && self.abs() <= EXACT;
        output.number(if integral && !(*self == 0.0 && self.is_sign_negative()) {
            Number::Integer(*self as i128)
        } else {
            Number::Float(*self)
        });
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        input.into_number("a number").map(Number::as_float)
    }
}

impl Json for f32 {
    fn encode(&self, output: Output<'_>) {
        // The shortest text that reads back as this `f32` is shorter than that of the same `f64`.
        let shortest = self
            .to_string()
            .parse()
            .unwrap_or_else(|_| Self::into(*self));
        output.number(Number::Float(shortest));
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let number = input.into_number("a number")?.as_float();
        let single = number as Self;
        if single.is_finite() {
            Ok(single)
        } else {
            Err(out_of_range(number, Self::MIN, Self::MAX))
        }
    }
}

/// A number whose type can't hold it.
pub(super) fn out_of_range<N: std::fmt::Display, B: std::fmt::Display>(
    number: N,
    min: B,
    max: B,
) -> Refused {
    Refused::new(Violation::new(
        "type",
        format!("{number} is not between {min} and {max}"),
    ))
}
