//! Whole documents and values in.

use serde::de::{Deserializer, Error as _};
use serde_json::Value;

use super::super::violation::Violations;
use super::Json;
use super::error::{Decoded, Error, Refused};
use super::input::Input;
use super::serde_input::{Mode, read};

/// Reads a document, skipping members that its schema excludes.
pub fn from_slice<T: Json>(text: &[u8]) -> Result<T, Error> {
    read_whole(serde_json::Deserializer::from_slice(text), false)
}

/// Reads the payload of a document that is an envelope around it: an object whose member of this
/// name is the payload.
pub fn from_envelope<T: Json>(text: &[u8], member: &'static str) -> Result<T, Error> {
    let document = serde_json::Deserializer::from_slice(text);
    let mode = Mode {
        strict: false,
        literals: false,
    };
    read_document(document, mode, |input| unwrap(input, member))
}

fn unwrap<T: Json>(input: Input<'_>, name: &'static str) -> Decoded<T> {
    let mut members = input.object("an envelope")?;
    let mut payload = None;
    while let Some(member) = members.next_name() {
        if member == name {
            members.read(&mut payload);
        } else {
            members.skip();
        }
    }
    let payload = members.required(name, payload);
    members.finish()?;
    payload
}

/// Reads a document, refusing members that its schema excludes.
pub fn from_slice_strict<T: Json>(text: &[u8]) -> Result<T, Error> {
    read_whole(serde_json::Deserializer::from_slice(text), true)
}

/// Reads a document, skipping members that its schema excludes.
pub fn from_str<T: Json>(text: &str) -> Result<T, Error> {
    read_whole(serde_json::Deserializer::from_str(text), false)
}

/// Reads a value that is in memory already, skipping members that its schema excludes.
pub fn from_value<T: Json>(value: &Value) -> Result<T, Violations> {
    T::decode(Input::of_value(value, false)).map_err(into_violations)
}

/// The `deserialize` of every model.
pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = None;
    let mode = Mode {
        strict: false,
        literals: T::reads_literals(),
    };
    read(deserializer, mode, &mut |input| {
        value = Some(T::decode(input));
    })?;
    settle(value).map_err(D::Error::custom)
}

fn read_whole<'de, T: Json, R: serde_json::de::Read<'de>>(
    document: serde_json::Deserializer<R>,
    strict: bool,
) -> Result<T, Error> {
    let literals = T::reads_literals();
    read_document(document, Mode { strict, literals }, T::decode)
}

fn read_document<'de, T, R: serde_json::de::Read<'de>>(
    mut document: serde_json::Deserializer<R>,
    mode: Mode,
    decode: impl Fn(Input<'_>) -> Decoded<T>,
) -> Result<T, Error> {
    let mut value = None;
    read(&mut document, mode, &mut |input| {
        value = Some(decode(input));
    })
    .and_then(|()| document.end())
    .map_err(Error::Syntax)?;
    settle(value).map_err(Error::Violations)
}

/// What became of a value after its reader has come through.
fn settle<T>(value: Option<Decoded<T>>) -> Result<T, Violations> {
    value
        .unwrap_or(Err(Refused::Broken))
        .map_err(into_violations)
}

fn into_violations(refused: Refused) -> Violations {
    match refused {
        Refused::Violations(violations) => violations,
        // A reader that came through did not break.
        Refused::Broken => Violations::default(),
    }
}
