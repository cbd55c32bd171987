//! The documents of a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A document of a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// Its path in the folder, with `/`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
}

impl Document {
    /// A name for its module, which no other document of the folder has.
    pub fn module(&self) -> String {
        let word = |character: char| match character.to_ascii_lowercase() {
            character if character.is_ascii_alphanumeric() => character,
            _ => '_',
        };
        let words: String = self.name.chars().map(word).collect();
        let parts: Vec<&str> = words.split('_').filter(|part| !part.is_empty()).collect();
        let hash = crate::fingerprint::of_bytes(self.name.as_bytes());
        format!("d_{}_{hash:08x}", parts.join("_"), hash = hash as u32)
    }
}

/// Where the documents are that nobody here wrote, seen from the folder of this package.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus")
}

/// Every document below a folder, by name. Files that are only parts of documents are none: they
/// have neither `openapi` nor `swagger` at their top.
pub fn documents(folder: &Path) -> io::Result<Vec<Document>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_document(&path) {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                found.push(Document { name, path });
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file says that it is a document. Text that can't be read as such is left to the
/// generator: whoever puts it there means it to be one.
fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    if !matches!(extension, Some("json" | "yaml" | "yml")) {
        return false;
    }
    let Ok(text) = fs::read_to_string(path) else {
        return true;
    };
    let top = |line: &str| {
        let line = line.trim_start_matches('\u{feff}');
        [
            "openapi:",
            "swagger:",
            "\"openapi\":",
            "\"swagger\":",
            "'openapi':",
            "'swagger':",
        ]
        .iter()
        .any(|key| line.starts_with(key))
    };
    if text.trim_start().starts_with('{') {
        let document: Result<serde_json::Value, _> = serde_json::from_str(&text);
        return document.map_or(true, |it| it.get("openapi").or(it.get("swagger")).is_some());
    }
    text.lines().any(top)
}
