//! Unions and how a value finds its arm.

use super::{Docs, Type, TypeUse};

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The arms in the order of the document.
    pub arms: Vec<Arm>,
    /// How a value finds its arm.
    pub dispatch: Dispatch,
    /// Whether a value must not belong to more than one arm: `oneOf`.
    pub exclusive: bool,
    /// What becomes of values that several arms may hold.
    pub overlap: Overlap,
    /// What arms can be made from without being named: what belongs to one of them only.
    pub sources: Vec<Source>,
}

impl Union {
    /// The variant beside those of the arms.
    pub fn extra(&self) -> Option<Extra> {
        match (&self.dispatch.object, &self.overlap) {
            (Choice::Tag { closed: false, .. }, _) => Some(Extra::Unknown),
            (_, Overlap::Kept(_)) => Some(Extra::Several),
            _ => None,
        }
    }
}

/// A variant beside those of the arms, which keeps the JSON of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// The discriminator names no arm.
    Unknown,
    /// The object is one of several arms, none of which has all of its members.
    Several,
}

/// What becomes of values that several arms of a union may hold. Arms are indices into the union.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Overlap {
    /// There are none, or the arm that is found holds all of the value.
    #[default]
    None,
    /// They are refused if they fit more than one of these arms.
    Refused {
        /// The arms.
        arms: Vec<usize>,
        /// Whether some of these arms lose members, so that only what was read can be judged, and
        /// no value of the type.
        is_lossy: bool,
    },
    /// They are objects of these arms, each of which may lack members that another one has: a
    /// variant of its own keeps the JSON.
    Kept(Vec<usize>),
}

/// A type that belongs to one arm of a union only, so that values of it need not name the arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The arm, an index into the union.
    pub arm: usize,
    /// The type.
    pub ty: Type,
    /// What it takes to make the arm of it.
    pub step: Step,
}

/// What it takes to make an arm of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is the arm.
    Plain,
    /// The arm holds it behind a pointer.
    Boxed,
    /// The arm is a union that is made of it.
    Into,
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
    /// What the arm does with others.
    pub others: Others,
}

/// What an arm does with members that it does not know by name, the least of it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Others {
    /// It has none of them.
    Lost,
    /// It keeps them, whatever they are.
    Kept,
    /// It says what they must be, and keeps them.
    Declared,
}
