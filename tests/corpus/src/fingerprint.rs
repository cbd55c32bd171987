//! What something is, in one number: equal things have equal ones.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;

/// The fingerprint of bytes.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// The fingerprint of a file, or of all that is in a folder.
pub fn of_path(path: &Path) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    add(path, &mut hasher)?;
    Ok(hasher.finish())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !path.is_dir() {
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries: Vec<_> = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    for entry in entries {
        entry.file_name().hash(hasher);
        add(&entry, hasher)?;
    }
    Ok(())
}
