//! An object that is being written.

use super::super::Map;
use super::super::maybe::Maybe;
use super::Json;
use super::output::{Output, Writer};

/// An object that is being written, member by member.
pub struct Object<'a> {
    writer: &'a mut dyn Writer,
    /// A member that is written with this value where it is absent.
    fallback: Option<(&'static str, &'static str)>,
    /// The names so far, if members beside the known ones can follow.
    names: Option<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    pub(super) fn begin(output: Output<'a>, open: bool) -> Self {
        let Output {
            writer,
            tag,
            fallback,
        } = output;
        writer.begin_object();
        let mut object = Self {
            writer,
            fallback,
            names: open.then(Vec::new),
        };
        if let Some((name, tag)) = tag {
            object.required(name, &tag.to_owned());
        }
        object
    }

    /// Writes a member that is always there; null if it is `None`.
    pub fn required<T: Json>(&mut self, name: &'static str, value: &T) {
        self.names.iter_mut().for_each(|names| names.push(name));
        self.writer.member(name, value);
    }

    /// Writes a member if it is there.
    pub fn optional<T: Json>(&mut self, name: &'static str, value: &Option<T>) {
        match value {
            Some(value) => self.required(name, value),
            None => self.absent(name),
        }
    }

    /// Writes a member that may be absent or null.
    pub fn maybe<T: Json>(&mut self, name: &'static str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => self.absent(name),
            Maybe::Null => self.required(name, &None::<T>),
            Maybe::Value(value) => self.required(name, value),
        }
    }

    fn absent(&mut self, name: &'static str) {
        if let Some((_, tag)) = self.fallback.filter(|(tagged, _)| *tagged == name) {
            self.required(name, &tag.to_owned());
        }
    }

    /// Writes the members that the schema does not name. Where one has the name of a member
    /// that was written already, the latter wins.
    pub fn rest<T: Json>(&mut self, members: &Map<T>) {
        for (name, value) in members {
            let known = self.names.iter().flatten().any(|known| known == name);
            if !known {
                self.writer.member(name, value);
            }
        }
    }

    /// Writes a member whose name is not known before.
    pub(super) fn member<T: Json>(&mut self, name: &str, value: &T) {
        self.writer.member(name, value);
    }
}
