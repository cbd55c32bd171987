//! Cargo workspaces that are written to be built, with the versions that this project is tested with.
//!
//! What is written may name folders of this machine, so that it belongs below a target folder.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files;

/// The folder of this repository.
pub(crate) fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The folder of a workspace, and of the crates in it.
#[derive(Clone, Copy, Debug)]
pub struct Workspace<'a> {
    /// The folder.
    pub folder: &'a Path,
}

impl Workspace<'_> {
    /// Writes what stands around the crates in these folders below it. Its manifest may say more.
    ///
    /// # Errors
    /// Fails where the folder can't be written.
    pub fn write(&self, members: &[&str], more: &str) -> io::Result<()> {
        let members: String = members
            .iter()
            .map(|member| format!("    {member:?},\n"))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n{more}"
        );
        files::write(&self.folder.join("Cargo.toml"), &manifest)?;
        let lock = self.folder.join("Cargo.lock");
        fs::copy(repository().join("Cargo.lock"), lock).map(drop)
    }

    /// A command of Cargo on it that builds into a folder.
    pub fn cargo(&self, command: &str, target: &Path) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([command, "--quiet"])
            .current_dir(self.folder)
            .env("CARGO_TARGET_DIR", target);
        cargo
    }
}

/// The head of the manifest of a crate.
pub(crate) fn package(name: &str) -> String {
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n"
    )
}
