//! Values as parameters can carry them: a scalar, a list of scalars, or an object of them.

use serde_json::Value;

use super::super::json::{self, Json};
use super::encode::Unencodable;

/// A value as a parameter can carry it.
pub(super) enum Flat {
    /// Null, which is sent as nothing.
    Null,
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

pub(super) fn flatten(value: &dyn Json) -> Result<Flat, Unencodable> {
    Ok(match tree(value)? {
        Value::Null => Flat::Null,
        Value::Array(items) => Flat::List(items.into_iter().map(scalar).collect()),
        Value::Object(members) => Flat::Object(
            members
                .into_iter()
                .map(|(name, value)| (name, scalar(value)))
                .collect(),
        ),
        other => Flat::Scalar(scalar(other)),
    })
}

pub(super) fn tree(value: &dyn Json) -> Result<Value, Unencodable> {
    json::to_value(value).map_err(|error| Unencodable::new(error.to_string()))
}

/// What is nested deeper than a style can say is sent as JSON text.
pub(super) fn scalar(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
