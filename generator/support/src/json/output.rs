//! A place where one value is about to be written.

use super::Json;
use super::number::Number;
use super::object::Object;

/// A place where one value is written, once.
///
/// Writing doesn't fail: the writer keeps its first error and ignores what comes after it.
pub struct Output<'a> {
    pub(super) writer: &'a mut dyn Writer,
    /// A member that the object at this place begins with.
    pub(super) tag: Option<(&'static str, &'static str)>,
    /// A member that it has in any case.
    pub(super) fallback: Option<(&'static str, &'static str)>,
}

/// What a writer of any format has to offer. Each writer writes one value.
pub(super) trait Writer {
    fn null(&mut self);
    fn boolean(&mut self, value: bool);
    fn number(&mut self, value: Number);
    fn string(&mut self, value: &str);
    fn begin_array(&mut self, length: usize);
    fn element(&mut self, value: &dyn Json);
    fn begin_object(&mut self);
    fn member(&mut self, name: &str, value: &dyn Json);
}

impl<'a> Output<'a> {
    pub(super) fn new(writer: &'a mut dyn Writer) -> Self {
        Self {
            writer,
            tag: None,
            fallback: None,
        }
    }

    /// Writes null.
    pub fn null(self) {
        self.writer.null();
    }

    /// Writes a boolean.
    pub fn boolean(self, value: bool) {
        self.writer.boolean(value);
    }

    /// Writes a number.
    pub fn number(self, value: Number) {
        self.writer.number(value);
    }

    /// Writes a string.
    pub fn string(self, value: &str) {
        self.writer.string(value);
    }

    /// Writes an array.
    pub fn array<T: Json>(self, elements: &[T]) {
        self.writer.begin_array(elements.len());
        for element in elements {
            self.writer.element(element);
        }
    }

    /// Writes an object whose members are all known.
    pub fn object(self) -> Object<'a> {
        Object::begin(self, false)
    }

    /// Writes an object that has other members beside the known ones.
    pub fn open_object(self) -> Object<'a> {
        Object::begin(self, true)
    }

    /// Begins the object that is written here with its discriminator, for an arm of a union
    /// that does not have the discriminator among its own members.
    #[must_use]
    pub fn tagged(self, name: &'static str, tag: &'static str) -> Self {
        Self {
            tag: Some((name, tag)),
            ..self
        }
    }

    /// Writes the discriminator where it would be absent, for an arm of a union that has it among
    /// its members and need not.
    #[must_use]
    pub fn tagged_at_least(self, name: &'static str, tag: &'static str) -> Self {
        Self {
            fallback: Some((name, tag)),
            ..self
        }
    }
}
