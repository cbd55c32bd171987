//! Several outputs as modules of one crate, which share one runtime.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

/// The folder of the project.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of the runtime.
pub fn runtime() -> PathBuf {
    project().join("generator/support/src")
}

/// Writes a workspace of crates, one for each batch. What is written names folders of this machine,
/// so that it belongs below a target folder.
pub fn write_workspace(folder: &Path, batches: &[Batch]) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"b*\"]\n\n[profile.dev]\ndebug = false\nincremental = false\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // The versions that the project is tested with.
    fs::copy(project().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    for (index, batch) in batches.iter().enumerate() {
        write_crate(&folder.join(name(index)), &name(index), batch)?;
    }
    Ok(())
}

/// The name of the crate of a batch.
pub fn name(index: usize) -> String {
    format!("b{index}")
}

fn write_crate(folder: &Path, name: &str, batch: &Batch) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let requirements = fs::read_to_string(project().join("generator/support/manifest.toml"))?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n{requirements}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let mut root = format!(
        "#[path = {:?}]\npub mod support;\n",
        runtime().join("mod.rs")
    );
    for module in &batch.modules {
        let path = module.folder.join("mod.rs");
        writeln!(root, "#[path = {path:?}]\npub mod {};", module.name).map_err(io::Error::other)?;
    }
    fs::write(folder.join("src/lib.rs"), root)
}
