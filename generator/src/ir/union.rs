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
    /// The member that names the arm.
    pub fn tag_name(&self) -> Option<&str> {
        match &self.dispatch.object {
            Choice::Tag { property, .. } => Some(property),
            _ => None,
        }
    }

    /// The variant beside those of the arms.
    pub fn extra(&self) -> Option<Extra> {
        match (&self.dispatch.object, &self.overlap) {
            (
                Choice::Tag {
                    others: OtherTags::Kept,
                    ..
                },
                _,
            ) => Some(Extra::Unknown),
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
    /// What becomes of the discriminator where the arm is written and checked.
    pub tag: ArmTag,
}

/// What a discriminator has to do with the type of an arm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArmTag {
    /// The value that is written for the type, where it may leave the member out.
    pub written: Option<WrittenTag>,
    /// What the type may not have there though it could.
    pub limit: Option<TagLimit>,
}

/// A discriminator that a union writes for an arm.
#[derive(Clone, Debug, PartialEq)]
pub enum WrittenTag {
    /// The type has no such member.
    Always(String),
    /// The type has such a member, which may be absent.
    WhereAbsent(String),
}

/// The values of a discriminator that the member of an arm may have.
#[derive(Clone, Debug, PartialEq)]
pub enum TagLimit {
    /// These: others do not lead to the arm.
    OneOf(Vec<String>),
    /// All but these, which lead to other arms.
    NoneOf(Vec<String>),
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

impl Dispatch {
    /// The kinds of values that some arm may hold, and how it is chosen.
    pub fn held(&self) -> Vec<(Kind, &Choice)> {
        let Self {
            boolean,
            number,
            text,
            array,
            object,
        } = self;
        let kinds = [
            (Kind::Boolean, boolean),
            (Kind::Number, number),
            (Kind::String, text),
            (Kind::Array, array),
            (Kind::Object, object),
        ];
        let held = kinds.into_iter();
        held.filter(|(_, choice)| **choice != Choice::None)
            .collect()
    }

    /// The choice for which the kind of the value need not be looked at: there is only one, or
    /// only objects are held, so that others are refused by looking for their members.
    pub fn regardless_of_kind(&self) -> Option<&Choice> {
        match self.held().as_slice() {
            [] => Some(&Choice::None),
            [(Kind::Object, object)] => Some(object),
            [(_, first), others @ ..] => {
                let all_same = others.iter().all(|(_, choice)| choice == first);
                all_same.then_some(first)
            }
        }
    }
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// True and false.
    Boolean,
    /// Numbers.
    Number,
    /// Strings.
    String,
    /// Arrays.
    Array,
    /// Objects.
    Object,
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
        /// How the values of the member are written in the mapping.
        form: TagForm,
        /// The values of the member and the arms they stand for.
        mapping: Vec<(String, usize)>,
        /// The arm of an object that has no such member.
        absent: Option<usize>,
        /// What becomes of objects with another value.
        others: OtherTags,
    },
    /// The names of the members that are there tell the arm: among those whose required members
    /// are all there, the one that knows most of the others. The rest are tried after it.
    Keys(Vec<KeySignature>),
    /// The arms are tried in this order.
    Trial(Vec<usize>),
}

/// How the values of a member that names an arm are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagForm {
    /// All are strings, written as they are.
    Text,
    /// Some are integers or booleans, so that all are written as in JSON.
    Json,
}

/// What becomes of objects whose tag is not mapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherTags {
    /// They are refused.
    Refused,
    /// They belong to a variant that keeps the JSON.
    Kept,
    /// They belong to an arm.
    Arm(usize),
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
