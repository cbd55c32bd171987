//! Several outputs as modules of one crate, which share one runtime.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files;
use crate::workspace::{Workspace, package, repository};

/// An output to be compiled.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// How many lines it has.
    pub lines: usize,
}

/// Modules of one crate.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The modules.
    pub modules: Vec<Module>,
}

/// Puts modules together until they have so many lines.
pub fn batches(modules: Vec<Module>, lines: usize) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut held = usize::MAX;
    for module in modules {
        if held.saturating_add(module.lines) > lines {
            batches.push(Batch {
                modules: Vec::new(),
            });
            held = 0;
        }
        held += module.lines;
        if let Some(batch) = batches.last_mut() {
            batch.modules.push(module);
        }
    }
    batches
}

/// The folder of the runtime.
pub fn runtime() -> PathBuf {
    repository().join("generator/support/src")
}

/// Writes a workspace of crates, one for each batch.
pub fn write_workspace(folder: &Path, batches: &[Batch]) -> io::Result<()> {
    let names: Vec<String> = (0..batches.len()).map(name).collect();
    for (name, batch) in names.iter().zip(batches) {
        write_crate(&folder.join(name), name, batch)?;
    }
    let members: Vec<&str> = names.iter().map(String::as_str).collect();
    Workspace { folder }.write(&members, "")
}

/// The name of the crate of a batch.
pub fn name(index: usize) -> String {
    format!("b{index}")
}

fn write_crate(folder: &Path, name: &str, batch: &Batch) -> io::Result<()> {
    let requirements = fs::read_to_string(repository().join("generator/support/manifest.toml"))?;
    let manifest = package(name) + &requirements;
    files::write(&folder.join("Cargo.toml"), &manifest)?;
    let mut root = format!(
        "#[path = {:?}]\npub mod support;\n",
        runtime().join("mod.rs")
    );
    for module in &batch.modules {
        let path = module.folder.join("mod.rs");
        writeln!(root, "#[path = {path:?}]\npub mod {};", module.name).map_err(io::Error::other)?;
    }
    files::write(&folder.join("src/lib.rs"), &root)
}
