//! Where an inline schema stands, step by step.

use crate::ir::{Inside, Origin, Owner};
use crate::pointer::Pointer;

/// The way from a component or an operation to a schema inside it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    owner: Owner,
    way: Vec<Inside>,
}

impl Place {
    /// The schema of a component itself.
    pub(super) fn component(key: &str) -> Self {
        Self {
            owner: Owner::Component(key.to_owned()),
            way: Vec::new(),
        }
    }

    /// Something that an operation consists of: its body, a response, a parameter.
    pub(super) fn operation(index: usize, part: Inside) -> Self {
        Self {
            owner: Owner::Operation(index),
            way: vec![part],
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
            way: way(inside),
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
    pub(super) fn inside(&self, step: Inside) -> Self {
        let mut way = self.way.clone();
        way.push(step);
        Self {
            owner: self.owner.clone(),
            way,
        }
    }

    /// The origin of a type that is made of the schema that stands here.
    pub(super) fn origin(&self) -> Origin {
        match &self.owner {
            Owner::Component(key) if self.way.is_empty() => Origin::Component(key.clone()),
            owner => Origin::Inline {
                owner: owner.clone(),
                place: self.way.clone(),
            },
        }
    }
}

/// The way that a pointer goes inside of a component.
fn way(tokens: &[String]) -> Vec<Inside> {
    let member = |name: &str| Inside::Member(name.to_owned());
    let mut way = Vec::new();
    let mut tokens = tokens.iter().map(String::as_str);
    while let Some(token) = tokens.next() {
        let step = match token {
            "properties" | "headers" => tokens.next().map(member),
            "items" => Some(Inside::Item),
            "additionalProperties" => Some(Inside::Value),
            "oneOf" | "anyOf" => tokens.next().map(|_| Inside::Arm(None)),
            // Members of an `allOf` are one thing together, and a body is what it holds.
            "allOf" | "content" => tokens.next().and(None),
            "schema" => None,
            other => Some(member(other)),
        };
        way.extend(step);
    }
    way
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::ir::{Inside, Owner};
    use crate::pointer::Pointer;

    #[test]
    fn pointers_into_components_are_places() {
        let place = |text| Place::of(&Pointer::parse(text).expect("is a pointer"));
        let inside = place("/components/schemas/Pet/allOf/1/properties/tags/items");
        let inside = inside.expect("is in a component");
        assert_eq!(inside.owner, Owner::Component("Pet".to_owned()));
        let tags = Inside::Member("tags".to_owned());
        assert_eq!(inside.way, [tags, Inside::Item]);
        let shared = place("/components/responses/No/content/application~1json/schema");
        let shared = shared.expect("is in a component");
        let (kind, key) = ("response", "No".to_owned());
        assert_eq!(shared.owner, Owner::Part { kind, key });
        assert!(shared.way.is_empty());
        assert!(place("/paths/~1pets/get").is_none());
    }
}
