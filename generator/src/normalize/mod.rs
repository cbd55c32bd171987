//! A bundled tree of any dialect -> OpenAPI 3.0, which is what the stages behind this one read.
//!
//! Each rewrite is a function with a name, knows one thing, and leaves alone what it does not know.
//! What 3.0 has no word for is kept under a private `x-` name that `resolve` reads. Rewritten parts
//! stand where they stood or deeper, so that a pointer still leads to the place in the file.

mod bounds;
mod combine;
mod constant;
mod content;
mod defects;
mod discriminator;
mod examples;
mod mutual_tls;
mod query_string;
mod reference;
mod swagger2;
mod types;
mod version;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::choices::Choices;
use crate::diagnostic::Diagnostics;
use crate::structure::{Kind, Path, Shape, Step, walk_mut};

pub use discriminator::DEFAULT_MAPPING;
pub use query_string::IN_QUERYSTRING;
pub use types::NULL_OF_TYPE;
pub use version::Version;

/// What rewrites have at hand.
struct Scene<'a> {
    version: Version,
    choices: &'a Choices,
    diagnostics: &'a mut Diagnostics,
    /// Members of schemas that are no keywords and have been told of.
    unknown_keywords: BTreeSet<String>,
}

impl<'a> Scene<'a> {
    fn new(version: Version, choices: &'a Choices, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            version,
            choices,
            diagnostics,
            unknown_keywords: BTreeSet::new(),
        }
    }
}

/// Rewrites a document in place.
pub fn normalize(root: &mut Value, choices: &Choices, diagnostics: &mut Diagnostics) {
    let Some(version) = Version::of(root) else {
        return;
    };
    let mut scene = Scene::new(version, choices, diagnostics);
    if version == Version::V2 {
        swagger2::upgrade(root, &mut scene);
    }
    defects::mend_document(root, &mut scene);
    mutual_tls::leave_to_connection(root, &mut scene);
    walk_mut(
        root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, path| {
            rewrite(value, shape, path, &mut scene);
            Step::Into
        },
    );
}

fn rewrite(value: &mut Value, shape: Shape, path: &Path<'_>, scene: &mut Scene<'_>) {
    let kind = match (shape, &mut *value) {
        (Shape::Object(kind), _) => kind,
        (Shape::Map(kind), Value::Object(map)) => return defects::mend_map(map, kind, path, scene),
        _ => return,
    };
    if let (Kind::Schema, Value::Bool(all)) = (kind, &*value) {
        // Here 3.0 knows booleans, too.
        if path.keyword() != Some("additionalProperties") {
            *value = boolean_schema(*all);
            defects::tell_of_boolean(path, scene);
        }
        return;
    }
    let Value::Object(object) = value else {
        return;
    };
    defects::mend_object(object, kind, path, scene);
    if kind == Kind::Parameter && query_string::put_into_query(object) {
        query_string::tell(path, scene);
    }
    if kind == Kind::Discriminator {
        discriminator::keep_default_mapping(object);
    }
    if kind == Kind::Schema {
        if scene.version == Version::V3_1 {
            reference::nest_beside_siblings(object);
        }
        rewrite_schema(object);
    }
}

/// A schema of JSON Schema 2020-12, or one of before: those say nothing else with these words. The
/// order matters: constants are values, and values decide which types are left.
fn rewrite_schema(schema: &mut Map<String, Value>) {
    examples::take_first(schema);
    bounds::exclusive_to_flags(schema);
    content::encoding_to_format(schema);
    constant::to_enum(schema);
    types::list_to_one(schema);
    constant::empty_enum_to_not(schema);
}

/// `true` accepts everything, `false` nothing.
fn boolean_schema(all: bool) -> Value {
    if all { json!({}) } else { json!({ "not": {} }) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value};

    /// A schema after one rewrite.
    pub(super) fn rewritten(schema: Value, rewrite: fn(&mut Map<String, Value>)) -> Value {
        let Value::Object(mut schema) = schema else {
            return schema;
        };
        rewrite(&mut schema);
        Value::Object(schema)
    }
}
