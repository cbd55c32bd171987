//! `format` -> what a string, a number or an integer is held in.

use serde_json::Number;

use super::super::context::Context;
use super::range::explicit_range;
use crate::diagnostic::Code;
use crate::ir::{Bound, Checks, Format, Fraction, Integer, Text, Type};
use crate::known_formats::{KNOWN, Kind, Known, Representation};
use crate::resolve::{Schema, SchemaId};

/// The type of a string, and the format that it is checked for because its type does not.
pub(super) fn text(cx: &mut Context<'_>, id: SchemaId, schema: &Schema) -> (Text, Option<Format>) {
    let held = chosen(cx, id, Kind::Text, schema.format.as_deref());
    let Some((name, representation)) = held else {
        return (Text::Plain, None);
    };
    let text = match representation {
        Representation::Chrono if name == "date" => Text::Date,
        Representation::Chrono => Text::DateTime,
        Representation::Uuid => Text::Uuid,
        Representation::Url => Text::Url,
        Representation::Std if name == "ipv4" => Text::Ipv4,
        Representation::Std => Text::Ipv6,
        Representation::Bytes if name == "byte" => Text::Base64,
        Representation::Bytes => Text::Base64Url,
        Representation::Secret => Text::Secret,
        Representation::RustDecimal => Text::Decimal,
        Representation::Checked => return (Text::Plain, checked(name)),
        _ => Text::Plain,
    };
    (text, None)
}

/// The format that text of a schema must be of, whether its type or a check sees to it.
pub(in crate::lower) fn asserted(cx: &Context<'_>, schema: &Schema) -> Option<Format> {
    let (name, representation) = cx.choices.of(Kind::Text, schema.format.as_deref()?)?;
    let is_asserted = !matches!(
        representation,
        Representation::String | Representation::Secret
    );
    is_asserted.then(|| checked(name)).flatten()
}

/// What is checked of a format beside another one, which decides on the type.
pub(in crate::lower) fn beside(cx: &mut Context<'_>, id: SchemaId, format: &str) -> Checks {
    if let Some((least, greatest)) = range_of(cx, format) {
        let bound = |limit| {
            let limit = Number::from_i128(limit)?;
            let exclusive = false;
            Some(Bound { limit, exclusive })
        };
        return Checks {
            minimum: bound(least),
            maximum: bound(greatest),
            ..Checks::default()
        };
    }
    if cx.choices.of(Kind::Number, format).is_none() {
        chosen(cx, id, Kind::Text, Some(format));
    }
    let schema = Schema {
        format: Some(format.to_owned()),
        ..Schema::default()
    };
    Checks {
        format: asserted(cx, &schema),
        ..Checks::default()
    }
}

/// Whether all integers of a format are of another one.
pub(in crate::lower) fn implies(cx: &Context<'_>, one: &str, other: &str) -> bool {
    let ranges = range_of(cx, one).zip(range_of(cx, other));
    ranges.is_some_and(|(one, other)| other.0 <= one.0 && one.1 <= other.1)
}

/// The integers of a format.
fn range_of(cx: &Context<'_>, format: &str) -> Option<(i128, i128)> {
    let (_, representation) = cx.choices.of(Kind::Integer, format)?;
    Some(integer_held(representation).range())
}

/// How much is lost if a format does not decide on the type: a secret more than any other, since
/// nothing but its type keeps it. Of integers, the narrower one is what both say.
pub(in crate::lower) fn rank(cx: &Context<'_>, ty: Option<&str>, format: &str) -> u8 {
    let kind = match ty {
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        _ => Kind::Text,
    };
    match cx.choices.of(kind, format) {
        None => 0,
        Some((_, Representation::String | Representation::Checked)) => 1,
        Some((_, Representation::Secret)) => 3,
        Some((_, integer)) if kind == Kind::Integer => narrowness(integer_held(integer)),
        Some(_) => 2,
    }
}

fn narrowness(integer: Integer) -> u8 {
    match integer {
        Integer::I128 => 2,
        Integer::I64 | Integer::U64 => 3,
        Integer::I32 | Integer::U32 => 4,
        Integer::I16 | Integer::U16 => 5,
        Integer::I8 | Integer::U8 => 6,
    }
}

