//! Which arm of a union a value belongs to.
//!
//! In the order of preference: the kind of the value ([`Input::kind`]), a discriminator
//! ([`Input::tag`]), members that only one arm has ([`Input::buffer`]), and trial
//! ([`Trial`](super::Trial)).

use serde_json::Value;

use super::super::violation::Violation;
use super::Json;
use super::error::{Decoded, Refused};
use super::input::{Input, Shape};
use super::source::{Access, Broken, ObjectSource};

impl<'a> Input<'a> {
    /// Looks for the discriminator of an object. The members before it are kept in memory,
    /// and come first when the input is read after all; the ones behind it aren't touched.
    ///
    /// The tag is `None` if there is none, or if it isn't a string.
    pub fn tag(self, union: &'static str, name: &str) -> Decoded<(Option<String>, Self)> {
        self.tag_as(union, name, |value| value.as_str().map(str::to_owned))
    }

    /// Looks for a member that tells what an object is and need not be a string. The tag is its
    /// value as JSON, an integer without a fraction.
    pub fn json_tag(self, union: &'static str, name: &str) -> Decoded<(Option<String>, Self)> {
        self.tag_as(union, name, |value| Some(json_text(value)))
    }

    fn tag_as(
        self,
        union: &'static str,
        name: &str,
        read: fn(&Value) -> Option<String>,
    ) -> Decoded<(Option<String>, Self)> {
        let mut rest = self.object(union)?.into_source();
        let mut before = Vec::new();
        let mut tag = None;
        let mut next = String::new();
        while rest
            .next_name(&mut next)
            .map_err(|Broken| Refused::Broken)?
        {
            let value = read_value(&mut *rest, &next)?;
            let found = next == name;
            if found {
                tag = read(&value);
            }
            before.push((std::mem::take(&mut next), value));
            if found {
                break;
            }
        }
        let replay = Replay {
            before: before.into_iter(),
            value: None,
            rest,
        };
        Ok((tag, Self(Shape::Object(Access::Own(Box::new(replay))))))
    }

    /// Keeps a whole object in memory, for unions whose arms are told apart by the members
    /// that they have.
    pub fn buffer(self, union: &'static str) -> Decoded<Buffered> {
        let mut source = self.object(union)?.into_source();
        let strict = source.is_strict();
        let mut members = serde_json::Map::new();
        let mut name = String::new();
        while source
            .next_name(&mut name)
            .map_err(|Broken| Refused::Broken)?
        {
            let value = read_value(&mut *source, &name)?;
            if members.insert(name.clone(), value).is_some() {
                let violation = Violation::new("properties", "is there more than once");
                return Err(Refused::new(violation.below(&name)));
            }
        }
        Ok(Buffered {
            value: Value::Object(members),
            strict,
        })
    }
}

/// A value as JSON. `1.0` is `1`.
fn json_text(value: &Value) -> String {
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 && number.abs() < EXACT => {
            // A zero has no sign here.
            format!("{:.0}", number + 0.0)
        }
        _ => value.to_string(),
    }
}

/// Integers of less than this are exact as floats.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The refusal of a discriminator that names no arm.
pub fn unknown_tag(name: &str, tag: Option<&str>, known: &[&str]) -> Refused {
    refused_tag(name, tag.map(|tag| format!("{tag:?}")), known)
}

/// The refusal of a member that tells no arm. All are written as JSON.
pub fn unknown_json_tag(name: &str, tag: Option<&str>, known: &[&str]) -> Refused {
    refused_tag(name, tag.map(str::to_owned), known)
}

fn refused_tag(name: &str, tag: Option<String>, known: &[&str]) -> Refused {
    let Some(tag) = tag else {
        return Refused::new(Violation::new("required", "is missing").below(name));
    };
    let message = format!("must be one of {}, not {tag}", known.join(", "));
    let violation = Violation {
        limit: Some(known.into()),
        ..Violation::new("discriminator", message)
    };
    Refused::new(violation.below(name))
}

/// An object in memory, whose members say which arm it belongs to.
pub struct Buffered {
    value: Value,
    strict: bool,
}

impl Buffered {
    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        self.value.get(name).is_some()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.value.get(name)
    }

    /// The value of a member that is a string.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.value.get(name)?.as_str()
    }

    /// The object, and whether it is read strictly.
    pub(super) fn into_parts(self) -> (Value, bool) {
        (self.value, self.strict)
    }

    /// Reads the object as the arm that it belongs to.
    pub fn decode<T: Json>(&self) -> Decoded<T> {
        T::decode(Input::of_value(&self.value, self.strict))
    }
}

/// An object of which some members were read already.
struct Replay<'a> {
    before: std::vec::IntoIter<(String, Value)>,
    value: Option<Value>,
    rest: Access<'a, dyn ObjectSource + 'a>,
}

impl ObjectSource for Replay<'_> {
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken> {
        let Some((next, value)) = self.before.next() else {
            return self.rest.next_name(name);
        };
        *name = next;
        self.value = Some(value);
        Ok(true)
    }

    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        let Some(value) = self.value.take() else {
            return self.rest.value(then);
        };
        then(Input::of_value(&value, self.rest.is_strict()));
        Ok(())
    }

    fn is_strict(&self) -> bool {
        self.rest.is_strict()
    }
}

/// Reads the value of the member that `name` was just told for.
fn read_value(source: &mut dyn ObjectSource, name: &str) -> Decoded<Value> {
    let mut value = Err(Refused::Broken);
    source
        .value(&mut |input| value = Value::decode(input))
        .map_err(|Broken| Refused::Broken)?;
    value.map_err(|refused| refused.below(name))
}
