//! Follows one reference to the object it means.
//!
//! A reference may lead through other references: to an object that is nothing but a reference,
//! or through one on the way (`#/paths/~1x/get` where `/paths/~1x` is a `$ref`). What it leads
//! to in the end has one name: the file and the pointer that needs no reference to be followed.

use serde_json::Value;

use super::discover::Meaning;
use super::files::{FileId, Files, Place, ROOT, Unopened};
use super::path;
use super::uri::{FilePart, FragmentToken, Uri, fragment_tokens};
use crate::diagnostic::{Diagnostics, nearest};
use crate::pointer::Pointer;
use crate::structure::{Dialect, Kind, Section};

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// To another machine.
    Remote,
    /// To a file that is not at hand.
    File { name: String, reason: Unopened },
    /// To a member that an existing object does not have.
    Missing {
        name: String,
        file: String,
        parent: Pointer,
        meant: Option<String>,
    },
    /// Only to other references.
    Circular,
    /// To something else than the place of the reference calls for.
    WrongKind {
        wanted: Kind,
        found: &'static str,
        /// What it means all the same, where that is beyond doubt.
        meant: Option<Meaning>,
    },
}

/// A component of the root file.
pub(super) struct Component {
    pub(super) kind: Kind,
    pub(super) section: Section,
    pub(super) name: String,
}

/// No document that is meant well has a chain of references of this length.
const LONGEST_CHAIN: usize = 100;

/// Follows `text`, a reference that stands in the file `from`.
pub(super) fn resolve(
    files: &mut Files<'_>,
    dialect: Dialect,
    from: FileId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Place, Problem> {
    let mut file = from;
    let mut text = text.to_owned();
    let mut onward = Vec::new();
    for _ in 0..LONGEST_CHAIN {
        let uri = Uri::parse(&text);
        file = open(files, file, &text, &uri, diagnostics)?;
        let mut tokens = tokens_of(files, file, &text, &uri)?;
        tokens.append(&mut onward);
        match descend(&files.file(file).value, &tokens) {
            Descent::Through { reference, rest } => {
                text = reference;
                onward = tokens.split_off(tokens.len() - rest);
            }
            Descent::Found { pointer, alias_of } => match alias_of {
                Some(reference) if !is_root_component(dialect, file, &pointer) => {
                    text = reference.to_owned();
                }
                _ => return Ok(Place { file, pointer }),
            },
            Descent::Missing(missing) => {
                return Err(missing.into_problem(files.file(file).name.clone()));
            }
        }
    }
    Err(Problem::Circular)
}

/// The place in a file that a reference of this file leads to by itself, if it leads to one in it.
pub(super) fn place_within(files: &Files<'_>, file: FileId, text: &str) -> Option<Pointer> {
    let uri = Uri::parse(text);
    let is_within = match &uri.file {
        FilePart::Same => true,
        _ if files.file(file).anchor(without_fragment(text)).is_some() => true,
        FilePart::Remote => false,
        FilePart::Local(relative) => {
            let name = &files.file(file).name;
            path::join(name, relative) == *name
        }
    };
    let tokens = tokens_of(files, file, text, &uri)
        .ok()
        .filter(|_| is_within)?;
    match descend(&files.file(file).value, &tokens) {
        Descent::Found { pointer, .. } => Some(pointer),
        Descent::Through { .. } | Descent::Missing(_) => None,
    }
}

/// The file that a reference names. A URI that begins with the `$id` of a schema of the same file
/// means that schema, whatever else it looks like.
fn open(
    files: &mut Files<'_>,
    from: FileId,
    text: &str,
    uri: &Uri<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<FileId, Problem> {
    match &uri.file {
        FilePart::Same => Ok(from),
        _ if files.file(from).anchor(without_fragment(text)).is_some() => Ok(from),
        FilePart::Remote => Err(Problem::Remote),
        FilePart::Local(relative) => {
            let name = path::join(&files.file(from).name, relative);
            files
                .open(&name, diagnostics)
                .map_err(|reason| Problem::File { name, reason })
        }
    }
}

fn without_fragment(text: &str) -> &str {
    text.split_once('#').map_or(text, |(base, _)| base)
}

/// The way from the top of the file, where a plain name is the `$anchor` of a schema, and an `$id`
/// is where its schema stands.
fn tokens_of(
    files: &Files<'_>,
    file: FileId,
    text: &str,
    uri: &Uri<'_>,
) -> Result<Vec<FragmentToken>, Problem> {
    let base = without_fragment(text);
    let identified = files.file(file).anchor(base).filter(|_| !base.is_empty());
    let mut tokens = identified.map_or(Vec::new(), |it| fragment_tokens(it.as_str()));
    if uri.fragment.is_empty() {
        return Ok(tokens);
    }
    if uri.fragment.starts_with('/') {
        tokens.extend(fragment_tokens(uri.fragment));
        return Ok(tokens);
    }
    match files.file(file).anchor(uri.fragment) {
        Some(pointer) => Ok(fragment_tokens(pointer.as_str())),
        None => Err(Problem::Missing {
            name: uri.fragment.to_owned(),
            file: files.file(file).name.clone(),
            parent: Pointer::root(),
            meant: uri
                .fragment
                .contains('/')
                .then(|| format!("#/{}", uri.fragment)),
        }),
    }
}

enum Descent<'v> {
    Found {
        pointer: Pointer,
        /// Where the object leads, if it is nothing but a reference.
        alias_of: Option<&'v str>,
    },
    /// An object on the way is a reference; so many tokens are left to go from its target.
    Through {
        reference: String,
        rest: usize,
    },
    Missing(Missing),
}

struct Missing {
    name: String,
    parent: Pointer,
    meant: Option<String>,
}

impl Missing {
    fn into_problem(self, file: String) -> Problem {
        Problem::Missing {
            name: self.name,
            file,
            parent: self.parent,
            meant: self.meant,
        }
    }
}

fn descend<'v>(root: &'v Value, tokens: &[FragmentToken]) -> Descent<'v> {
    let mut value = root;
    let mut pointer = Pointer::root();
    for (index, token) in tokens.iter().enumerate() {
        if let Some((name, member)) = step(value, token) {
            match value {
                Value::Array(_) => pointer.push_element(name.parse().unwrap_or(0)),
                _ => pointer.push_member(name),
            }
            value = member;
        } else if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            return Descent::Through {
                reference: reference.to_owned(),
                rest: tokens.len() - index,
            };
        } else {
            return Descent::Missing(Missing {
                name: token.decoded.clone(),
                meant: meant_member(value, &pointer, &token.decoded),
                parent: pointer,
            });
        }
    }
    Descent::Found {
        pointer,
        alias_of: alias_target(value),
    }
}

