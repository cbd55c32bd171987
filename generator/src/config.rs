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
    /// The folder of the generated crate.
    pub out: Option<PathBuf>,
    /// The name of the generated crate.
    pub name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    name: Option<String>,
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
        help: "its keys are `spec`, `out` and `name`, and their values are text".to_owned(),
    })
}

fn read(text: &str, folder: &Path) -> Result<Config, toml::de::Error> {
    let keys: Keys = toml::from_str(text)?;
    let place = |path: PathBuf| folder.join(path);
    Ok(Config {
        spec: keys.spec.map(place),
        out: keys.out.map(place),
        name: keys.name,
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
        assert_eq!((config.out, config.name.as_deref()), (None, Some("x")));
    }

    #[test]
    fn unknown_keys_are_refused_with_their_place() {
        let error = read("spec = \"a\"\nspce = 1", Path::new("/p")).expect_err("is unknown");
        assert_eq!(error.span(), Some(11..15));
        assert!(error.message().contains("spce"), "{error}");
    }
}
