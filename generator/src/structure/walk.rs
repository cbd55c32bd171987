//! Visits the described objects of a tree, parents before their members, in document order.
//!
//! Data is never visited. Besides objects of a [`Kind`], the maps between them are visited too,
//! because a map can stand elsewhere and be referred to. Recursion is as deep as the tree, whose
//! depth `load` bounds.

use serde_json::Value;

use super::{Kind, Shape};
use crate::pointer::Pointer;

/// Whether to visit what stands below the visited value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Visit the members.
    Into,
    /// Pass over the members.
    Over,
}

/// The way from the start of a walk to the visited value.
///
/// It borrows from the tree and costs nothing until its pointer is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    token: Token<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Start,
    Member(&'a str),
    Entry(&'a str),
    Element(usize),
}

impl<'a> Path<'a> {
    const START: Self = Path {
        parent: None,
        token: Token::Start,
    };

    fn member(&'a self, name: &'a str) -> Self {
        Path {
            parent: Some(self),
            token: Token::Member(name),
        }
    }

    fn entry(&'a self, name: &'a str) -> Self {
        Path {
            parent: Some(self),
            token: Token::Entry(name),
        }
    }

    fn below(&'a self, shape: Shape, name: &'a str) -> Self {
        match shape {
            Shape::Map(_) => self.entry(name),
            _ => self.member(name),
        }
    }

    fn element(&'a self, index: usize) -> Self {
        Path {
            parent: Some(self),
            token: Token::Element(index),
        }
    }

    /// The name of the member that was visited, or `None` for an element or the start.
    pub fn name(&self) -> Option<&'a str> {
        match self.token {
            Token::Member(name) | Token::Entry(name) => Some(name),
            Token::Start | Token::Element(_) => None,
        }
    }

    /// The name of the member that was visited, if OpenAPI chose it and not the document.
    pub fn keyword(&self) -> Option<&'a str> {
        match self.token {
            Token::Member(name) => Some(name),
            Token::Start | Token::Entry(_) | Token::Element(_) => None,
        }
    }

    /// The path of the value that this one stands in.
    pub fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    /// The pointer of the visited value, where `start` is the pointer of the walk's start.
    pub fn pointer(&self, start: &Pointer) -> Pointer {
        let mut way = Vec::new();
        let mut here = self;
        while let Some(parent) = here.parent {
            way.push(here.token);
            here = parent;
        }
        let mut pointer = start.clone();
        for token in way.into_iter().rev() {
            match token {
                Token::Start => {}
                Token::Member(name) | Token::Entry(name) => pointer.push_member(name),
                Token::Element(index) => pointer.push_element(index),
            }
        }
        pointer
    }
}

/// Visits every described object and map in `value`, which is of the given shape.
pub fn walk<'v>(
    value: &'v Value,
    shape: Shape,
    visit: &mut impl FnMut(&'v Value, Shape, &Path<'_>) -> Step,
) {
    walk_at(value, shape, &Path::START, visit);
}

fn walk_at<'v>(
    value: &'v Value,
    shape: Shape,
    path: &Path<'_>,
    visit: &mut impl FnMut(&'v Value, Shape, &Path<'_>) -> Step,
) {
    match (value, shape) {
        (Value::Array(elements), Shape::List(kind) | Shape::OneOrList(kind)) => {
            for (index, element) in elements.iter().enumerate() {
                walk_at(element, Shape::Object(kind), &path.element(index), visit);
            }
        }
        (_, Shape::OneOrList(kind)) => walk_at(value, Shape::Object(kind), path, visit),
        (Value::Object(members), Shape::Object(_) | Shape::Map(_)) => {
            if visit(value, shape, path) == Step::Over {
                return;
            }
            for (name, member) in members {
                if let Some(inner) = member_shape(shape, name) {
                    walk_at(member, inner, &path.below(shape, name), visit);
                }
            }
        }
        (Value::Bool(_), Shape::Object(Kind::Schema)) => {
            visit(value, shape, path);
        }
        _ => {}
    }
}

