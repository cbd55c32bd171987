//! A folder of `tests/features/`: a small document about one feature.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use specsmith::diagnostic::{Diagnostic, Diagnostics, Renderer};
use specsmith::load::{self, Disk};
use specsmith::{Choices, Form, Options, config};

/// The document of every case.
const DOCUMENT: &str = "api.yaml";

/// A folder of `tests/features/`.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of the folder.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
}

impl Case {
    /// Every folder that holds a document, by name.
    pub fn all() -> Vec<Self> {
        let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../features");
        let features = fs::canonicalize(features).expect("the folder of features is there");
        let entries = fs::read_dir(&features).expect("the folder of features can be listed");
        let mut cases: Vec<Self> = entries
            .map(|entry| entry.expect("an entry can be read").path())
            .filter(|folder| folder.join(DOCUMENT).exists())
            .map(|folder| Self {
                name: folder
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default(),
                folder,
            })
            .collect();
        cases.sort_by(|one, other| one.name.cmp(&other.name));
        cases
    }

    /// The name of the module that is generated from it.
    pub fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// What the output is: a module that shares its runtime with those of the other cases.
    pub fn options(&self) -> Options {
        Options {
            name: self.name.clone(),
            form: Form::Module {
                path: format!("crate::{}", self.module()),
                support: Some("crate::support".to_owned()),
            },
            choices: self.choices(),
        }
    }

    /// What its `specsmith.toml` says about types, if it has one.
    pub fn choices(&self) -> Choices {
        if !self.folder.join(config::FILE).exists() {
            return Choices::default();
        }
        let config = config::find(&self.folder);
        config.expect("the configuration is understood").choices
    }

    /// The document in one tree.
    pub fn root(&self) -> Value {
        let mut diagnostics = Diagnostics::new();
        let path = self.folder.join(DOCUMENT);
        let document = load::load(&Disk, &path.to_string_lossy(), &mut diagnostics);
        let document = document.expect("the document can be read");
        assert!(
            !diagnostics.has_errors(),
            "{}: {:?}",
            self.name,
            diagnostics.into_located(&document.origins)
        );
        document.root
    }

    /// What there is to tell about the document.
    pub fn diagnostics(&self) -> String {
        let mut diagnostics = Diagnostics::new();
        let path = self.folder.join(DOCUMENT);
        let path = path.to_string_lossy();
        let Some(document) = load::load(&Disk, &path, &mut diagnostics) else {
            return String::new();
        };
        let _ = specsmith::model(document.root, &self.choices(), &mut diagnostics);
        let located: Vec<Diagnostic> = diagnostics.into_located(&document.origins);
        let folder = format!("{}/", self.folder.to_string_lossy());
        Renderer::new(&Disk, false)
            .text(&located)
            .replace(&folder, "")
    }
}
