//! Scalars: the types of the runtime say what they read.

use serde_json::Value;
use specsmith_support as support;
use support::json::{Json, from_value};

use crate::ir::{Fraction, Integer, Text, Type};

/// Whether the type that a scalar has in Rust reads a value.
pub(super) fn reads(ty: &Type, value: &Value) -> bool {
    let read: fn(&Value) -> bool = match ty {
        Type::Any | Type::Array(_) | Type::Map(_) | Type::Named(_) => return true,
        Type::Null => is::<()>,
        Type::Boolean => is::<bool>,
        Type::Integer(integer) => of_integer(*integer),
        Type::Number(fraction) => of_fraction(*fraction),
        Type::Text(text) => of_text(*text),
    };
    read(value)
}

fn is<T: Json>(value: &Value) -> bool {
    from_value::<T>(value).is_ok()
}

fn of_integer(integer: Integer) -> fn(&Value) -> bool {
    match integer {
        Integer::I8 => is::<i8>,
        Integer::U8 => is::<u8>,
        Integer::I16 => is::<i16>,
        Integer::U16 => is::<u16>,
        Integer::I32 => is::<i32>,
        Integer::U32 => is::<u32>,
        Integer::I64 => is::<i64>,
        Integer::U64 => is::<u64>,
        Integer::I128 => is::<i128>,
    }
}

fn of_fraction(fraction: Fraction) -> fn(&Value) -> bool {
    match fraction {
        Fraction::F64 => is::<f64>,
        Fraction::F32 => is::<f32>,
        Fraction::Exact => is::<support::ExactNumber>,
        Fraction::Decimal => is::<support::DecimalNumber>,
    }
}

fn of_text(text: Text) -> fn(&Value) -> bool {
    match text {
        Text::Plain => is::<String>,
        Text::DateTime => is::<support::DateTime>,
        Text::Date => is::<support::Date>,
        Text::Base64 => is::<support::Base64>,
        Text::Base64Url => is::<support::Base64Url>,
        Text::Uuid => is::<support::Uuid>,
        Text::Url => is::<support::Url>,
        Text::Ipv4 => is::<support::Ipv4>,
        Text::Ipv6 => is::<support::Ipv6>,
        Text::Decimal => is::<support::Decimal>,
        Text::Secret => is::<support::Secret>,
    }
}
