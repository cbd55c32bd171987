//! What a check looks at: a value, or the value of an optional member if it is there.

use std::borrow::Cow;

use serde_json::Value;

use super::super::Map;
use super::super::exact::ExactNumber;
use super::super::json::{self, Json};
use super::super::maybe::Maybe;
use super::super::secret::Secret;
use super::super::verbatim::{Text, Verbatim};

/// A type that is a string on the wire.
pub trait Textual {
    /// The string, if it is there.
    fn textual(&self) -> Option<Cow<'_, str>>;
}

/// A type that is an integer.
pub trait Integer {
    /// The integer, if it is there.
    fn integer(&self) -> Option<i128>;
}

/// A type that is a number.
pub trait Float {
    /// The number, if it is there.
    fn float(&self) -> Option<f64>;
}

/// A type that is a number with more digits than a float has.
pub trait Exact {
    /// The number as it is written, if it is there.
    fn written(&self) -> Option<Cow<'_, str>>;
}

/// A type that is an array.
pub trait Items {
    /// The type of the elements.
    type Item;

    /// The elements, if they are there.
    fn items(&self) -> Option<&[Self::Item]>;
}

/// A type that is an object whose members are not named.
pub trait Entries {
    /// The type of the members' values.
    type Entry;

    /// The members, if they are there.
    fn entries(&self) -> Option<&Map<Self::Entry>>;
}

/// A type that is any JSON value.
pub trait Untyped {
    /// The value, if it is there.
    fn untyped(&self) -> Option<&Value>;
}

/// A type whose values can be looked at as JSON.
pub trait Whole {
    /// The value, if it is there and not null.
    fn whole(&self) -> Option<Value>;
}

/// A type that may hold null.
pub trait Nullable {
    /// Whether the value is null.
    fn is_null(&self) -> bool;
}

impl<T> Nullable for Option<T> {
    fn is_null(&self) -> bool {
        self.is_none()
    }
}

impl<T> Nullable for Maybe<T> {
    fn is_null(&self) -> bool {
        Self::is_null(self)
    }
}

impl<T: Json> Whole for T {
    fn whole(&self) -> Option<Value> {
        // Numbers that JSON doesn't have can't be sent either.
        let value = json::to_value(self).ok();
        value.filter(|value| !value.is_null())
    }
}

impl<T: Json> Whole for Maybe<T> {
    fn whole(&self) -> Option<Value> {
        self.as_option().and_then(T::whole)
    }
}

impl Untyped for Value {
    fn untyped(&self) -> Option<&Value> {
        Some(self)
    }
}

impl Textual for String {
    fn textual(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Textual for Secret {
    fn textual(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.expose()))
    }
}

impl<T: Text> Textual for Verbatim<T> {
    fn textual(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_text()))
    }
}

macro_rules! integers {
    ($($integer:ty)*) => { $(
        impl Integer for $integer {
            fn integer(&self) -> Option<i128> {
                Some((*self).into())
            }
        }
    )* };
}

integers! { i8 i16 i32 i64 i128 u8 u16 u32 u64 }

impl Float for f64 {
    fn float(&self) -> Option<f64> {
        Some(*self)
    }
}

impl Float for f32 {
    fn float(&self) -> Option<f64> {
        // Through text: 0.1 is to be a multiple of 0.1.
        self.to_string().parse().ok()
    }
}

impl Exact for ExactNumber {
    fn written(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.as_str()))
    }
}

impl<T> Items for Vec<T> {
    type Item = T;

    fn items(&self) -> Option<&[T]> {
        Some(self)
    }
}

impl<T> Entries for Map<T> {
    type Entry = T;

    fn entries(&self) -> Option<&Self> {
        Some(self)
    }
}

/// Every subject is one too where it may be absent, null or boxed.
macro_rules! optional {
    ($value:ident => $find:expr, $holder:ty) => {
        impl<T: Textual> Textual for $holder {
            fn textual(&self) -> Option<Cow<'_, str>> {
                let $value = self;
                $find.and_then(T::textual)
            }
        }

        impl<T: Untyped> Untyped for $holder {
            fn untyped(&self) -> Option<&Value> {
                let $value = self;
                $find.and_then(T::untyped)
            }
        }

        impl<T: Integer> Integer for $holder {
            fn integer(&self) -> Option<i128> {
                let $value = self;
                $find.and_then(T::integer)
            }
        }

        impl<T: Float> Float for $holder {
            fn float(&self) -> Option<f64> {
                let $value = self;
                $find.and_then(T::float)
            }
        }

        impl<T: Exact> Exact for $holder {
            fn written(&self) -> Option<Cow<'_, str>> {
                let $value = self;
                $find.and_then(T::written)
            }
        }

        impl<T: Items> Items for $holder {
            type Item = T::Item;

            fn items(&self) -> Option<&[T::Item]> {
                let $value = self;
                $find.and_then(T::items)
            }
        }

        impl<T: Entries> Entries for $holder {
            type Entry = T::Entry;

            fn entries(&self) -> Option<&Map<T::Entry>> {
                let $value = self;
                $find.and_then(T::entries)
            }
        }
    };
}

optional!(value => value.as_ref(), Option<T>);
optional!(value => value.as_option(), Maybe<T>);
optional!(value => Some(&**value), Box<T>);
