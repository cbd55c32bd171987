//! What became of a document, and the store that keeps it from one run to the next.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What became of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Why nothing was generated: what the generator said first, or how its process ended.
    pub failure: Option<String>,
    /// Operations generated.
    pub operations: usize,
    /// Operations that the document has.
    pub operations_declared: usize,
    /// Schemas generated.
    pub schemas: usize,
    /// Schemas that the document has.
    pub schemas_declared: usize,
    /// Types generated.
    pub types: usize,
    /// Diagnostics by code.
    pub diagnostics: BTreeMap<String, usize>,
    /// Wall time of the whole process.
    pub seconds: f64,
    /// The most memory that the process held, in bytes, where the system tells.
    pub memory: Option<u64>,
    /// Lines generated.
    pub lines: usize,
    /// What the output is, to be told from another one.
    pub output: u64,
    /// What the compiler said, or nothing if it was not asked.
    pub compiled: Option<Compiled>,
}

/// What the compiler said of an output.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compiled {
    /// What was compiled: the output with the runtime and the features.
    pub subjects: BTreeSet<u64>,
    /// The first error or warning, if there was any.
    pub fault: Option<String>,
}

impl Record {
    /// Why a document fails, if it does.
    pub fn fault(&self) -> Option<String> {
        if let Some(failure) = &self.failure {
            return Some(failure.clone());
        }
        if self.operations != self.operations_declared {
            let (made, wanted) = (self.operations, self.operations_declared);
            return Some(format!("{made} of {wanted} operations are generated"));
        }
        if self.schemas != self.schemas_declared {
            let (made, wanted) = (self.schemas, self.schemas_declared);
            return Some(format!("{made} of {wanted} schemas are generated"));
        }
        self.compiled.as_ref()?.fault.clone()
    }

    /// How many diagnostics there are.
    pub fn told(&self) -> usize {
        self.diagnostics.values().sum()
    }
}

/// A folder that keeps records, so that a run that was broken off goes on where it was.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// A store in a folder, which is made if it is not there.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// The record of a document, if it is of the same document and the same generator.
    pub fn get(&self, module: &str, key: u64) -> Option<Record> {
        let text = fs::read_to_string(self.file(module)).ok()?;
        let (known, record): (u64, Record) = serde_json::from_str(&text).ok()?;
        (known == key).then_some(record)
    }

    /// Keeps the record of a document.
    pub fn put(&self, module: &str, key: u64, record: &Record) -> io::Result<()> {
        let text = serde_json::to_string(&(key, record))?;
        fs::write(self.file(module), text)
    }

    fn file(&self, module: &str) -> PathBuf {
        self.folder.join(Path::new(module).with_extension("json"))
    }
}
