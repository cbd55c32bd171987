//! How much of an untrusted document is read.

/// The bounds of one document, all of its files together unless it says otherwise.
///
/// They are far above what is published: the largest known document has 35 MB, the deepest
/// nests 40 levels. They keep time and memory in proportion to the size of the files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The size of all files.
    pub(super) bytes: u64,
    /// The number of files.
    pub(super) files: usize,
    /// How deep one file may nest. Both parsers give up at 128, and this is reported better.
    pub(super) depth: usize,
    /// How deep the bundled tree may nest, after parts of one file were put into another.
    pub(super) bundled_depth: usize,
    /// How much a file may weigh beyond its size through aliases, and how much the bundled tree
    /// may weigh beyond its files through parts that are written out in several places.
    pub(super) copied_weight: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            files: 4096,
            depth: 120,
            bundled_depth: 240,
            copied_weight: 2_000_000,
        }
    }
}