/// The member or element that a token leads to, and its name.
pub(super) fn step<'t, 'v>(
    value: &'v Value,
    token: &'t FragmentToken,
) -> Option<(&'t str, &'v Value)> {
    let spellings = [token.decoded.as_str(), token.verbatim.as_str()];
    spellings.into_iter().find_map(|name| {
        let member = match value {
            Value::Object(members) => members.get(name),
            Value::Array(elements) => elements.get(name.parse::<usize>().ok()?),
            _ => None,
        };
        Some((name, member?))
    })
}

fn meant_member(parent: &Value, pointer: &Pointer, name: &str) -> Option<String> {
    let names = parent.as_object()?.keys().map(String::as_str);
    let meant = nearest(name, names)?;
    Some(format!("#{}", pointer.member(meant)))
}

/// Where an object leads that is nothing but a reference.
pub(super) fn alias_target(value: &Value) -> Option<&str> {
    let members = value.as_object().filter(|members| members.len() == 1)?;
    members.get("$ref")?.as_str()
}

fn is_root_component(dialect: Dialect, file: FileId, pointer: &Pointer) -> bool {
    file == ROOT && root_component(dialect, pointer).is_some()
}

/// The section and the name of a component of the root file.
pub(super) fn root_component(dialect: Dialect, pointer: &Pointer) -> Option<Component> {
    // Most references lead into deeper or shallower places; this is asked often.
    if !(2..=3).contains(&pointer.as_str().matches('/').count()) {
        return None;
    }
    let tokens: Vec<String> = pointer.tokens().collect();
    dialect.sections().find_map(|(kind, section)| {
        let name = match (section.parent, tokens.as_slice()) {
            (Some(parent), [first, second, name]) if first == parent && second == section.name => {
                name
            }
            (None, [first, name]) if first == section.name => name,
            _ => return None,
        };
        let name = name.clone();
        Some(Component {
            kind,
            section,
            name,
        })
    })
}
