//! What types are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Checks, Docs, TypeUse, Union};

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An object with known members.
    Struct(Struct),
    /// A list of values.
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
    /// What the document says of some of them, by their index.
    pub notes: BTreeMap<usize, ValueNote>,
    /// Whether other text is as good.
    pub open: bool,
}

/// What a document says of a value that it lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueNote {
    /// What code is to call it.
    pub name: Option<String>,
    /// What it means.
    pub docs: Docs,
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
