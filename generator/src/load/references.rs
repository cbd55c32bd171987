//! The references of one file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::discover::Meaning;
use super::files::Place;
use crate::structure::{Kind, Shape};

/// A reference of one text, where objects of one shape are wanted, in one file.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) shape: Shape,
    /// The first object that has it.
    pub(super) site: Place,
    /// Whether that object is of use without it.
    pub(super) is_dispensable: bool,
    /// How many objects have it.
    pub(super) count: usize,
    pub(super) meaning: Meaning,
}

/// The references of one file.
#[derive(Debug, Default)]
pub(super) struct References {
    /// By their text; nearly always, objects of one shape are wanted wherever it stands.
    by_text: BTreeMap<String, Vec<Reference>>,
    /// What the values of a discriminator's `mapping` mean, where they aren't plain names.
    pub(super) mappings: BTreeMap<String, Meaning>,
}

impl References {
    pub(super) fn is_empty(&self) -> bool {
        self.by_text.is_empty() && self.mappings.is_empty()
    }

    pub(super) fn get(&self, text: &str, shape: Shape) -> Option<&Reference> {
        let references = self.by_text.get(text)?;
        references.iter().find(|it| it.shape == shape)
    }

    pub(super) fn get_mut(&mut self, text: &str, shape: Shape) -> Option<&mut Reference> {
        let references = self.by_text.get_mut(text)?;
        references.iter_mut().find(|it| it.shape == shape)
    }

    /// Notes one more use of a reference, and returns whether it is the first.
    pub(super) fn note(
        &mut self,
        text: &str,
        shape: Shape,
        holder: &Value,
        site: impl FnOnce() -> Place,
    ) -> bool {
        if let Some(reference) = self.get_mut(text, shape) {
            reference.count += 1;
            return false;
        }
        let reference = Reference {
            shape,
            site: site(),
            is_dispensable: is_dispensable(holder, shape),
            count: 1,
            meaning: Meaning::Nothing,
        };
        self.add(text.to_owned(), reference);
        true
    }

    /// Adds a reference, if there is none of its text and shape.
    pub(super) fn add(&mut self, text: String, reference: Reference) {
        if self.get(&text, reference.shape).is_none() {
            self.by_text.entry(text).or_default().push(reference);
        }
    }
}

/// Whether an object is of use without its reference: a schema accepts more then, and others say
/// what they are beside it.
fn is_dispensable(holder: &Value, shape: Shape) -> bool {
    let says_more = holder.as_object().is_some_and(|holder| holder.len() > 1);
    shape == Shape::Object(Kind::Schema) || says_more
}
