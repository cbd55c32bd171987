//! What is in the output folder already.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::Obstacle;
use crate::Files;
use crate::format::MARKER;

/// The longest first line that is looked at.
const LINE_LIMIT: u64 = 1024;

/// Whether a file may be put here: nothing is there, or something of ours.
pub(super) fn may_replace(path: &Path) -> Result<bool, Obstacle> {
    if !path.is_symlink() && !path.exists() {
        return Ok(true);
    }
    if path.is_symlink() || !path.is_file() {
        return Ok(false);
    }
    is_ours(path).map_err(|error| Obstacle::Io(path.to_owned(), error))
}

/// Whether the first line of a file has the marker.
fn is_ours(path: &Path) -> io::Result<bool> {
    let mut line = Vec::new();
    BufReader::new(File::open(path)?.take(LINE_LIMIT)).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).contains(MARKER))
}

/// Files of ours that are not among those that are wanted. Another crate below the folder, ours or
/// not, is left alone.
pub(super) fn stale_files(folder: &Path, files: &Files) -> Result<Vec<PathBuf>, Obstacle> {
    let mut stale = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        let Ok(entries) = fs::read_dir(&current) else {
            continue;
        };
        for entry in entries {
            let entry = entry.map_err(|error| Obstacle::Io(current.clone(), error))?;
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if hidden || path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                // Cargo's own folder is large and holds nothing of ours.
                if entry.file_name() != "target" && !path.join("Cargo.toml").exists() {
                    folders.push(path);
                }
                continue;
            }
            if !is_wanted(folder, &path, files) && is_ours(&path).unwrap_or(false) {
                stale.push(path);
            }
        }
    }
    stale.sort();
    Ok(stale)
}

fn is_wanted(folder: &Path, path: &Path, files: &Files) -> bool {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let relative = relative.to_string_lossy().replace('\\', "/");
    files.contains_key(&relative)
}

/// Removes the folders that a removed file leaves empty, up to the output folder.
pub(super) fn remove_empty_parents(folder: &Path, file: &Path) {
    let parents = file
        .ancestors()
        .skip(1)
        .take_while(|parent| *parent != folder);
    for parent in parents {
        // It fails where something is left, which is where to stop.
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}
