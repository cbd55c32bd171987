//! Text that says nothing about its type: the type that reads it decides.
//!
//! Parameters and form fields are such text. How it is cut into elements and members is the
//! business of whoever made it (the styles of OpenAPI).

use std::borrow::Cow;

use super::super::digits::Digits;
use super::super::violation::Violation;
use super::error::{Decoded, Refused};
use super::input::{Input, Kind};
use super::source::{Access, ArraySource, Broken, ObjectSource};

/// Text that says nothing about its type. The errors are messages for people.
pub trait Untyped {
    /// The text as one scalar.
    fn text(&self) -> Result<Cow<'_, str>, String>;

    /// The text as the elements of an array.
    fn elements(&self) -> Result<Vec<Cow<'_, str>>, String>;

    /// The text as the members of an object.
    fn members(&self) -> Result<Vec<Field<'_>>, String>;
}

/// The name and the value of a member.
pub type Field<'a> = (String, Box<dyn Untyped + 'a>);

/// One scalar that stands alone.
pub struct Word<'a>(pub Cow<'a, str>);

impl Untyped for Word<'_> {
    fn text(&self) -> Result<Cow<'_, str>, String> {
        Ok(Cow::Borrowed(&self.0))
    }

    fn elements(&self) -> Result<Vec<Cow<'_, str>>, String> {
        Ok(vec![Cow::Borrowed(&self.0)])
    }

    fn members(&self) -> Result<Vec<Field<'_>>, String> {
        Err("must be an object, not one value".to_owned())
    }
}

/// The first of the kinds that the text can be read as.
pub(super) fn kind(untyped: &dyn Untyped, arms: &[Kind]) -> Kind {
    let text = untyped.text().unwrap_or_default();
    let number = Digits::parse(&text);
    let fits = |kind: &&Kind| match kind {
        Kind::Null => text.is_empty(),
        Kind::Boolean => matches!(&*text, "true" | "false"),
        Kind::Integer => number
            .as_ref()
            .is_some_and(|number| number.as_integer().is_some()),
        Kind::Number => number.is_some(),
        Kind::Array => untyped.text().is_err() && untyped.members().is_err(),
        Kind::Object => untyped.members().is_ok(),
        Kind::String => false,
    };
    // Any text is a string, so a string is what it is only if it is nothing else.
    arms.iter().find(fits).copied().unwrap_or(Kind::String)
}

/// The text as an array.
pub(super) fn elements<'a>(untyped: &'a dyn Untyped) -> Decoded<Access<'a, dyn ArraySource + 'a>> {
    let elements = untyped.elements().map_err(refused)?;
    Ok(Access::Own(Box::new(Words(elements.into_iter()))))
}

/// The text as an object.
pub(super) fn members<'a>(untyped: &'a dyn Untyped) -> Decoded<Access<'a, dyn ObjectSource + 'a>> {
    let members = untyped.members().map_err(refused)?;
    Ok(Access::Own(Box::new(Fields {
        members: members.into_iter(),
        value: None,
    })))
}

pub(super) fn refused(message: String) -> Refused {
    Refused::new(Violation::new("type", message))
}

struct Words<'a>(std::vec::IntoIter<Cow<'a, str>>);

impl ArraySource for Words<'_> {
    fn next(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<bool, Broken> {
        let Some(word) = self.0.next() else {
            return Ok(false);
        };
        then(Input::untyped(&Word(word)));
        Ok(true)
    }

    fn is_strict(&self) -> bool {
        false
    }
}

struct Fields<'a> {
    members: std::vec::IntoIter<Field<'a>>,
    value: Option<Box<dyn Untyped + 'a>>,
}

impl ObjectSource for Fields<'_> {
    fn next_name(&mut self, name: &mut String) -> Result<bool, Broken> {
        let Some((next, value)) = self.members.next() else {
            return Ok(false);
        };
        *name = next;
        self.value = Some(value);
        Ok(true)
    }

    fn value(&mut self, then: &mut dyn FnMut(Input<'_>)) -> Result<(), Broken> {
        let value = self.value.take().ok_or(Broken)?;
        then(Input::untyped(&*value));
        Ok(())
    }

    /// Text comes with names that belong to somebody else, as in a query.
    fn is_strict(&self) -> bool {
        false
    }
}
