//! Which documents there are, and reading them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use specsmith::diagnostic::{Diagnostics, Severity};
use specsmith::load::{self, Disk};

/// A file that may be a document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Its path below the folder that was searched.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) size: u64,
}

impl Document {
    /// A name for a crate, which no other document has.
    pub(super) fn crate_name(&self) -> String {
        let plain = |character: char| {
            if character.is_ascii_alphanumeric() {
                character.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        let hash = self.name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let slug: String = self.name.chars().map(plain).collect();
        format!("document-{}-{hash:08x}", slug.trim_matches('-'))
    }

    /// The document in one tree. The error says why there is none.
    pub(super) fn load(&self) -> Result<Value, String> {
        let mut diagnostics = Diagnostics::new();
        let loaded = load::load(&Disk, &self.path.to_string_lossy(), &mut diagnostics);
        // One with faults is tried as far as it was understood.
        loaded
            .map(|document| document.root)
            .ok_or_else(|| "it is no document that can be read".to_owned())
    }
}

/// What the first error says.
pub(super) fn first_error(diagnostics: Diagnostics) -> String {
    let mut findings = diagnostics.into_findings().into_iter();
    let error = findings.find(|finding| finding.code.severity() == Severity::Error);
    error.map_or_else(String::new, |error| {
        format!("{}: {}", error.code.as_str(), error.message)
    })
}

/// Every YAML and JSON file below a folder whose path contains a text, small ones first.
pub(super) fn documents(folder: &Path, filter: &str) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            let is_document = path.extension().is_some_and(|extension| {
                ["json", "yaml", "yml"]
                    .iter()
                    .any(|known| extension == *known)
            });
            if path.is_dir() {
                waiting.push(path);
            } else if is_document {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                documents.push(Document {
                    name: name.to_string_lossy().replace('\\', "/"),
                    size: fs::metadata(&path)?.len(),
                    path,
                });
            }
        }
    }
    documents.retain(|document| document.name.contains(filter));
    documents.sort_by(|one, other| (one.size, &one.name).cmp(&(other.size, &other.name)));
    Ok(documents)
}
