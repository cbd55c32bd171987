//! Types and the uses that are made of them.

use std::ops::Index;

use serde_json::Value;

use super::{
    ArmTag, Assertion, AssertionId, Dispatch, Docs, Overlap, Shape, Source, Type, TypeUse,
};
use crate::pointer::Pointer;

/// A type among [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// All types of an API. A [`TypeId`] is an index into it.
#[derive(Clone, Debug, Default)]
pub struct Types {
    definitions: Vec<Definition>,
    assertions: Vec<Assertion>,
}

impl Types {
    /// These types, and the assertions that they refer to.
    pub(crate) fn new(
        definitions: impl IntoIterator<Item = Definition>,
        assertions: Vec<Assertion>,
    ) -> Self {
        Self {
            definitions: definitions.into_iter().collect(),
            assertions,
        }
    }

    /// All types with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Definition)> {
        self.definitions
            .iter()
            .enumerate()
            .map(|(index, definition)| (TypeId(index), definition))
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.definitions.len()
    }

    /// Whether there is no type at all.
    pub fn is_empty(&self) -> bool {
        self.definitions.is_empty()
    }

    /// Follows aliases until something that is not one.
    pub fn resolve<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        // An alias that leads to itself was made a newtype, so that this ends.
        while let Type::Named(id) = ty
            && let Shape::Alias(target) = &self[*id].shape
        {
            ty = &target.ty;
        }
        ty
    }
}

impl Types {
    /// Decides how values find their arm in a union, and what becomes of those of several arms.
    pub(crate) fn set_dispatch(&mut self, id: TypeId, dispatch: Dispatch, overlap: Overlap) {
        if let Shape::Union(union) = &mut self.definitions[id.0].shape {
            union.dispatch = dispatch;
            union.overlap = overlap;
        }
    }

    /// Notes what becomes of the discriminators of the arms of a union.
    pub(crate) fn set_tags(&mut self, id: TypeId, tags: Vec<ArmTag>) {
        if let Shape::Union(union) = &mut self.definitions[id.0].shape {
            for (arm, tag) in union.arms.iter_mut().zip(tags) {
                arm.tag = tag;
            }
        }
    }

    /// Notes what the constructor of a struct sets a property to.
    pub(crate) fn set_preset(&mut self, id: TypeId, property: usize, value: Value) {
        if let Shape::Struct(structure) = &mut self.definitions[id.0].shape
            && let Some(property) = structure.properties.get_mut(property)
        {
            property.preset = Some(value);
        }
    }

    /// Notes what the arms of a union can be made from.
    pub(crate) fn set_sources(&mut self, id: TypeId, sources: Vec<Source>) {
        if let Shape::Union(union) = &mut self.definitions[id.0].shape {
            union.sources = sources;
        }
    }

    /// Takes the default away from a property of a struct and gives the name of that property.
    pub(crate) fn drop_default(&mut self, id: TypeId, property: usize) -> Option<String> {
        let Shape::Struct(structure) = &mut self.definitions[id.0].shape else {
            return None;
        };
        let property = structure.properties.get_mut(property)?;
        property.default = None;
        Some(property.name.clone())
    }

    /// The types themselves and the assertions, in the order of their ids.
    pub(crate) fn into_parts(self) -> (Vec<Definition>, Vec<Assertion>) {
        (self.definitions, self.assertions)
    }

    /// Adds a type.
    pub(crate) fn push(&mut self, definition: Definition) -> TypeId {
        self.definitions.push(definition);
        TypeId(self.definitions.len() - 1)
    }

    /// What a type is, to be changed.
    pub(crate) fn shape_mut(&mut self, id: TypeId) -> &mut Shape {
        &mut self.definitions[id.0].shape
    }

    /// Notes that not every value of the form of responses makes a request.
    pub(crate) fn make_partial(&mut self, id: TypeId) {
        if let Some(form) = &mut self.definitions[id.0].write_form {
            form.is_total = false;
        }
    }

