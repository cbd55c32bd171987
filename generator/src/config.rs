//! `specsmith.toml`: what is generated from what, where arguments do not say it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::choices::{Choices, NoSuchChoice, UndeclaredMembers};
use crate::diagnostic::{Code, Diagnostic, Location, Spot};
use crate::load::{plain_reason, position};

/// The name of the file.
pub const FILE: &str = "specsmith.toml";

/// What the configuration file says. Paths are relative to the current folder.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The document.
    pub spec: Option<PathBuf>,
    /// The folder of the output.
    pub out: Option<PathBuf>,
    /// What the output is.
    pub output: Output,
    /// What types are made of, whatever the document.
    pub choices: Choices,
}

/// What the output in the configured folder is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The name of the generated crate.
    pub name: Option<String>,
    /// What it is part of.
    pub form: Form,
    /// The path of the module in its crate.
    pub path: Option<String>,
    /// The path of the runtime that it shares with other modules.
    pub support: Option<String>,
}

/// What the output is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A crate of its own.
    #[default]
    Crate,
    /// A module of another crate.
    Module,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Keys {
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    name: Option<String>,
    #[serde(default, rename = "as")]
    form: Form,
    path: Option<String>,
    support: Option<String>,
    undeclared_members: Option<Spanned<String>>,
    #[serde(default)]
    types: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
}

/// What is wrong with the text of a configuration, and where.
#[derive(Debug)]
struct Fault {
    span: Option<Range<usize>>,
    reason: String,
    help: String,
}

/// Reads the configuration of the current folder or of the nearest one above it.
pub fn find(current: &Path) -> Result<Config, Box<Diagnostic>> {
    for folder in current.ancestors() {
        let file = folder.join(FILE);
        match fs::read_to_string(&file) {
            Ok(text) => return read(&text, folder).map_err(|fault| fault.locate(&file, &text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = Fault {
                    span: None,
                    reason: plain_reason(&error),
                    help: keys_help(),
                };
                return Err(fault.locate(&file, ""));
            }
        }
    }
    Ok(Config::default())
}

impl Fault {
    fn locate(self, file: &Path, text: &str) -> Box<Diagnostic> {
        let spot = match self.span {
            Some(span) => Spot::Position(position(text, span.start)),
            None => Spot::File,
        };
        Box::new(Diagnostic {
            code: Code::Configuration,
            severity: Code::Configuration.severity(),
            location: Location {
                file: file.to_string_lossy().into_owned(),
                spot,
            },
            message: format!("this configuration is not understood: {}", self.reason),
            help: self.help,
        })
    }

    fn of_choice(error: NoSuchChoice, span: Range<usize>) -> Self {
        Self {
            span: Some(span),
            reason: error.message,
            help: error.help,
        }
    }
}

fn keys_help() -> String {
    "its keys are `spec`, `out`, `name`, `as`, `path`, `support` and `undeclared-members`, whose values are text, and the table `types`"
        .to_owned()
}

fn read(text: &str, folder: &Path) -> Result<Config, Fault> {
    let keys: Keys = toml::from_str(text).map_err(|error| Fault {
        span: error.span(),
        reason: in_plain_words(error.message().trim_end()),
        help: keys_help(),
    })?;
    let place = |path: PathBuf| folder.join(path);
    Ok(Config {
        choices: choices(&keys)?,
        spec: keys.spec.map(place),
        out: keys.out.map(place),
        output: Output {
            name: keys.name,
            form: keys.form,
            path: keys.path,
            support: keys.support,
        },
    })
}

/// What the reader of TOML says, without the field names of Rust.
fn in_plain_words(message: &str) -> String {
    let unknown = message.strip_prefix("unknown field `");
    match unknown.and_then(|rest| rest.split_once('`')) {
        Some((key, _)) => format!("there is no key `{key}`"),
        None => message.to_owned(),
    }
}

fn choices(keys: &Keys) -> Result<Choices, Fault> {
    let mut choices = Choices::default();
    if let Some(members) = &keys.undeclared_members {
        choices.undeclared_members = match members.as_ref().as_str() {
            "drop" => UndeclaredMembers::Drop,
            "keep" => UndeclaredMembers::Keep,
            other => {
                let error = NoSuchChoice {
                    message: format!("undeclared members are not `{other}`"),
                    help: "choose `drop` or `keep`".to_owned(),
                };
                return Err(Fault::of_choice(error, members.span()));
            }
        };
    }
    for (format, value) in &keys.types {
        // What is no text is no choice either, and told as that.
        let chosen = match value.as_ref() {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        choices
            .choose(format.as_ref(), &chosen)
            .map_err(|error| Fault::of_choice(error, value.span()))?;
    }
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::read;
    use crate::choices::UndeclaredMembers;

    #[test]
    fn paths_are_relative_to_the_file() {
        let config = read("spec = \"a/b.yaml\"\nname = \"x\"", Path::new("/p")).expect("is valid");
        assert_eq!(config.spec.as_deref(), Some(Path::new("/p/a/b.yaml")));
        assert_eq!(
            (config.out, config.output.name.as_deref()),
            (None, Some("x"))
        );
    }

    #[test]
    fn unknown_keys_are_refused_with_their_place() {
        let fault = read("spec = \"a\"\nspce = 1", Path::new("/p")).expect_err("is unknown");
        assert_eq!(fault.span, Some(11..15));
        assert_eq!(fault.reason, "there is no key `spce`");
    }

    #[test]
    fn choices_are_read_and_refused_with_their_place() {
        let text = "undeclared-members = \"keep\"\n[types]\nuuid = \"string\"";
        let config = read(text, Path::new("/p")).expect("is valid");
        assert_eq!(config.choices.undeclared_members, UndeclaredMembers::Keep);
        let fault = read("[types]\nuuid = \"uid\"", Path::new("/p")).expect_err("is unknown");
        assert_eq!(fault.span, Some(15..20));
        let fault = read("[types]\nfoo = 1", Path::new("/p")).expect_err("is no text");
        assert_eq!(fault.span, Some(14..15));
        assert_eq!(fault.reason, "the format `foo` can't be held as `1`");
    }
}
