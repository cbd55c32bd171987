//! The bodies of one run: the examples of the document, with other things in the places of some values.

use std::collections::BTreeMap;
use std::mem;

use serde_json::{Value, json};
use specsmith_tests::document::{entries, items};

use crate::novu::{Body, NOVU};
use crate::nulls::add_absent;

/// What is sent and what is answered, by operation.
#[derive(Default)]
pub struct Bodies(BTreeMap<String, (Value, Value)>);

impl Bodies {
    /// The examples as they are.
    pub fn shown() -> Self {
        Self::changed(|body| body.shown.clone())
    }

    /// A text in the place of every string that may be another, and an object that has it as name and value
    /// where anything may stand.
    pub fn with_text(text: &str) -> Self {
        Self::changed(|body| {
            let value = replaced(body.shown.clone(), body, |old| {
                old.is_string().then(|| json!(text))
            });
            let anything = json!({ text: [text] });
            replaced(value, body, |old| (*old == text).then(|| anything.clone()))
        })
    }

    /// Null in the place of everything that may be null.
    pub fn with_nulls() -> Self {
        Self::changed(|body| replaced(body.shown.clone(), body, |_| Some(Value::Null)))
    }

    /// The examples, and as null whatever they leave out that may be null.
    pub fn with_absent_as_null() -> Self {
        Self::changed(|body| {
            let mut value = body.shown.clone();
            add_absent(&mut value, body.schema);
            assert!(body.admits(&value), "{value}");
            value
        })
    }

    /// A word that nobody knows yet in the place of every word of a list, in answers only: servers
    /// refuse them.
    pub fn with_new_words(word: &str) -> Self {
        let Self(mut bodies) = Self::shown();
        for (name, (_, payload)) in &mut bodies {
            if let Some(body) = NOVU[name].answer() {
                *payload = body.payload(&new_words(body, word));
            }
        }
        Self(bodies)
    }

    /// Only what must be there.
    pub fn bare() -> Self {
        Self::changed(|body| {
            let mut value = body.shown.clone();
            for pointer in pointers(&body.shown) {
                let without = without(&value, &pointer);
                value = without.filter(|value| body.admits(value)).unwrap_or(value);
            }
            value
        })
    }

    fn changed(change: impl Fn(&Body) -> Value) -> Self {
        let bodies = NOVU.iter().map(|(name, operation)| {
            let request = operation.request.as_ref().map(&change);
            let answer = operation.answer();
            let answer = answer.map(|body| body.payload(&change(body)));
            (
                name.clone(),
                (request.unwrap_or_default(), answer.unwrap_or_default()),
            )
        });
        Self(bodies.collect())
    }

    /// What is sent.
    pub fn request(&self, operation: &str) -> &Value {
        &self.of(operation).0
    }

    /// What is answered, its envelope taken off.
    pub fn payload(&self, operation: &str) -> &Value {
        &self.of(operation).1
    }

    /// How many places hold this value.
    pub fn count(&self, wanted: &Value) -> usize {
        let bodies = self.0.values();
        let bodies = bodies.flat_map(|(request, payload)| [request, payload]);
        let holding = |body: &Value| {
            let places = pointers(body).into_iter();
            let holding = places.filter(|place| body.pointer(place) == Some(wanted));
            holding.count()
        };
        bodies.map(holding).sum()
    }

    fn of(&self, operation: &str) -> &(Value, Value) {
        let bodies = self.0.get(operation);
        bodies.unwrap_or_else(|| panic!("the document has no operation {operation}"))
    }
}

fn new_words(body: &Body, word: &str) -> Value {
    let mut value = body.shown.clone();
    for pointer in pointers(&body.shown) {
        let mut new = body.shown.clone();
        let place = new.pointer_mut(&pointer).expect("it is there");
        *place = json!(word);
        if !body.admits(&new) && body.admits_but_for_words(&new) {
            *value.pointer_mut(&pointer).expect("it is there") = json!(word);
        }
    }
    value
}

/// The value with another in every place that has one and where the schema admits it.
fn replaced(mut value: Value, body: &Body, other: impl Fn(&Value) -> Option<Value>) -> Value {
    for pointer in pointers(&value) {
        // What stood below a replaced value is gone.
        let Some(place) = value.pointer_mut(&pointer) else {
            continue;
        };
        let Some(new) = other(place) else {
            continue;
        };
        let old = mem::replace(place, new);
        if !body.admits(&value) {
            *value.pointer_mut(&pointer).expect("it was there just now") = old;
        }
    }
    value
}

/// The value without a member or element; none if it is neither.
pub fn without(value: &Value, pointer: &str) -> Option<Value> {
    let mut value = value.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    match value.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&unescaped(name))?,
        Value::Array(elements) => {
            let index = name.parse().ok().filter(|index| *index < elements.len())?;
            elements.remove(index)
        }
        _ => return None,
    };
    Some(value)
}

/// Where the values within a value are, outer ones first.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while let Some(pointer) = found.get(next).cloned() {
        let place = value.pointer(&pointer).unwrap_or(&Value::Null);
        let members = entries(place).map(|(name, _)| escaped(name));
        let elements = items(place).enumerate().map(|(index, _)| index.to_string());
        found.extend(
            members
                .chain(elements)
                .map(|name| format!("{pointer}/{name}")),
        );
        next += 1;
    }
    found
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