/// The type of a number.
pub(super) fn number(cx: &mut Context<'_>, id: SchemaId, schema: &Schema) -> Type {
    let format = schema.format.as_deref();
    if format.is_some_and(|format| cx.choices.of(Kind::Integer, format).is_some()) {
        return Type::Integer(integer(cx, id, schema));
    }
    let held = chosen(cx, id, Kind::Number, format);
    Type::Number(match or_without(cx, held, Kind::Number, "number") {
        Some(Representation::Exact) => Fraction::Exact,
        Some(Representation::RustDecimal) => Fraction::Decimal,
        Some(Representation::F32) => Fraction::F32,
        _ => Fraction::F64,
    })
}

/// The type of an integer: that of its format, or the narrowest one beside it that has both ends of
/// a range which reaches further.
pub(super) fn integer(cx: &mut Context<'_>, id: SchemaId, schema: &Schema) -> Integer {
    let held = chosen(cx, id, Kind::Integer, schema.format.as_deref());
    let held = or_without(cx, held, Kind::Integer, "integer");
    let own = held.map_or(Integer::I64, integer_held);
    let (least, greatest) = explicit_range(&schema.checks, own.range());
    let wider = [own, Integer::I64, Integer::U64].into_iter();
    let mut fitting = wider.filter(|integer| integer.holds(least, greatest));
    fitting.next().unwrap_or(Integer::I128)
}

fn integer_held(representation: Representation) -> Integer {
    match representation {
        Representation::I8 => Integer::I8,
        Representation::U8 => Integer::U8,
        Representation::I16 => Integer::I16,
        Representation::U16 => Integer::U16,
        Representation::I32 => Integer::I32,
        Representation::U32 => Integer::U32,
        Representation::U64 => Integer::U64,
        Representation::I128 => Integer::I128,
        _ => Integer::I64,
    }
}

/// What is chosen for a format, or for schemas of its kind without one.
fn or_without(
    cx: &Context<'_>,
    held: Option<(&'static str, Representation)>,
    kind: Kind,
    without: &str,
) -> Option<Representation> {
    let held = held.or_else(|| cx.choices.of(kind, without));
    held.map(|(_, representation)| representation)
}

/// What is chosen for a format; one that nobody knows, or that is about another type, is noted once.
fn chosen(
    cx: &mut Context<'_>,
    id: SchemaId,
    kind: Kind,
    format: Option<&str>,
) -> Option<(&'static str, Representation)> {
    let format = format?;
    let held = cx.choices.of(kind, format);
    if held.is_none() {
        match KNOWN.iter().find(|known| known.name == format) {
            Some(known) => report_misplaced(cx, id, kind, known),
            None => report_unknown(cx, id, kind, format),
        }
    }
    held
}

fn report_unknown(cx: &mut Context<'_>, id: SchemaId, kind: Kind, format: &str) {
    if !cx.unknown_formats.insert(format.to_owned()) {
        return;
    }
    let like = kind.name();
    cx.report(
        Code::UnknownFormat,
        id,
        format!("the format `{format}` is not known, so that nothing follows from it"),
        format!("say in `[types]` of the configuration what it is like: `{format} = \"{like}\"`"),
    );
}

fn report_misplaced(cx: &mut Context<'_>, id: SchemaId, kind: Kind, known: &Known) {
    let (format, ty) = (known.name, kind.name());
    if !cx.unknown_formats.insert(format!("{format} of {ty}")) {
        return;
    }
    let own = known.kind.name();
    cx.report(
        Code::UnknownFormat,
        id,
        format!("the format `{format}` is about the type {own}, so that nothing follows from it for the type {ty}"),
        format!("give the schema the type {own}, or leave the format out"),
    );
}

/// The format that text is checked for: `url` is another name that documents have for `uri`.
fn checked(name: &str) -> Option<Format> {
    let name = if name == "url" { "uri" } else { name };
    let mut formats = Format::ALL.iter().copied();
    formats.find(|format| format.name() == name)
}
