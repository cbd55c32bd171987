//! `specsmith.toml`: what is generated from what, where arguments do not say it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

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

/// Reads the configuration of the current folder or of the nearest one above it. The error is a
/// message that names file and place.
pub fn find(current: &Path) -> Result<Config, String> {
    for folder in current.ancestors() {
        let file = folder.join(FILE);
        match fs::read_to_string(&file) {
            Ok(text) => {
                return read(&text, folder).map_err(|error| format!("{}: {error}", file.display()));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("{}: {error}", file.display())),
        }
    }
    Ok(Config::default())
}

fn read(text: &str, folder: &Path) -> Result<Config, String> {
    let keys: Keys = toml::from_str(text).map_err(|error| error.to_string())?;
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
        assert!(
            error.contains("line 2") && error.contains("spce"),
            "{error}"
        );
    }
}
