//! Values as trees whose numbers are text, so that none of their digits is lost.

use std::fmt;

use serde_json::Value;

use super::Json;
use super::number::Number;
use super::output::{Output, Writer};

/// A value whose numbers are text.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Null.
    Null,
    /// A boolean or a number, as JSON writes it.
    Word(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Tree>),
    /// An object.
    Object(Vec<(String, Tree)>),
}

/// The value as a tree. The error is a number that JSON doesn't have: infinities and NaN.
pub fn to_tree(value: &dyn Json) -> Result<Tree, f64> {
    let mut builder = Builder {
        tree: Tree::Null,
        error: None,
    };
    value.encode(Output::new(&mut builder));
    match builder.error {
        None => Ok(builder.tree),
        Some(error) => Err(error),
    }
}

/// A tree that is being made.
struct Builder {
    tree: Tree,
    error: Option<f64>,
}

impl Builder {
    fn child(&mut self, value: &dyn Json) -> Tree {
        to_tree(value).unwrap_or_else(|error| {
            self.error.get_or_insert(error);
            Tree::Null
        })
    }
}

impl Writer for Builder {
    fn null(&mut self) {
        self.tree = Tree::Null;
    }

    fn boolean(&mut self, value: bool) {
        self.tree = Tree::Word(value.to_string());
    }

    fn number(&mut self, value: Number) {
        match value {
            Number::Float(number) if !number.is_finite() => self.error = Some(number),
            Number::Float(number) => self.tree = Tree::Word(Value::from(number).to_string()),
            Number::Integer(number) => self.tree = Tree::Word(number.to_string()),
        }
    }

    fn literal(&mut self, text: &str) {
        self.tree = Tree::Word(text.to_owned());
    }

    fn string(&mut self, value: &str) {
        self.tree = Tree::Text(value.to_owned());
    }

    fn begin_array(&mut self, length: usize) {
        self.tree = Tree::List(Vec::with_capacity(length));
    }

    fn element(&mut self, value: &dyn Json) {
        let element = self.child(value);
        if let Tree::List(elements) = &mut self.tree {
            elements.push(element);
        }
    }

    fn begin_object(&mut self) {
        self.tree = Tree::Object(Vec::new());
    }

    fn member(&mut self, name: &str, value: &dyn Json) {
        let member = self.child(value);
        if let Tree::Object(members) = &mut self.tree {
            members.push((name.to_owned(), member));
        }
    }
}

/// JSON text.
impl fmt::Display for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Word(word) => formatter.write_str(word),
            Self::Text(text) => quoted(text).fmt(formatter),
            Self::List(elements) => {
                formatter.write_str("[")?;
                for (index, element) in elements.iter().enumerate() {
                    formatter.write_str(separator(index))?;
                    element.fmt(formatter)?;
                }
                formatter.write_str("]")
            }
            Self::Object(members) => {
                formatter.write_str("{")?;
                for (index, (name, member)) in members.iter().enumerate() {
                    write!(formatter, "{}{}:{member}", separator(index), quoted(name))?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn separator(index: usize) -> &'static str {
    if index == 0 { "" } else { "," }
}

fn quoted(text: &str) -> Value {
    Value::from(text)
}
