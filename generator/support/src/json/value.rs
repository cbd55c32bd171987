//! `serde_json::Value` as an input, and as a type.

use serde_json::{Map, Value};

use super::super::Map as OrderedMap;
use super::super::violation::Violation;
use super::Json;
use super::error::{Decoded, Refused};
use super::input::{Input, Kind, Shape};
use super::number::Number;
use super::output::Output;
use super::source::{Access, ArraySource, Broken, ObjectSource};

impl<'a> Input<'a> {
    /// A value that is in memory already.
    pub fn of_value(value: &'a Value, strict: bool) -> Self {
        match value {
            Value::Null => Self::null(),
            Value::Bool(value) => Self::boolean(*value),
            Value::Number(number) => Self::number(Number::from(number)),
            Value::String(text) => Self::string(text),
            Value::Array(elements) => {
                let source = Box::new(ValueArray {
                    elements: elements.iter(),
                    strict,
                });
                Self(Shape::Array(Access::Own(source)))
            }
            Value::Object(members) => {
                let members = members.iter();
                let source = Box::new(ValueObject {
                    members,
                    value: &Value::Null,
                    strict,
                });
                Self(Shape::Object(Access::Own(source)))
            }
        }
    }
}

/// Reads any value. Text that says nothing about its type is of the first of the kinds that it
/// can be read as.
pub fn read_value(input: Input<'_>, kinds: &[Kind]) -> Decoded<Value> {
    if !matches!(input.0, Shape::Untyped(_)) {
        return Value::decode(input);
    }
    match input.kind(kinds) {
        Kind::Boolean => bool::decode(input).map(Value::from),
        Kind::Number => Ok(Value::from(input.into_number("a number")?)),
        _ => Value::decode(input),
    }
}

struct ValueArray<'a> {
    elements: std::slice::Iter<'a, Value>,
    strict: bool,
}

impl ArraySource for ValueArray<'_> {
    fn next(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken> {
        let Some(element) = self.elements.next() else {
            return Ok(false);
        };
        then(Input::of_value(element, self.strict));
        Ok(true)
    }

    fn is_strict(&self) -> bool {
        self.strict
    }
}

struct ValueObject<'a> {
    members: serde_json::map::Iter<'a>,
    value: &'a Value,
    strict: bool,
}

impl ObjectSource for ValueObject<'_> {
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken> {
        let Some((next, value)) = self.members.next() else {
            return Ok(false);
        };
        name.clone_from(next);
        self.value = value;
        Ok(true)
    }

    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        then(Input::of_value(self.value, self.strict));
        Ok(())
    }

    fn is_strict(&self) -> bool {
        self.strict
    }
}

impl Json for Value {
    fn encode(&self, output: Output<'_>) {
        match self {
            Self::Null => output.null(),
            Self::Bool(value) => output.boolean(*value),
            Self::Number(number) => output.number(Number::from(number)),
            Self::String(text) => output.string(text),
            Self::Array(elements) => output.array(elements),
            Self::Object(members) => {
                let mut object = output.object();
                for (name, value) in members {
                    object.member(name, value);
                }
            }
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        Ok(match input.0 {
            Shape::Null => Self::Null,
            Shape::Boolean(value) => Self::Bool(value),
            Shape::Number(number) => Self::from(number),
            Shape::Literal(_) => Self::from(input.into_number("a number")?),
            Shape::String(text) => Self::String(text.into_owned()),
            Shape::Array(_) => Self::Array(input.array()?.read_all()?),
            Shape::Object(_) => Self::Object(Json::decode(input)?),
            Shape::Untyped(text) => {
                let text = text
                    .text()
                    .map_err(|message| Refused::new(Violation::new("type", message)))?;
                Self::String(text.into_owned())
            }
        })
    }
}

impl Json for Map<String, Value> {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        for (name, value) in self {
            object.member(name, value);
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        OrderedMap::<Value>::decode(input).map(|members| members.into_iter().collect())
    }
}
