//! A case of `tests/diagnostics/<code>/`: a broken document, and what the generator says of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use specsmith::diagnostic::{Diagnostic, Diagnostics, Severity};
use specsmith::load::{self, Disk, Origins, Source};
use specsmith::write;
use specsmith::{Form, Options, Output, config};

/// The document of a case that is a folder.
const DOCUMENT: &str = "api.yaml";

/// A broken document: one file, or a folder with `api.yaml` or `specsmith.toml`.
///
/// Where the folder has an `out`, the output is written there, in a copy of it.
#[derive(Debug)]
pub struct Case {
    /// The code that it is about, which is the name of its folder.
    pub code: String,
    /// The name of the file or folder.
    pub name: String,
    /// The folder that paths are relative to.
    pub folder: PathBuf,
    document: String,
}

/// The folder of all cases.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics")
}

/// The names in a folder, sorted, without those of snapshots.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder of cases can be listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| !is_snapshot(name))
        .collect();
    names.sort();
    names
}

/// Whether a file was written by the snapshot library, accepted or not.
pub fn is_snapshot(name: &str) -> bool {
    name.ends_with(".snap") || name.ends_with(".snap.new")
}

impl Case {
    /// All cases of all codes.
    pub fn all() -> Vec<Self> {
        let codes = names_in(&root()).into_iter();
        let cases = codes.flat_map(|code| {
            let names = names_in(&root().join(&code)).into_iter();
            names
                .map(|name| Self::new(&code, &name))
                .collect::<Vec<_>>()
        });
        cases.collect()
    }

    fn new(code: &str, entry: &str) -> Self {
        let folder = root().join(code);
        let (folder, document) = if folder.join(entry).is_dir() {
            (folder.join(entry), DOCUMENT)
        } else {
            (folder, entry)
        };
        Self {
            code: code.to_owned(),
            name: entry.to_owned(),
            folder,
            document: document.to_owned(),
        }
    }

    /// What is said of it.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        if self.folder.join(config::FILE).exists() {
            let faults = config::find(&self.folder).expect_err("the configuration is faulty");
            return self.relative(faults, &self.folder);
        }
        let (output, mut said) = generate(&Within(self.folder.clone()), &self.document);
        let has_errors = said.iter().any(|said| said.severity == Severity::Error);
        assert_eq!(output.is_none(), has_errors, "{self:?}: {said:?}");
        if let Some(output) = output.filter(|_| self.folder.join("out").exists()) {
            said.extend(self.write(&output));
        }
        said
    }

    fn write(&self, output: &Output) -> Vec<Diagnostic> {
        let copy = tempfile::tempdir().expect("a temporary folder can be made");
        copy_all(&self.folder, copy.path());
        let obstacle = write::write(&copy.path().join("out"), &output.files);
        let said = obstacle.expect_err("something is in the way").diagnostics();
        self.relative(said, copy.path())
    }

    fn relative(&self, mut said: Vec<Diagnostic>, folder: &Path) -> Vec<Diagnostic> {
        for diagnostic in &mut said {
            let file = Path::new(&diagnostic.location.file);
            let file = file.strip_prefix(folder).expect("it is below the case");
            diagnostic.location.file = file.to_string_lossy().into_owned();
        }
        said
    }
}

/// Everything from text to text, and what is said on the way.
pub fn generate(source: &dyn Source, document: &str) -> (Option<Output>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let options = Options {
        name: "broken".to_owned(),
        form: Form::Crate,
        choices: specsmith::Choices::default(),
    };
    match load::load(source, document, &mut diagnostics) {
        None => (None, diagnostics.into_located(&Origins::of_file(document))),
        Some(loaded) => {
            let output = specsmith::generate(loaded.root, &options, &mut diagnostics);
            (output, diagnostics.into_located(&loaded.origins))
        }
    }
}

/// The files of a folder, whichever folder the process runs in.
#[derive(Debug)]
pub struct Within(pub PathBuf);

impl Source for Within {
    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        Disk.read(&self.0.join(name).to_string_lossy(), limit)
    }
}

fn copy_all(from: &Path, to: &Path) {
    for name in names_in(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            fs::create_dir(&to).expect("the copy can have a folder");
            copy_all(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file can be copied");
        }
    }
}
