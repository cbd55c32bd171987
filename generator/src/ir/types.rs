//! Types and the uses that are made of them.

use std::ops::Index;

use serde_json::{Number, Value};

use super::{
    ArmTag, Assertion, AssertionId, Dispatch, Docs, Format, Fraction, Integer, Overlap, Source,
    Union,
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
        /// The way from the owner to it, as words of the wire: property names, `item`, `value`, …
        place: Vec<String>,
    },
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

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An object with known members.
    Struct(Struct),
    /// A closed list of values.
    Enumeration(Enumeration),
    /// One of several types.
    Union(Box<Union>),
    /// Another name for a type.
    Alias(TypeUse),
    /// Like an alias, for a type that contains itself through arrays or maps only.
    Newtype(TypeUse),
}

/// An object with known members.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The known members in the order of the document.
    pub properties: Vec<Property>,
    /// What becomes of other members.
    pub additional: Additional,
    /// Members that the schema has and this form of it does not, where other members are not
    /// skipped anyway.
    pub left_out: Vec<String>,
    /// Limits on the number of members.
    pub checks: Checks,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// The name on the wire.
    pub name: String,
    /// The type of the value.
    pub ty: TypeUse,
    /// Whether it must be there.
    pub required: bool,
    /// What the document says about it.
    pub docs: Docs,
    /// What a server takes it to be when it is absent.
    pub default: Option<Value>,
    /// What a constructor sets it to, because the type as a whole says so.
    pub preset: Option<Value>,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
}

/// What becomes of members that a struct does not know.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// The document does not speak of them: they are skipped.
    Ignored,
    /// The document forbids them.
    Refused,
    /// They are kept.
    Kept(Box<TypeUse>),
}

/// A list of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// What all values have in common.
    pub base: EnumBase,
    /// The values in the order of the document, each once, never null.
    pub values: Vec<Value>,
}

/// What all values of an enumeration have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumBase {
    /// All are strings.
    Text,
    /// All are integers that fit 64 bits with a sign.
    Integer,
    /// Anything else.
    Mixed,
}

/// A type as it is used in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeUse {
    /// The type.
    pub ty: Type,
    /// Whether null is a value too.
    pub nullable: bool,
    /// Whether null, which the type holds then, is refused all the same.
    pub refuses_null: bool,
    /// Whether it must stand behind a pointer, because it contains what it stands in.
    pub boxed: bool,
    /// What is refused beyond the type.
    pub checks: Checks,
    /// What else is refused.
    pub assertions: Vec<AssertionId>,
}

impl TypeUse {
    /// A use without any condition.
    pub fn plain(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            refuses_null: false,
            boxed: false,
            checks: Checks::default(),
            assertions: Vec::new(),
        }
    }
}

/// A type expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Any JSON value.
    Any,
    /// Only null.
    Null,
    /// True or false.
    Boolean,
    /// A number without a fraction.
    Integer(Integer),
    /// Any number.
    Number(Fraction),
    /// A string.
    Text(Text),
    /// A list.
    Array(Box<TypeUse>),
    /// An object whose members all have one type.
    Map(Box<TypeUse>),
    /// A type with a name of its own.
    Named(TypeId),
}

/// The meaning of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    /// No other than the text.
    Plain,
    /// A point in time, RFC 3339.
    DateTime,
    /// A day, RFC 3339 `full-date`.
    Date,
    /// Octets in base64, RFC 4648 section 4.
    Base64,
    /// Octets in base64 with the alphabet of URLs, RFC 4648 section 5.
    Base64Url,
    /// A UUID, RFC 9562.
    Uuid,
    /// A URI with a scheme, RFC 3986.
    Url,
    /// An address of four numbers, RFC 2673.
    Ipv4,
    /// An address of eight groups, RFC 4291.
    Ipv6,
    /// A decimal number.
    Decimal,
    /// Something that must not be printed.
    Secret,
}

/// The assertions of a schema that its type does not express.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// What text must be of.
    pub format: Option<Format>,
    /// The least length in code points.
    pub min_length: Option<u64>,
    /// The greatest length in code points.
    pub max_length: Option<u64>,
    /// A regular expression in the dialect of ECMA-262, unanchored.
    pub pattern: Option<String>,
    /// The lower end of a range.
    pub minimum: Option<Bound>,
    /// The upper end of a range.
    pub maximum: Option<Bound>,
    /// What a number must be a multiple of.
    pub multiple_of: Option<Number>,
    /// The least number of elements.
    pub min_items: Option<u64>,
    /// The greatest number of elements.
    pub max_items: Option<u64>,
    /// Whether elements must differ.
    pub unique_items: bool,
    /// The least number of members.
    pub min_properties: Option<u64>,
    /// The greatest number of members.
    pub max_properties: Option<u64>,
}

impl Checks {
    /// Whether nothing is asserted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An end of a range of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub limit: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}
