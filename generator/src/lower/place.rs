//! Where an inline schema stands, in words that a name can be made of.

use crate::ir::{Origin, Owner};
use crate::pointer::Pointer;

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

    /// The place that a pointer into the components leads to.
    pub(super) fn of(pointer: &Pointer) -> Option<Self> {
        let tokens: Vec<String> = pointer.tokens().collect();
        let [components, section, key, inside @ ..] = tokens.as_slice() else {
            return None;
        };
        if components != "components" {
            return None;
        }
        let key = key.clone();
        let kind = match section.as_str() {
            "schemas" => None,
            "responses" => Some("response"),
            "parameters" => Some("parameter"),
            "requestBodies" => Some("body"),
            "headers" => Some("header"),
            _ => return None,
        };
        Some(Self {
            owner: match kind {
                None => Owner::Component(key),
                Some(kind) => Owner::Part { kind, key },
            },
            words: words(inside),
        })
    }

    /// The component or operation that it is in.
    pub(super) fn owner(&self) -> &Owner {
        &self.owner
    }

    /// Whether another place is in the same component or operation.
    pub(super) fn shares_owner(&self, other: &Self) -> bool {
        self.owner == other.owner
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

/// The words on the way that a pointer goes inside of a component.
fn words(tokens: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    let mut tokens = tokens.iter().map(String::as_str);
    while let Some(token) = tokens.next() {
        let word = match token {
            "properties" | "headers" => tokens.next(),
            "items" => Some("item"),
            "additionalProperties" => Some("value"),
            "oneOf" | "anyOf" => tokens.next().map(|_| "variant"),
            // Members of an `allOf` are one thing together, and a body is what it holds.
            "allOf" | "content" => tokens.next().and(None),
            "schema" => None,
            other => Some(other),
        };
        words.extend(word.map(str::to_owned));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::ir::Owner;
    use crate::pointer::Pointer;

    #[test]
    fn pointers_into_components_are_places() {
        let place = |text| Place::of(&Pointer::parse(text).expect("is a pointer"));
        let inside = place("/components/schemas/Pet/allOf/1/properties/tags/items");
        let inside = inside.expect("is in a component");
        assert_eq!(inside.owner, Owner::Component("Pet".to_owned()));
        assert_eq!(inside.words, ["tags", "item"]);
        let shared = place("/components/responses/No/content/application~1json/schema");
        let shared = shared.expect("is in a component");
        let (kind, key) = ("response", "No".to_owned());
        assert_eq!(shared.owner, Owner::Part { kind, key });
        assert!(shared.words.is_empty());
        assert!(place("/paths/~1pets/get").is_none());
    }
}
