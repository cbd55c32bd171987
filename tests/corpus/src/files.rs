//! Files of a work folder: what has not changed is not touched, so that it is not built again.

use std::fs;
use std::io;
use std::path::Path;

use specsmith::Files;

/// Writes files into a folder, and removes nothing: modules do not look for files.
pub(crate) fn write_all(folder: &Path, files: &Files) -> io::Result<()> {
    files
        .iter()
        .try_for_each(|(path, text)| write(&folder.join(path), text))
}

/// Writes a file unless it is there and the same.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
