//! Where an inline schema stands, in words that a name can be made of.

use crate::ir::{Origin, Owner};

/// The way from a component or an operation to a schema inside it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    owner: Owner,
    words: Vec<String>,
}

impl Place {
    /// The schema of a component itself.
    pub(super) fn component(key: &str) -> Self {
        Self {
            owner: Owner::Component(key.to_owned()),
            words: Vec::new(),
        }
    }

    /// Something that an operation consists of: `body`, `response`, a parameter's name.
    pub(super) fn operation(index: usize, part: &str) -> Self {
        Self {
            owner: Owner::Operation(index),
            words: vec![part.to_owned()],
        }
    }

    /// One step further in.
    pub(super) fn inside(&self, word: &str) -> Self {
        let mut words = self.words.clone();
        words.push(word.to_owned());
        Self {
            owner: self.owner.clone(),
            words,
        }
    }

    /// The origin of a type that is made of the schema that stands here.
    pub(super) fn origin(&self) -> Origin {
        match &self.owner {
            Owner::Component(key) if self.words.is_empty() => Origin::Component(key.clone()),
            owner => Origin::Inline {
                owner: owner.clone(),
                place: self.words.clone(),
            },
        }
    }
}
