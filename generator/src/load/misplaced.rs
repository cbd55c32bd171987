//! References to components of the wrong kind that leave no doubt of what is meant.

use serde_json::{Map, Value, json};

use super::discover::Meaning;
use super::resolve::Component;
use crate::structure::{Dialect, Kind};

/// What a reference means that leads to a component where one of another kind is wanted: that of the
/// same name, or the content that a schema describes.
pub(super) fn meant(
    root: &Value,
    dialect: Dialect,
    wanted: Kind,
    found: &Component,
) -> Option<Meaning> {
    let section = dialect.section(wanted)?;
    let names = section.of(root);
    if names.is_some_and(|names| names.contains_key(&found.name)) {
        return Some(Meaning::Component(section.reference(&found.name)));
    }
    let has_content = matches!(wanted, Kind::Response | Kind::RequestBody);
    let is_content = has_content && found.kind == Kind::Schema;
    is_content.then(|| Meaning::Content(found.section.reference(&found.name)))
}

/// Makes a response or a request body of an object that refers to the schema of its content.
pub(super) fn become_content(object: &mut Map<String, Value>, dialect: Dialect, schema: &str) {
    object.clear();
    object.insert("description".to_owned(), "".into());
    let schema = json!({ "$ref": schema });
    match dialect {
        Dialect::Swagger2 => object.insert("schema".to_owned(), schema),
        Dialect::OpenApi3 => {
            let content = json!({ "application/json": { "schema": schema } });
            object.insert("content".to_owned(), content)
        }
    };
}
