//! The elements of an array, while it is read.

use super::super::violation::Violations;
use super::Json;
use super::error::{Decoded, Refused};
use super::input::Input;
use super::source::{Access, ArraySource, Broken};

/// The elements of an array that is being read.
pub struct Elements<'a> {
    source: Access<'a, dyn ArraySource + 'a>,
    index: usize,
    violations: Violations,
}

impl<'a> Elements<'a> {
    pub(super) fn new(source: Access<'a, dyn ArraySource + 'a>) -> Self {
        Self {
            source,
            index: 0,
            violations: Violations::default(),
        }
    }

    /// Reads all elements.
    pub fn read_all<T: Json>(mut self) -> Decoded<Vec<T>> {
        let mut elements = Vec::new();
        while let Some(element) = self.read()? {
            elements.extend(element.ok());
        }
        self.finish()?;
        Ok(elements)
    }

    /// Reads the next element; `None` at the end. An element that is refused is noted, and
    /// reading goes on.
    fn read<T: Json>(&mut self) -> Decoded<Option<Result<T, Noted>>> {
        let mut element = None;
        let then = &mut |input: Input<'_>| element = Some(T::decode(input));
        let more = if T::reads_literals() {
            self.source.next_literal(then)
        } else {
            self.source.next(then)
        };
        let index = self.index;
        self.index += 1;
        match (more, element) {
            (Err(Broken), _) | (_, Some(Err(Refused::Broken))) => Err(Refused::Broken),
            (Ok(_), None) => Ok(None),
            (Ok(_), Some(Ok(element))) => Ok(Some(Ok(element))),
            (Ok(_), Some(Err(Refused::Violations(violations)))) => {
                self.violations.extend_below(&index.to_string(), violations);
                Ok(Some(Err(Noted)))
            }
        }
    }

    fn finish(self) -> Decoded<()> {
        self.violations.into_result().map_err(Refused::Violations)
    }
}

/// The element was refused, and its violations are kept.
struct Noted;