/// Visits every described object and map in `value`, which is of the given shape, and lets the
/// visitor change it. What the visitor leaves behind is what is walked.
pub fn walk_mut(
    value: &mut Value,
    shape: Shape,
    visit: &mut impl FnMut(&mut Value, Shape, &Path<'_>) -> Step,
) {
    walk_mut_at(value, shape, &Path::START, visit);
}

fn walk_mut_at(
    value: &mut Value,
    shape: Shape,
    path: &Path<'_>,
    visit: &mut impl FnMut(&mut Value, Shape, &Path<'_>) -> Step,
) {
    if let (Value::Array(elements), Shape::List(kind) | Shape::OneOrList(kind)) =
        (&mut *value, shape)
    {
        for (index, element) in elements.iter_mut().enumerate() {
            walk_mut_at(element, Shape::Object(kind), &path.element(index), visit);
        }
        return;
    }
    let shape = match shape {
        Shape::OneOrList(kind) => Shape::Object(kind),
        Shape::List(_) => return,
        Shape::Object(_) | Shape::Map(_) => shape,
    };
    let is_described = match value {
        Value::Object(_) => true,
        Value::Bool(_) => shape == Shape::Object(Kind::Schema),
        _ => false,
    };
    if !is_described || visit(value, shape, path) == Step::Over {
        return;
    }
    if let Value::Object(members) = value {
        for (name, member) in members {
            if let Some(inner) = member_shape(shape, name) {
                walk_mut_at(member, inner, &path.below(shape, name), visit);
            }
        }
    }
}

fn member_shape(shape: Shape, name: &str) -> Option<Shape> {
    match shape {
        Shape::Object(kind) => kind.member(name),
        Shape::Map(kind) => Some(Shape::Object(kind)),
        Shape::List(_) | Shape::OneOrList(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Step, walk, walk_mut};
    use crate::pointer::Pointer;
    use crate::structure::{Kind, Shape};

    fn schemas_in(value: &Value, shape: Shape) -> Vec<String> {
        let mut found = Vec::new();
        walk(value, shape, &mut |_, shape, path| {
            if shape == Shape::Object(Kind::Schema) {
                found.push(path.pointer(&Pointer::root()).to_string());
            }
            Step::Into
        });
        found
    }

    #[test]
    fn schemas_are_told_from_data() {
        let schema = json!({
            "properties": { "example": { "type": "string" }, "$ref": true },
            "example": { "properties": { "no": {} } },
            "default": { "items": {} },
            "enum": [{ "not": {} }],
            "const": { "allOf": [{}] },
            "x-extension": { "items": {} },
            "items": [{}, { "not": {} }],
            "additionalProperties": false,
        });
        assert_eq!(
            schemas_in(&schema, Shape::Object(Kind::Schema)),
            [
                "",
                "/properties/example",
                "/properties/$ref",
                "/items/0",
                "/items/1",
                "/items/1/not",
                "/additionalProperties",
            ]
        );
    }

    #[test]
    fn a_document_is_walked_down_to_its_schemas() {
        let document = json!({
            "paths": {
                "/a~b/{c}": { "get": { "responses": {
                    "200": { "content": { "application/json": { "schema": {} } } },
                    "x-note": { "content": { "a/b": { "schema": {} } } },
                } } },
                "x-paths": { "get": { "parameters": [{ "schema": {} }] } },
            },
            "components": { "schemas": { "x-ray": {} } },
        });
        assert_eq!(
            schemas_in(&document, Shape::Object(Kind::OpenApi)),
            [
                "/paths/~1a~0b~1{c}/get/responses/200/content/application~1json/schema",
                "/components/schemas/x-ray",
            ]
        );
    }

    #[test]
    fn what_a_visitor_leaves_behind_is_walked() {
        let mut schema = json!({ "not": {} });
        let mut count = 0;
        walk_mut(
            &mut schema,
            Shape::Object(Kind::Schema),
            &mut |value, _, path| {
                count += 1;
                if path.name() == Some("not") {
                    *value = json!({ "items": {} });
                }
                Step::Into
            },
        );
        assert_eq!(count, 3);
        assert_eq!(schema, json!({ "not": { "items": {} } }));
    }
}