    /// Turns an alias into a type of its own.
    pub(crate) fn make_newtype(&mut self, id: TypeId) {
        let shape = &mut self.definitions[id.0].shape;
        if let Shape::Alias(target) = shape {
            *shape = Shape::Newtype(target.clone());
        }
    }

    /// Turns an alias that stands for nothing into one of any value.
    pub(crate) fn make_any(&mut self, id: TypeId) {
        let shape = &mut self.definitions[id.0].shape;
        if matches!(shape, Shape::Alias(_)) {
            *shape = Shape::Alias(TypeUse::plain(Type::Any));
        }
    }

    /// The uses by which a type holds others directly: members of a struct, arms of a union, the
    /// target of an alias.
    pub(crate) fn direct_uses_mut(&mut self, id: TypeId) -> Vec<&mut TypeUse> {
        match &mut self.definitions[id.0].shape {
            Shape::Struct(structure) => {
                let properties = structure.properties.iter_mut();
                properties.map(|property| &mut property.ty).collect()
            }
            Shape::Union(union) => union.arms.iter_mut().map(|arm| &mut arm.ty).collect(),
            Shape::Alias(target) | Shape::Newtype(target) => vec![target],
            Shape::Enumeration(_) => Vec::new(),
        }
    }
}

impl Index<AssertionId> for Types {
    type Output = Assertion;

    fn index(&self, id: AssertionId) -> &Assertion {
        &self.assertions[id.0]
    }
}

impl Index<TypeId> for Types {
    type Output = Definition;

    fn index(&self, id: TypeId) -> &Definition {
        &self.definitions[id.0]
    }
}

/// A type that has a name of its own.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Where it comes from, which is what its name is made of.
    pub origin: Origin,
    /// The schema it was made of.
    pub pointer: Pointer,
    /// What the document says about it.
    pub docs: Docs,
    /// What it is.
    pub shape: Shape,
    /// What is refused beyond it; what an alias refuses is said of its target.
    pub assertions: Vec<AssertionId>,
    /// Whether this is the form that requests have of a type, which responses have another of.
    pub write_form: Option<WriteForm>,
}

/// What the form of requests has to do with that of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteForm {
    /// The form of responses.
    pub of: TypeId,
    /// Whether what responses hold is enough to make a request of it.
    pub is_total: bool,
}

/// Where a type comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An entry of `components/schemas`, by its key.
    Component(String),
    /// A schema inside another one or inside an operation.
    Inline {
        /// The outermost thing it stands in.
        owner: Owner,
        /// The way from the owner to it.
        place: Vec<Inside>,
    },
}

/// One step of the way to an inline type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// A property, a header, or whatever else has this name.
    Member(String),
    /// The elements of an array.
    Item,
    /// What `additionalProperties` says.
    Value,
    /// An arm of a union, by what it is called, if it is.
    Arm(Option<String>),
    /// What a parent says of itself, apart from all that inherit from it.
    Base,
    /// The body of a request.
    Body,
    /// A response, by its status.
    Response(String),
}

impl Inside {
    /// What names are made of.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let (word, status) = match self {
            Self::Member(name) | Self::Arm(Some(name)) => (name.as_str(), None),
            Self::Arm(None) => ("variant", None),
            Self::Item => ("item", None),
            Self::Value => ("value", None),
            Self::Base => ("base", None),
            Self::Body => ("body", None),
            Self::Response(status) => ("response", Some(status.as_str())),
        };
        std::iter::once(word).chain(status)
    }
}

/// What an inline type stands in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// An entry of `components/schemas`, by its key.
    Component(String),
    /// An entry of another section of `components`, which any operation may refer to.
    Part {
        /// What it is: `response`, `parameter`, `body`, `header`.
        kind: &'static str,
        /// Its key.
        key: String,
    },
    /// An operation, by its index in the API.
    Operation(usize),
}
