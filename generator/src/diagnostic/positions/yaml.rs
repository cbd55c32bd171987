//! Places in YAML.

use saphyr_parser::{Event, Parser};

use super::walk::Walk;
use crate::diagnostic::Position;

/// Walks through a text, as far as it can be read.
pub(super) fn walk(text: &str, walk: &mut Walk<impl FnMut(&str, Position)>) {
    for item in Parser::new_from_str(text) {
        let Ok((event, span)) = item else { return };
        let position = Position {
            line: span.start.line(),
            column: span.start.col() + 1,
        };
        match event {
            Event::Scalar(key, ..) if walk.wants_key() => walk.key(&key, position),
            Event::MappingStart(..) => walk.begin_object(position),
            Event::SequenceStart(..) => walk.begin_array(position),
            Event::Scalar(..) | Event::Alias(_) => walk.scalar(position),
            Event::MappingEnd | Event::SequenceEnd => walk.end(),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
}
