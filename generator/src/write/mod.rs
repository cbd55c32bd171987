//! Files -> disk: only what changed, and never what belongs to somebody else.
//!
//! A file is ours if its first line has the marker of generated files; nothing else is looked at.
//! Nothing is written before everything that is in the way was found.

mod check;
mod folder;

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::Files;
use crate::diagnostic::{Code, Diagnostic, Location, Spot};
use crate::load::plain_reason;

pub use check::{Difference, check};

/// What became of the files of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have another content now.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files that were ours and are not wanted any more.
    pub removed: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Obstacle {
    /// These files are in the way and not ours.
    Foreign(Vec<PathBuf>),
    /// The disk refused.
    Io(PathBuf, io::Error),
}

impl Obstacle {
    /// What there is to say about each of the files.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Foreign(paths) => paths.iter().map(|path| foreign(path)).collect(),
            Self::Io(path, error) => vec![refused(path, error)],
        }
    }
}

fn foreign(path: &Path) -> Diagnostic {
    Diagnostic {
        code: Code::ForeignFile,
        severity: Code::ForeignFile.severity(),
        location: whole(path),
        message: "this file is in the way, and was not generated".to_owned(),
        help: "move it, or generate into another folder with --out".to_owned(),
    }
}

fn refused(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic {
        code: Code::UnwritableFile,
        severity: Code::UnwritableFile.severity(),
        location: whole(path),
        message: format!(
            "this file can't be put in its place: {}",
            plain_reason(error)
        ),
        help: "see who may write there, and whether there is room".to_owned(),
    }
}

fn whole(path: &Path) -> Location {
    Location {
        file: path.to_string_lossy().into_owned(),
        spot: Spot::File,
    }
}

/// Makes a folder hold these files.
pub fn write(folder: &Path, files: &Files) -> Result<Written, Obstacle> {
    let foreign = foreign_files(folder, files)?;
    if !foreign.is_empty() {
        return Err(Obstacle::Foreign(foreign));
    }
    let mut written = Written::default();
    for (path, text) in files {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            written.unchanged += 1;
        } else {
            replace(&path, text).map_err(|error| Obstacle::Io(path, error))?;
            written.written += 1;
        }
    }
    for stale in folder::stale_files(folder, files)? {
        fs::remove_file(&stale).map_err(|error| Obstacle::Io(stale.clone(), error))?;
        folder::remove_empty_parents(folder, &stale);
        written.removed += 1;
    }
    Ok(written)
}

/// Files that are in the way and not ours, and paths that lead out of the folder.
fn foreign_files(folder: &Path, files: &Files) -> Result<Vec<PathBuf>, Obstacle> {
    let mut foreign = Vec::new();
    for path in files.keys() {
        let relative = Path::new(path);
        let inside = relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let target = folder.join(relative);
        if !inside || leads_away(folder, relative) || !folder::may_replace(&target)? {
            foreign.push(target);
        }
    }
    Ok(foreign)
}

/// Whether a folder on the way to a file is a symbolic link.
fn leads_away(folder: &Path, relative: &Path) -> bool {
    let mut place = folder.to_owned();
    let parents = relative.parent().into_iter().flat_map(Path::components);
    parents.into_iter().any(|part| {
        place.push(part);
        place.is_symlink()
    })
}

/// Puts a file in its place in one step, so that no reader sees half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = parent.join(format!(".{name}.{}.new", std::process::id()));
    fs::write(&temporary, text)?;
    fs::rename(&temporary, path).inspect_err(|_| {
        // The new text is of no use to anybody; the old file is untouched.
        let _ = fs::remove_file(&temporary);
    })
}
