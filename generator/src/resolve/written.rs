//! Keywords whose values `openapiv3` does not keep as they are written: a `default` of null is
//! absent to it, and all numbers of limits are floats or integers of 64 bits.

use serde_json::{Map, Number, Value};

use super::value_note;
use crate::ir::{Bound, ValueNote, integer_of};

/// What the document says of them.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) default: Option<Value>,
    pub(super) enumeration: Option<Vec<Value>>,
    pub(super) value_notes: Vec<(Value, ValueNote)>,
    pub(super) minimum: Option<Bound>,
    pub(super) maximum: Option<Bound>,
    pub(super) multiple_of: Option<Number>,
}

impl Written {
    /// Takes them out of a schema. What has another shape than it should have stays, for
    /// `openapiv3` to refuse.
    pub(super) fn take(schema: &mut Map<String, Value>) -> Self {
        let enumeration = values(schema, "enum");
        let listed = enumeration.as_deref().unwrap_or_default();
        Self {
            default: schema.shift_remove("default"),
            value_notes: value_note::read(schema, listed),
            enumeration,
            minimum: bound(schema, "minimum", "exclusiveMinimum"),
            maximum: bound(schema, "maximum", "exclusiveMaximum"),
            multiple_of: number(schema, "multipleOf"),
        }
    }
}

fn values(schema: &mut Map<String, Value>, keyword: &str) -> Option<Vec<Value>> {
    let values = schema
        .get_mut(keyword)?
        .as_array_mut()
        .map(std::mem::take)?;
    schema.shift_remove(keyword);
    let values = values.into_iter().map(|value| match value {
        Value::Number(number) => Value::Number(shortest(number)),
        value => value,
    });
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(values)
}

/// A limit, and the flag that excludes it.
fn bound(schema: &mut Map<String, Value>, limit: &str, excluded: &str) -> Option<Bound> {
    let limit = number(schema, limit)?;
    let exclusive = schema.get(excluded).and_then(Value::as_bool);
    Some(Bound {
        limit,
        exclusive: exclusive.unwrap_or_default(),
    })
}

fn number(schema: &mut Map<String, Value>, keyword: &str) -> Option<Number> {
    let number = schema.get(keyword)?.as_number()?.clone();
    schema.shift_remove(keyword);
    Some(shortest(number))
}

/// A number in its shortest form: an integral one is an integer.
fn shortest(number: Number) -> Number {
    let integer = integer_of(&number).filter(|_| number.is_f64());
    let integer = integer.filter(|integer| integer.unsigned_abs() < FLOATS_WITHOUT_GAPS);
    integer.and_then(Number::from_i128).unwrap_or(number)
}

/// Up to here, a float is one integer and stands for no other.
const FLOATS_WITHOUT_GAPS: u128 = 1 << 53;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Bound, Written};

    fn take(mut schema: Value) -> Written {
        Written::take(schema.as_object_mut().expect("is an object"))
    }

    #[test]
    fn numbers_keep_their_digits() {
        let written = take(json!({
            "minimum": 9_223_372_036_854_775_800_u64,
            "maximum": 9_223_372_036_854_775_810_u64,
            "exclusiveMaximum": true,
            "multipleOf": 2.0,
        }));
        let limit = |bound: Option<Bound>| {
            let bound = bound.map(|bound| (bound.limit.to_string(), bound.exclusive));
            bound.expect("is there")
        };
        let (minimum, maximum) = (limit(written.minimum), limit(written.maximum));
        assert_eq!(minimum, ("9223372036854775800".to_owned(), false));
        assert_eq!(maximum, ("9223372036854775810".to_owned(), true));
        assert_eq!(written.multiple_of, Some(2.into()));
    }

    #[test]
    fn listed_integers_have_no_fraction() {
        let written = take(json!({ "enum": [1.0, 1.5, "1.0", [1.0], null] }));
        let listed = written.enumeration.map(Value::from);
        assert_eq!(listed, Some(json!([1, 1.5, "1.0", [1.0], null])));
    }

    #[test]
    fn a_default_of_null_is_not_absent() {
        assert_eq!(take(json!({ "default": null })).default, Some(Value::Null));
        assert_eq!(take(json!({})).default, None);
    }
}
