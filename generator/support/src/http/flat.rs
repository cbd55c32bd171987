//! Values as parameters can carry them: a scalar, a list of scalars, or an object of them.

use super::super::json::{Json, Tree, to_tree};
use super::encode::Unencodable;

/// A value as a parameter can carry it.
pub(super) enum Flat {
    /// Null, which is sent as nothing.
    Null,
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

pub(super) fn flatten(value: &dyn Json) -> Result<Flat, Unencodable> {
    Ok(match tree(value)? {
        Tree::Null => Flat::Null,
        Tree::List(items) => Flat::List(items.into_iter().map(scalar).collect()),
        Tree::Object(members) => Flat::Object(
            members
                .into_iter()
                .map(|(name, value)| (name, scalar(value)))
                .collect(),
        ),
        other => Flat::Scalar(scalar(other)),
    })
}

pub(super) fn tree(value: &dyn Json) -> Result<Tree, Unencodable> {
    to_tree(value).map_err(|number| Unencodable::new(format!("JSON has no number {number}")))
}

/// What is nested deeper than a style can say is sent as JSON text.
pub(super) fn scalar(value: Tree) -> String {
    match value {
        Tree::Text(text) => text,
        Tree::Null => String::new(),
        other => other.to_string(),
    }
}
