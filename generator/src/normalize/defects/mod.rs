//! Defects that published documents have and that leave no doubt of what is meant.
//!
//! Each is mended with a warning that names the place. What leaves doubt is left to the stages
//! behind this one, which report it.

mod annotation;
mod document;
mod json_type;
mod newer;
mod null;
mod null_type;
mod parameter;
mod pattern;
mod schema;
mod server;
mod spelling;
mod values;

use serde_json::{Map, Value, json};

use super::{Scene, Version};
use crate::diagnostic::Code;
use crate::pointer::Pointer;
use crate::structure::{Kind, Path};

pub(super) use document::mend_document;

/// Tells of a boolean that stands for a schema, which versions before 3.1 do not know.
pub(super) fn tell_of_boolean(path: &Path<'_>, scene: &mut Scene<'_>) {
    if scene.version != Version::V3_1 {
        let message = "a schema is an object; a boolean is one since OpenAPI 3.1".to_owned();
        let help = "write `{}` for what accepts everything, `{ not: {} }` for nothing";
        mended(scene, &path.pointer(&Pointer::root()), message, help);
    }
}

/// Mends an object of any kind.
pub(super) fn mend_object(
    object: &mut Map<String, Value>,
    kind: Kind,
    path: &Path<'_>,
    scene: &mut Scene<'_>,
) {
    let pointer = || path.pointer(&Pointer::root());
    if kind == Kind::Schema {
        null_type::mend(object, &pointer, scene);
    }
    match kind {
        Kind::Paths => null::fill_entries(object, Kind::PathItem, &pointer, scene),
        Kind::Responses => null::fill_entries(object, Kind::Response, &pointer, scene),
        _ => null::drop_members(object, &pointer, scene),
    }
    if kind == Kind::Schema {
        spelling::mend(object, &pointer, scene);
    }
    json_type::mend(object, kind, &pointer, scene);
    annotation::mend(object, &pointer, scene);
    if kind == Kind::Operation && !object.contains_key("responses") {
        object.insert("responses".to_owned(), json!({}));
        if scene.version != Version::V3_1 {
            let help = "say which responses there are";
            mended(scene, &pointer(), "`responses` is missing".to_owned(), help);
        }
    }
    match kind {
        Kind::Response if is_written_out(object) && !object.contains_key("description") => {
            object.insert("description".to_owned(), "".into());
            let help = "say when this response is sent";
            mended(
                scene,
                &pointer(),
                "`description` is missing".to_owned(),
                help,
            );
        }
        Kind::Operation | Kind::PathItem => {
            parameter::mend_list(object, &pointer, scene);
            server::mend_list(object, &pointer, scene);
        }
        Kind::OpenApi => server::mend_list(object, &pointer, scene),
        Kind::Parameter if is_written_out(object) => parameter::mend(object, &pointer, scene),
        Kind::Schema => {
            schema::mend(object, &pointer, scene);
            newer::tell(object, &pointer, scene);
            spelling::tell(object, &pointer, scene);
        }
        _ => {}
    }
}

/// Mends a map of objects of a kind.
pub(super) fn mend_map(
    map: &mut Map<String, Value>,
    kind: Kind,
    path: &Path<'_>,
    scene: &mut Scene<'_>,
) {
    null::fill_entries(map, kind, &|| path.pointer(&Pointer::root()), scene);
}

fn is_written_out(object: &Map<String, Value>) -> bool {
    !object.contains_key("$ref")
}

/// Where an object stands, for those that ask.
type Place<'a> = &'a dyn Fn() -> Pointer;

fn mended(scene: &mut Scene<'_>, pointer: &Pointer, message: String, help: &str) {
    scene
        .diagnostics
        .report(Code::MendedDefect, pointer, message, help);
}

/// Takes elements out of a list and gives them with their places. Those that are left move up: a place
/// is that of one element only, so that those which were taken out have theirs behind the others.
fn take_out(
    list: &mut Vec<Value>,
    place: &Pointer,
    scene: &mut Scene<'_>,
    is_taken: impl Fn(&Value) -> bool,
) -> Vec<(Pointer, Value)> {
    let elements = std::mem::take(list).into_iter().enumerate();
    let (taken, kept): (Vec<_>, Vec<_>) = elements.partition(|(_, element)| is_taken(element));
    let moves = kept.iter().chain(&taken).enumerate();
    let moves = moves.filter(|(index, (before, _))| index != before);
    let moves = moves.map(|(index, (before, _))| (place.element(index), place.element(*before)));
    scene.diagnostics.moved_at_once(moves);
    let behind = kept.len();
    list.extend(kept.into_iter().map(|(_, element)| element));
    let taken = taken.into_iter().enumerate();
    taken
        .map(|(index, (_, element))| (place.element(behind + index), element))
        .collect()
}
