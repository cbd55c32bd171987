//! Inputs from whatever serde can read. The only module that knows serde's way of reading.

use std::fmt;
use std::sync::LazyLock;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::input::Input;
use super::literal::Literal;
use super::number::Number;
use super::source::{ArraySource, Broken, ObjectSource};

/// Reads one value with any deserializer and hands it over.
pub(super) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    mode: Mode,
    then: &mut dyn FnMut(Input<'_>),
) -> Result<(), D::Error> {
    let reading = Reading {
        strict: mode.strict,
        then,
    };
    if mode.literals {
        Literal(reading).deserialize(deserializer)
    } else {
        reading.deserialize(deserializer)
    }
}

/// How a value is read.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// Whether members that a schema excludes are refused.
    pub(super) strict: bool,
    /// Whether a number is handed over as it is written.
    pub(super) literals: bool,
}

/// One value on its way to a function that takes it.
pub(super) struct Reading<'f> {
    pub(super) strict: bool,
    pub(super) then: &'f mut dyn FnMut(Input<'_>),
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        (self.then)(Input::null());
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        (self.then)(Input::null());
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        (self.then)(Input::boolean(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        (self.then)(Input::number(Number::Integer(value.into())));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        (self.then)(Input::number(Number::Integer(value.into())));
        Ok(())
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        (self.then)(Input::number(Number::Integer(value)));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        (self.then)(Input::number(Number::Float(value)));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        (self.then)(Input::string(value));
        Ok(())
    }

    fn visit_string<E>(self, value: String) -> Result<(), E> {
        (self.then)(Input::string(value));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let mut array = SerdeArray {
            access,
            strict: self.strict,
            error: None,
        };
        (self.then)(Input::array_of(&mut array));
        array.finish()
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let mut object = SerdeObject {
            access,
            strict: self.strict,
            error: None,
            ahead: None,
        };
        if *ARBITRARY_PRECISION && object.look_ahead()? == Some(NUMBER_TOKEN) {
            let text: String = object.access.next_value()?;
            (self.then)(Input::literal(&text));
            return Ok(());
        }
        (self.then)(Input::object_of(&mut object));
        object.finish()
    }
}

/// Whether some crate of the build has switched serde_json's `arbitrary_precision` on: then
/// every number comes as an object with this one member.
static ARBITRARY_PRECISION: LazyLock<bool> = LazyLock::new(|| {
    serde_json::from_str::<serde_json::Number>("1.10")
        .is_ok_and(|number| number.to_string() == "1.10")
});
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// An array that serde reads.
struct SerdeArray<A, E> {
    access: A,
    strict: bool,
    error: Option<E>,
}

impl<'de, A: SeqAccess<'de>> SerdeArray<A, A::Error> {
    /// Skips what is left.
    fn finish(mut self) -> Result<(), A::Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        while self.access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl<'de, A: SeqAccess<'de>> ArraySource for SerdeArray<A, A::Error> {
    fn next(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken> {
        let reading = Reading {
            strict: self.strict,
            then,
        };
        let element = self.access.next_element_seed(reading);
        keep(element, &mut self.error).map(|element| element.is_some())
    }

    fn next_literal(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken> {
        let reading = Literal(Reading {
            strict: self.strict,
            then,
        });
        let element = self.access.next_element_seed(reading);
        keep(element, &mut self.error).map(|element| element.is_some())
    }

    fn is_strict(&self) -> bool {
        self.strict
    }
}

/// An object that serde reads.
struct SerdeObject<A, E> {
    access: A,
    strict: bool,
    error: Option<E>,
    /// A name that was looked at before its turn.
    ahead: Option<String>,
}

impl<'de, A: MapAccess<'de>> SerdeObject<A, A::Error> {
    fn look_ahead(&mut self) -> Result<Option<&str>, A::Error> {
        self.ahead = self.access.next_key()?;
        Ok(self.ahead.as_deref())
    }

    /// Skips what is left.
    fn finish(mut self) -> Result<(), A::Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.ahead.is_some() {
            self.access.next_value::<IgnoredAny>()?;
        }
        while self
            .access
            .next_entry::<IgnoredAny, IgnoredAny>()?
            .is_some()
        {}
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> ObjectSource for SerdeObject<A, A::Error> {
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken> {
        if let Some(ahead) = self.ahead.take() {
            *name = ahead;
            return Ok(true);
        }
        let found = self.access.next_key_seed(Name(name));
        keep(found, &mut self.error).map(|found| found.is_some())
    }

    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        let reading = Reading {
            strict: self.strict,
            then,
        };
        let value = self.access.next_value_seed(reading);
        keep(value, &mut self.error)
    }

    fn literal_value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        let reading = Literal(Reading {
            strict: self.strict,
            then,
        });
        let value = self.access.next_value_seed(reading);
        keep(value, &mut self.error)
    }

    fn is_strict(&self) -> bool {
        self.strict
    }
}

/// Keeps the error of a reader for the place where the reader gets the say again.
fn keep<T, E>(result: Result<T, E>, slot: &mut Option<E>) -> Result<T, Broken> {
    result.map_err(|error| {
        *slot = Some(error);
        Broken
    })
}

/// A name on its way to a buffer that is used for all of them.
struct Name<'n>(&'n mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        name.clone_into(self.0);
        Ok(())
    }
}
