//! Values -> text of a path, a query, a header or a cookie.

use std::fmt;

use super::super::json::{Json, Tree};
use super::codec::Codec;
use super::flat::{Flat, flatten, scalar, tree};
use super::percent::encode;

/// A value that can't travel where it is to travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unencodable {
    message: String,
}

impl Unencodable {
    /// Says why.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for Unencodable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Unencodable {}

/// The text of a path parameter.
pub fn path_text(codec: Codec, name: &str, value: &dyn Json) -> Result<String, Unencodable> {
    let text = match codec {
        Codec::Label { explode } => {
            let separator = if explode { "." } else { "," };
            format!(".{}", joined(&flatten(value)?, separator, explode))
        }
        Codec::Matrix { explode } => matrix(name, &flatten(value)?, explode),
        Codec::Json => encode(&tree(value)?.to_string()),
        Codec::Simple { explode } => joined(&flatten(value)?, ",", explode),
        _ => joined(&flatten(value)?, ",", false),
    };
    // A URL loses these segments before it is even sent (RFC 3986, section 5.2.4).
    match text.as_str() {
        "" => Err(Unencodable::new(
            "must not be empty, since it is a segment of the path",
        )),
        "." | ".." => Err(Unencodable::new(format!(
            "`{text}` is not a segment of a path"
        ))),
        _ => Ok(text),
    }
}

/// The text of a header.
pub fn header_text(codec: Codec, value: &dyn Json) -> Result<Option<String>, Unencodable> {
    if codec == Codec::Json {
        let value = tree(value)?;
        return Ok((value != Tree::Null).then(|| value.to_string()));
    }
    let explode = codec == Codec::Simple { explode: true };
    let (equals, plain) = (if explode { "=" } else { "," }, |text: &String| {
        text.clone()
    });
    Ok(match flatten(value)? {
        Flat::Null => None,
        Flat::Scalar(text) => Some(text),
        Flat::List(items) => Some(items.iter().map(plain).collect::<Vec<_>>().join(",")),
        Flat::Object(members) => Some(
            members
                .iter()
                .map(|(name, value)| format!("{name}{equals}{value}"))
                .collect::<Vec<_>>()
                .join(","),
        ),
    })
}

/// The pairs of a query parameter, encoded: `name=value`.
pub fn query_pairs(codec: Codec, name: &str, value: &dyn Json) -> Result<Vec<String>, Unencodable> {
    let name = encode(name);
    match codec {
        Codec::Json => Ok(match tree(value)? {
            Tree::Null => Vec::new(),
            value => vec![format!("{name}={}", encode(&value.to_string()))],
        }),
        Codec::DeepObject => {
            let mut pairs = Vec::new();
            deep_pairs(&name, tree(value)?, &mut pairs);
            Ok(pairs)
        }
        Codec::Form { explode: true } => Ok(exploded(&name, flatten(value)?)),
        Codec::SpaceDelimited => delimited(&name, flatten(value)?, "%20"),
        Codec::PipeDelimited => delimited(&name, flatten(value)?, "%7C"),
        _ => delimited(&name, flatten(value)?, ","),
    }
}

/// The pairs of a cookie parameter.
pub fn cookie_pairs(
    codec: Codec,
    name: &str,
    value: &dyn Json,
) -> Result<Vec<String>, Unencodable> {
    query_pairs(codec, name, value)
}

/// `a,b`, and `k,v` or `k=v`.
fn joined(flat: &Flat, separator: &str, explode: bool) -> String {
    let equals = if explode { "=" } else { "," };
    match flat {
        Flat::Null => String::new(),
        Flat::Scalar(text) => encode(text),
        Flat::List(items) => items
            .iter()
            .map(|item| encode(item))
            .collect::<Vec<_>>()
            .join(separator),
        Flat::Object(members) => members
            .iter()
            .map(|(name, value)| format!("{}{equals}{}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join(separator),
    }
}

fn matrix(name: &str, flat: &Flat, explode: bool) -> String {
    let name = encode(name);
    match flat {
        Flat::List(items) if explode => items
            .iter()
            .map(|item| format!(";{name}={}", encode(item)))
            .collect(),
        Flat::Object(members) if explode => members
            .iter()
            .map(|(name, value)| format!(";{}={}", encode(name), encode(value)))
            .collect(),
        other => format!(";{name}={}", joined(other, ",", false)),
    }
}

fn exploded(name: &str, flat: Flat) -> Vec<String> {
    match flat {
        Flat::Null => Vec::new(),
        Flat::Scalar(text) => vec![format!("{name}={}", encode(&text))],
        Flat::List(items) => items
            .iter()
            .map(|item| format!("{name}={}", encode(item)))
            .collect(),
        Flat::Object(members) => members
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect(),
    }
}

fn delimited(name: &str, flat: Flat, delimiter: &str) -> Result<Vec<String>, Unencodable> {
    // Between elements `%20` is the delimiter, so that a space inside of one must look different.
    let piece = |text: &str| match delimiter {
        "%20" => encode(text).replace("%20", "+"),
        _ => encode(text),
    };
    let pieces = match flat {
        Flat::Null => return Ok(Vec::new()),
        Flat::Scalar(text) => return Ok(vec![format!("{name}={}", encode(&text))]),
        Flat::List(items) => items,
        Flat::Object(members) => members
            .into_iter()
            .flat_map(|(name, value)| [name, value])
            .collect(),
    };
    let pieces: Vec<String> = pieces.iter().map(|text| piece(text)).collect();
    // A bar is no character of a URI, but the only way to tell the delimiter from a bar in a piece.
    let has_bar = || pieces.iter().any(|piece| piece.contains("%7C"));
    let delimiter = match delimiter {
        "%7C" if has_bar() => "|",
        other => other,
    };
    Ok(vec![format!("{name}={}", pieces.join(delimiter))])
}

/// `name[k]=v`, however deep; elements of an array repeat the name.
fn deep_pairs(name: &str, value: Tree, pairs: &mut Vec<String>) {
    match value {
        Tree::Null => {}
        Tree::Object(members) => {
            for (member, value) in members {
                deep_pairs(&format!("{name}%5B{}%5D", encode(&member)), value, pairs);
            }
        }
        Tree::List(items) => {
            for item in items {
                pairs.push(format!("{name}={}", encode(&scalar(item))));
            }
        }
        other => pairs.push(format!("{name}={}", encode(&scalar(other)))),
    }
}
