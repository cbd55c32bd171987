//! Unions and how a value finds its arm.

use super::{Docs, TypeUse};

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The arms in the order of the document.
    pub arms: Vec<Arm>,
    /// How a value finds its arm.
    pub dispatch: Dispatch,
}

/// One type of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// The type.
    pub ty: TypeUse,
    /// What the document calls the arm: a discriminator value or a title.
    pub label: Option<String>,
    /// What the document says about it.
    pub docs: Docs,
}

/// For every kind of JSON value, the arms that may hold it.
///
/// Null is no kind of its own: a union that allows it is used as nullable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dispatch {
    /// True and false.
    pub boolean: Choice,
    /// Numbers.
    pub number: Choice,
    /// Strings.
    pub text: Choice,
    /// Arrays.
    pub array: Choice,
    /// Objects.
    pub object: Choice,
}

/// How one arm is chosen among those that hold one kind of value. Arms are indices into the union.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Choice {
    /// No arm holds such a value.
    #[default]
    None,
    /// One arm does.
    One(usize),
    /// A member of the object names the arm.
    Tag {
        /// The name of the member.
        property: String,
        /// The values of the member and the arms they stand for.
        mapping: Vec<(String, usize)>,
        /// The arm of an object that has no such member.
        absent: Option<usize>,
        /// Whether other values are refused; else they belong to a variant that keeps the JSON.
        closed: bool,
    },
    /// The names of the members that are there tell the arm: among those whose required members
    /// are all there, the one that knows most of the others. The rest are tried after it.
    Keys(Vec<KeySignature>),
    /// The arms are tried in this order.
    Trial(Vec<usize>),
}

/// What an object must look like to belong to an arm.
#[derive(Clone, Debug, PartialEq)]
pub struct KeySignature {
    /// The arm.
    pub arm: usize,
    /// Members that must be there.
    pub required: Vec<String>,
    /// All members that the arm knows.
    pub known: Vec<String>,
}
