//! Where an input comes from: what a reader of any format has to offer.

use std::ops::{Deref, DerefMut};

use super::input::Input;

/// The reader failed; it keeps the reason. Nothing more can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// The elements of an array that have not been read yet.
pub trait ArraySource {
    /// Hands the next element over; `false` at the end of the array. What `then` leaves
    /// unread of the element is skipped.
    fn next(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken>;

    /// Hands the next element over, numbers as they are written where that is known.
    fn next_literal(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken> {
        self.next(then)
    }

    /// Whether members that the schema excludes are refused rather than skipped.
    fn is_strict(&self) -> bool;
}

/// The members of an object that have not been read yet.
pub trait ObjectSource {
    /// Replaces `name` by the name of the next member; `false` at the end of the object.
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken>;

    /// Hands the value of that member over. What `then` leaves unread of it is skipped.
    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken>;

    /// Hands the value of that member over, numbers as they are written where that is known.
    fn literal_value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        self.value(then)
    }

    /// Whether members that the schema excludes are refused rather than skipped.
    fn is_strict(&self) -> bool;
}

/// A source that is borrowed from the reader or made on the way.
pub(in super::super) enum Access<'a, T: ?Sized> {
    Lent(&'a mut T),
    Own(Box<T>),
}

impl<T: ?Sized> Deref for Access<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Lent(source) => source,
            Self::Own(source) => source,
        }
    }
}

impl<T: ?Sized> DerefMut for Access<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        match self {
            Self::Lent(source) => source,
            Self::Own(source) => source,
        }
    }
}
