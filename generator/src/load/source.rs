//! Where the texts of a document come from.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};

/// A place that files are read from by name.
///
/// Names are paths whose parts are separated by `/`.
pub trait Source {
    /// Reads a file, but no more than `limit` bytes of it.
    ///
    /// # Errors
    /// Fails if there is no such file or it can't be read.
    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>>;
}

/// The files on this machine. Relative names start in the current folder.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

impl Source for Disk {
    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(name)?;
        let mut bytes = Vec::new();
        // A pipe says that its length is 0, a hostile file system says what it likes.
        let expected = file.metadata()?.len().min(limit).min(64 << 20);
        bytes.reserve(usize::try_from(expected).unwrap_or(0) + 1);
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Texts in memory, by name.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    texts: BTreeMap<String, Vec<u8>>,
}

impl<N: Into<String>, T: Into<Vec<u8>>> FromIterator<(N, T)> for Memory {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(texts: I) -> Self {
        let texts = texts
            .into_iter()
            .map(|(name, text)| (name.into(), text.into()));
        Self {
            texts: texts.collect(),
        }
    }
}

impl Source for Memory {
    fn read(&self, name: &str, limit: u64) -> io::Result<Vec<u8>> {
        let text = self.texts.get(name).ok_or(io::ErrorKind::NotFound)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(text.get(..limit).unwrap_or(text).to_vec())
    }
}
