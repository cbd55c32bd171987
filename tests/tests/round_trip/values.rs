//! Values that are hard on whoever writes and reads them.

use novu_api::{DateTime, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Text with everything that has a meaning somewhere on the way.
pub const AWKWARD: &str = "ä/b?c=d&e+f g%2F\"h\"#i;j,k.l~ñ✓'[m]{n}|o\\p:q@r!s$t*u(v)";

/// An id as the server gives them.
pub const ID: &str = "64f0a1b2c3d4e5f6a7b8c9d0";

/// A moment whose text has digits that say nothing.
pub fn moment() -> DateTime {
    DateTime::parse("2026-01-02T03:04:05.000Z").expect("is a moment")
}

/// What becomes of the examples of the document before they travel.
#[derive(Clone, Copy, Debug)]
pub enum Guise {
    /// Nothing.
    AsShown,
    /// Every text that may be any text is an awkward one.
    Awkward,
    /// Everything that may be null is, but for objects.
    Null,
}

impl Guise {
    /// An example in this guise, and in how many places it differs.
    pub fn of<T: DeserializeOwned + Serialize + Validate>(self, shown: &Value) -> (Value, usize) {
        let mut value = shown.clone();
        let mut places = Vec::new();
        find_places(shown, String::new(), &mut places);
        let changed = places.iter().filter(|place| {
            let Some(found) = value.pointer(place) else {
                return false;
            };
            let Some(other) = self.instead_of(found) else {
                return false;
            };
            let mut changed = value.clone();
            if let Some(found) = changed.pointer_mut(place) {
                *found = other;
            }
            let is_valid = is_valid::<T>(&changed);
            if is_valid {
                value = changed;
            }
            is_valid
        });
        let changed = changed.count();
        (value, changed)
    }

    fn instead_of(self, value: &Value) -> Option<Value> {
        match (self, value) {
            (Self::Awkward, Value::String(_)) => Some(AWKWARD.into()),
            (Self::AsShown | Self::Awkward, _) | (Self::Null, Value::Object(_) | Value::Null) => {
                None
            }
            (Self::Null, _) => Some(Value::Null),
        }
    }
}

/// The JSON pointers of a value and of everything in it.
fn find_places(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find_places(item, format!("{place}/{index}"), places);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                let token = name.replace('~', "~0").replace('/', "~1");
                find_places(member, format!("{place}/{token}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

/// Whether a type holds a value as it is.
fn is_valid<T: DeserializeOwned + Serialize + Validate>(value: &Value) -> bool {
    let Ok(held) = serde_json::from_value::<T>(value.clone()) else {
        return false;
    };
    let given = serde_json::to_value(&held);
    held.validate().is_ok() && given.is_ok_and(|given| given == *value)
}
