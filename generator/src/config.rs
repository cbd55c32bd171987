//! `specsmith.toml`: what is generated from what, where arguments do not say it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic, Location, Spot};
use crate::load::{plain_reason, position};

/// The name of the file.
pub const FILE: &str = "specsmith.toml";

/// What the configuration file says. Paths are relative to the current folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The document.
    pub spec: Option<PathBuf>,
    /// The folder of the output.
    pub out: Option<PathBuf>,
    /// What the output is.
    pub output: Output,
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
#[serde(deny_unknown_fields)]
struct Keys {
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    name: Option<String>,
    #[serde(default, rename = "as")]
    form: Form,
    path: Option<String>,
    support: Option<String>,
}

/// Reads the configuration of the current folder or of the nearest one above it.
pub fn find(current: &Path) -> Result<Config, Box<Diagnostic>> {
    for folder in current.ancestors() {
        let file = folder.join(FILE);
        match fs::read_to_string(&file) {
            Ok(text) => {
                return read(&text, folder).map_err(|error| {
                    let spot = error.span().map_or(Spot::File, |span| {
                        Spot::Position(position(&text, span.start))
                    });
                    fault(&file, spot, error.message().trim_end())
                });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(fault(&file, Spot::File, &plain_reason(&error))),
        }
    }
    Ok(Config::default())
}

fn fault(file: &Path, spot: Spot, reason: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic {
        code: Code::Configuration,
        severity: Code::Configuration.severity(),
        location: Location {
            file: file.to_string_lossy().into_owned(),
            spot,
        },
        message: format!("this configuration is not understood: {reason}"),
        help: "its keys are `spec`, `out`, `name`, `as`, `path` and `support`, and their values are text"
            .to_owned(),
    })
}

fn read(text: &str, folder: &Path) -> Result<Config, toml::de::Error> {
    let keys: Keys = toml::from_str(text)?;
    let place = |path: PathBuf| folder.join(path);
    Ok(Config {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::read;

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
        let error = read("spec = \"a\"\nspce = 1", Path::new("/p")).expect_err("is unknown");
        assert_eq!(error.span(), Some(11..15));
        assert!(error.message().contains("spce"), "{error}");
    }
}
