//! The runtime: what all generated code shares, as it stands in the repository.

use include_dir::{Dir, include_dir};

use super::manifest;
use super::needs::Needs;
use crate::Files;
use crate::format::MARKER;

static SUPPORT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/support/src");

/// All files of the runtime by their path in its folder.
pub(super) fn files() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    add_files(&SUPPORT, &mut files);
    files
}

fn add_files(dir: &Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, file.contents_utf8().unwrap_or_default()));
    }
    for dir in dir.dirs() {
        add_files(dir, files);
    }
}

/// The text of a file of the runtime, marked as generated.
pub(super) fn marked(text: &str) -> String {
    format!("// {MARKER}\n\n{text}")
}

/// The whole runtime as a module, for modules that share it. Its head lists what it asks of the crate.
pub fn emit_runtime() -> Files {
    let files = files().into_iter();
    let files = files.map(|(path, text)| match path.as_str() {
        "mod.rs" => (path, marked(&with_requirements(text))),
        _ => (path, marked(text)),
    });
    files.collect()
}

/// The root of the runtime with the requirements at the end of its documentation.
fn with_requirements(text: &str) -> String {
    let is_docs = |line: &&str| line.starts_with("//!");
    let docs: usize = text
        .split_inclusive('\n')
        .take_while(is_docs)
        .map(str::len)
        .sum();
    let (docs, rest) = text.split_at(docs);
    let requirements = manifest::requirements(&Needs::everything()).into_iter();
    let requirements: String = requirements.map(|line| format!("//!{line}\n")).collect();
    format!("{docs}{requirements}{rest}")
}
