//! Outputs to whatever serde can write. The only module that knows serde's way of writing.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::Json;
use super::literal;
use super::number::Number;
use super::output::{Output, Writer};

/// The `serialize` of every model.
pub fn serialize<S: Serializer>(value: &dyn Json, serializer: S) -> Result<S::Ok, S::Error> {
    Written(value).serialize(serializer)
}

/// The value as JSON. It fails for numbers that JSON doesn't have: infinities and NaN.
pub fn to_vec(value: &dyn Json) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Written(value))
}

/// The value as JSON in an envelope: an object whose only member it is.
pub fn to_envelope(member: &'static str, value: &dyn Json) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&std::collections::BTreeMap::from([(
        member,
        Written(value),
    )]))
}

/// The value as JSON text. It fails for numbers that JSON doesn't have: infinities and NaN.
pub fn to_string(value: &dyn Json) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Written(value))
}

/// The value as a tree. It fails for numbers that JSON doesn't have: infinities and NaN.
pub fn to_value(value: &dyn Json) -> Result<Value, serde_json::Error> {
    serde_json::to_value(Written(value))
}

/// A value as serde wants to see it.
struct Written<'a>(&'a dyn Json);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut writer = SerdeWriter::Start(serializer);
        self.0.encode(Output::new(&mut writer));
        writer.finish()
    }
}

/// A serializer on its way from the start to the end of one value.
enum SerdeWriter<S: Serializer> {
    Start(S),
    Array(S::SerializeSeq),
    Object(S::SerializeMap),
    End(Result<S::Ok, S::Error>),
    /// Only ever seen while one state is being replaced by the next.
    Between,
}

impl<S: Serializer> SerdeWriter<S> {
    fn finish(self) -> Result<S::Ok, S::Error> {
        match self {
            Self::Array(array) => array.end(),
            Self::Object(object) => object.end(),
            Self::End(result) => result,
            Self::Start(serializer) => serializer.serialize_unit(),
            Self::Between => Err(S::Error::custom("a value was left half written")),
        }
    }

    /// Goes from the start to the next state. A second value at the same place is ignored.
    fn advance(&mut self, next: impl FnOnce(S) -> Self) {
        *self = match std::mem::replace(self, Self::Between) {
            Self::Start(serializer) => next(serializer),
            other => other,
        };
    }

    fn scalar(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) {
        self.advance(|serializer| Self::End(write(serializer)));
    }

    fn check(&mut self, result: Result<(), S::Error>) {
        if let Err(error) = result {
            *self = Self::End(Err(error));
        }
    }
}

impl<S: Serializer> Writer for SerdeWriter<S> {
    fn null(&mut self) {
        self.scalar(S::serialize_unit);
    }

    fn boolean(&mut self, value: bool) {
        self.scalar(|serializer| serializer.serialize_bool(value));
    }

    fn number(&mut self, value: Number) {
        self.scalar(|serializer| write_number(value, serializer));
    }

    fn literal(&mut self, text: &str) {
        self.scalar(|serializer| literal::write(text, serializer));
    }

    fn string(&mut self, value: &str) {
        self.scalar(|serializer| serializer.serialize_str(value));
    }

    fn begin_array(&mut self, length: usize) {
        self.advance(|serializer| match serializer.serialize_seq(Some(length)) {
            Ok(array) => Self::Array(array),
            Err(error) => Self::End(Err(error)),
        });
    }

    fn element(&mut self, value: &dyn Json) {
        if let Self::Array(array) = self {
            let result = array.serialize_element(&Written(value));
            self.check(result);
        }
    }

    fn begin_object(&mut self) {
        self.advance(|serializer| match serializer.serialize_map(None) {
            Ok(object) => Self::Object(object),
            Err(error) => Self::End(Err(error)),
        });
    }

    fn member(&mut self, name: &str, value: &dyn Json) {
        if let Self::Object(object) = self {
            let result = object.serialize_entry(name, &Written(value));
            self.check(result);
        }
    }
}

fn write_number<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Number::Integer(number) => match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => serializer.serialize_i64(number),
            (_, Ok(number)) => serializer.serialize_u64(number),
            _ => serializer.serialize_i128(number),
        },
        Number::Float(number) if number.is_finite() => serializer.serialize_f64(number),
        Number::Float(number) => Err(S::Error::custom(format!("JSON has no number {number}"))),
    }
}
