//! One pass from a parser's events to a tree, within bounds.
//!
//! `serde_json::Value` could read itself, but it keeps the last of two members of one name in
//! silence, turns an infinite number into null, and follows YAML aliases without end.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::fault::Fault;
use super::limits::Limits;
use crate::diagnostic::Code;
use crate::pointer::Pointer;

/// What is known while one text is read.
pub(super) struct Reading {
    depth_left: usize,
    weight_left: usize,
    merges: bool,
    /// The names that stand twice, each with the names around it, innermost first.
    duplicates: Vec<Vec<String>>,
    /// Why reading was given up, if it was not for the parser.
    pub(super) fault: Option<Fault>,
}

impl Reading {
    /// `merges` is whether `<<` merges a mapping into the one it stands in, as in YAML 1.1.
    pub(super) fn new(text: &str, limits: &Limits, merges: bool) -> Self {
        Self {
            depth_left: limits.depth,
            weight_left: limits.copied_weight.saturating_add(text.len()),
            merges,
            duplicates: Vec::new(),
            fault: None,
        }
    }

    /// The members that stand in the place of others of the same name.
    pub(super) fn duplicates(&self) -> impl Iterator<Item = Pointer> + '_ {
        self.duplicates.iter().map(|names| {
            names
                .iter()
                .rev()
                .fold(Pointer::root(), |mut pointer, name| {
                    pointer.push_member(name);
                    pointer
                })
        })
    }

    fn give_up<E: Error>(&mut self, fault: Fault) -> E {
        self.fault = Some(fault);
        E::custom("given up")
    }

    /// Pays for a value or name. A text without aliases can't run out, because everything that
    /// is paid for stands in it once.
    fn spend<E: Error>(&mut self, text: &str) -> Result<(), E> {
        match self.weight_left.checked_sub(1 + text.len() / 8) {
            Some(left) => {
                self.weight_left = left;
                Ok(())
            }
            None => Err(self.give_up(too_many_aliases())),
        }
    }

    fn deeper<E: Error, T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(left) = self.depth_left.checked_sub(1) else {
            return Err(self.give_up(too_deep()));
        };
        self.depth_left = left;
        let result = read(self);
        self.depth_left = left + 1;
        result
    }

    /// Adds the step from outside to the places of duplicates that were found inside.
    fn duplicates_stand_in(&mut self, first: usize, step: impl Fn() -> String) {
        for names in &mut self.duplicates[first..] {
            names.push(step());
        }
    }
}

pub(super) fn too_deep() -> Fault {
    Fault::new(
        Code::TooLarge,
        "the file nests too deeply",
        "move inner schemas to `components` and refer to them; check aliases for cycles",
    )
}

pub(super) fn too_many_aliases() -> Fault {
    Fault::new(
        Code::TooLarge,
        "the aliases of this file repeat too much of it",
        "use a `$ref` to a component where the same thing is needed many times",
    )
}

/// Reads the next value.
pub(super) struct Node<'r>(pub(super) &'r mut Reading);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.0.spend("")?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.0.spend("")?;
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.0.spend("")?;
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.0.spend("")?;
        Ok(Value::Number(value.into()))
    }

    // Beyond 64 bits JSON numbers are floating point, in whichever format they are written.
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.0.spend("")?;
        Number::from_f64(value).map(Value::Number).ok_or_else(|| {
            self.0.give_up(Fault::new(
                Code::Syntax,
                format!("{value} is not a number that JSON has"),
                "leave the limit out, or put the text in quotation marks",
            ))
        })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.0.spend(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.0.spend(&value)?;
        Ok(Value::String(value))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, _) = tagged.variant::<String>()?;
        let message = format!("the YAML tag `!{tag}` has no meaning in an OpenAPI document");
        let fault = Fault::new(Code::Syntax, message, "leave the tag out");
        Err(self.0.give_up(fault))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.0.spend("")?;
        self.0.deeper(|reading| {
            let mut elements = Vec::new();
            loop {
                let first = reading.duplicates.len();
                let Some(element) = access.next_element_seed(Node(reading))? else {
                    return Ok(Value::Array(elements));
                };
                reading.duplicates_stand_in(first, || elements.len().to_string());
                elements.push(element);
            }
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.0.spend("")?;
        self.0.deeper(|reading| {
            let mut members = Map::new();
            let mut merged = Vec::new();
            while let Some(name) = access.next_key_seed(Name(reading))? {
                let first = reading.duplicates.len();
                let value = access.next_value_seed(Node(reading))?;
                reading.duplicates_stand_in(first, || name.clone());
                if reading.merges && name == "<<" && is_mergeable(&value) {
                    merged.push(value);
                    continue;
                }
                match members.entry(name) {
                    Entry::Vacant(place) => {
                        place.insert(value);
                    }
                    Entry::Occupied(mut place) => {
                        reading.duplicates.push(vec![place.key().clone()]);
                        place.insert(value);
                    }
                }
            }
            merge(&mut members, merged);
            Ok(Value::Object(members))
        })
    }
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(elements) => elements.iter().all(Value::is_object),
        _ => false,
    }
}

/// Adds the members of merged mappings; the mapping's own win, then those merged first.
fn merge(members: &mut Map<String, Value>, merged: Vec<Value>) {
    for value in merged {
        match value {
            Value::Object(others) => {
                for (name, other) in others {
                    members.entry(name).or_insert(other);
                }
            }
            Value::Array(elements) => merge(members, elements),
            _ => {}
        }
    }
}

/// Reads the name of a member. YAML gives the text of any scalar: `200` and `true` are names.
struct Name<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        self.0.spend(name)?;
        Ok(name.to_owned())
    }

    fn visit_string<E: Error>(self, name: String) -> Result<String, E> {
        self.0.spend(&name)?;
        Ok(name)
    }
}
