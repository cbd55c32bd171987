//! JSON as constants: what `enum` and `const` list.

use serde_json::{Map, Value};

use super::super::equality::equal;
use super::super::report::Report;

/// A JSON value that the document gives.
#[derive(Debug)]
pub enum Constant {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number without a fraction.
    Integer(i128),
    /// Any other number.
    Number(f64),
    /// A string.
    Text(&'static str),
    /// An array.
    Array(&'static [Self]),
    /// An object.
    Object(&'static [(&'static str, Self)]),
}

impl Constant {
    fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => Value::from(*value),
            Self::Integer(value) => match i64::try_from(*value) {
                Ok(value) => Value::from(value),
                // The document can't say larger ones.
                Err(_) => u64::try_from(*value).map_or(Value::Null, Value::from),
            },
            Self::Number(value) => Value::from(*value),
            Self::Text(text) => Value::from(*text),
            Self::Array(elements) => elements.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| ((*name).to_owned(), value.to_value()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

/// `enum` and `const`
pub(super) fn is_listed(listed: &[Constant], value: &Value, report: &mut Report) {
    let is = |constant: &Constant| match constant {
        Constant::Text(text) => value.as_str() == Some(text),
        other => equal(&other.to_value(), value),
    };
    if !listed.iter().any(is) {
        let listed = listed.iter().map(Constant::to_value);
        report.this().unlisted(value.clone(), listed);
    }
}
