//! Integers. None is ever changed: one that can't be told exactly is refused.

use super::super::digits::Digits;
use super::super::violation::Violation;
use super::Json;
use super::error::{Decoded, Refused};
use super::input::{Input, Shape};
use super::number::Number;
use super::output::Output;
use super::scalar::out_of_range;
use super::untyped;

fn decode_integer<T>(input: &Input<'_>, min: T, max: T) -> Decoded<T>
where
    T: TryFrom<i128> + Copy + std::fmt::Display,
{
    let integer = match input.0 {
        Shape::Number(number) => number.as_integer().ok_or_else(|| inexact(number, min, max)),
        Shape::Literal(text) => of_text(text, input, &min, &max),
        Shape::Untyped(untyped) => {
            let text = untyped.text().map_err(untyped::refused)?;
            of_text(&text, input, &min, &max)
        }
        _ => Err(input.unexpected("an integer")),
    }?;
    T::try_from(integer).map_err(|_| out_of_range(integer, min, max))
}

/// An integer from its text, all of whose digits count.
fn of_text<B: std::fmt::Display>(text: &str, input: &Input<'_>, min: B, max: B) -> Decoded<i128> {
    let digits = Digits::parse(text).ok_or_else(|| input.unexpected("an integer"))?;
    digits.as_integer().ok_or_else(|| {
        if digits.is_integral() {
            out_of_range(shown(text), min, max)
        } else {
            not_an_integer(shown(text))
        }
    })
}

/// The refusal of a number of which a float is all that is left.
fn inexact<T>(number: Number, min: T, max: T) -> Refused
where
    T: TryFrom<i128> + std::fmt::Display,
{
    match number {
        Number::Float(float) if float.fract() != 0.0 => not_an_integer(number),
        Number::Float(float) if T::try_from(float as i128).is_ok() => Refused::new(Violation::new(
            "type",
            format!("{number} can't be read exactly as it is written"),
        )),
        _ => out_of_range(number, min, max),
    }
}

fn not_an_integer(number: impl std::fmt::Display) -> Refused {
    Refused::new(Violation::new(
        "type",
        format!("{number} is not an integer"),
    ))
}

/// A number as it is written, unless that is out of all proportion.
fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    /// More than the digits of any type here.
    const LONGEST: usize = 64;
    match text.get(..LONGEST) {
        Some(start) if text.len() > LONGEST => format!("{start}…").into(),
        _ => text.into(),
    }
}

macro_rules! integers {
    ($($integer:ty)*) => { $(
        impl Json for $integer {
            fn encode(&self, output: Output<'_>) {
                output.number(Number::Integer((*self).into()));
            }

            fn decode(input: Input<'_>) -> Decoded<Self> {
                decode_integer(&input, Self::MIN, Self::MAX)
            }
        }
    )* };
}

integers! { i8 i16 i32 i64 u8 u16 u32 u64 }

impl Json for i128 {
    fn encode(&self, output: Output<'_>) {
        output.literal(&self.to_string());
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        decode_integer(&input, Self::MIN, Self::MAX)
    }

    fn reads_literals() -> bool {
        true
    }
}
