//! Whether a folder holds what the document yields.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::{Obstacle, folder};
use crate::Files;
use crate::diagnostic::shown;

/// How many changed lines of one file are shown.
const LINES_OF_FILE: usize = 40;

/// How many files are shown with their changes; of others only the path is.
const FILES: usize = 20;

/// One file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing(String),
    /// It has another content: the difference from what is there to what should be.
    Changed(String, String),
    /// It is ours, but the document does not yield it.
    Stale(PathBuf),
}

/// The differences between a folder and these files.
pub fn check(folder: &Path, files: &Files) -> Result<Vec<Difference>, Obstacle> {
    let mut differences = Vec::new();
    for (path, text) in files {
        match fs::read_to_string(folder.join(path)) {
            Ok(old) if old == *text => {}
            Ok(old) => differences.push(Difference::Changed(path.clone(), unified(&old, text))),
            Err(_) => differences.push(Difference::Missing(path.clone())),
        }
    }
    let stale = folder::stale_files(folder, files)?;
    differences.extend(stale.into_iter().map(Difference::Stale));
    Ok(differences)
}

/// What has to change, in the form of `diff -u`, cut where it gets long.
fn unified(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(2).to_string();
    let lines = text.lines().count();
    let mut shown: String = text.split_inclusive('\n').take(LINES_OF_FILE).collect();
    if lines > LINES_OF_FILE {
        let _ = writeln!(shown, "… and {} more lines", lines - LINES_OF_FILE);
    }
    shown
}

impl Difference {
    /// All differences as text.
    pub fn report(differences: &[Self]) -> String {
        let mut text = String::new();
        for (index, difference) in differences.iter().enumerate() {
            // Writing to a `String` does not fail.
            let _ = match difference {
                Self::Missing(path) => writeln!(text, "missing: {path}"),
                Self::Stale(path) => writeln!(text, "stale: {}", path.display()),
                Self::Changed(path, diff) if index < FILES => {
                    write!(text, "changed: {path}\n{diff}")
                }
                Self::Changed(path, _) => writeln!(text, "changed: {path}"),
            };
        }
        // What is there now may be anybody's.
        text.split_inclusive('\n').map(harmless).collect()
    }
}

/// One line as a terminal may see it.
fn harmless(line: &str) -> String {
    format!("{}\n", shown(line.trim_end_matches('\n')))
}
