//! Where each part of the bundled tree comes from.

use std::collections::BTreeMap;

use crate::diagnostic::{Location, Spot};
use crate::pointer::Pointer;

/// Translates places of the bundled tree to places in files.
#[derive(Clone, Debug)]
pub struct Origins {
    files: Vec<String>,
    /// The places where something stands that comes from elsewhere, with all that is below it.
    moved: BTreeMap<String, Origin>,
}

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) file: usize,
    pub(super) pointer: Pointer,
}

impl Origins {
    /// The origins of a tree that stands in one file just as it is.
    pub fn of_file(name: impl Into<String>) -> Self {
        Self::of_files(vec![name.into()])
    }

    /// `files` begins with the root file.
    pub(super) fn of_files(files: Vec<String>) -> Self {
        Self {
            files,
            moved: BTreeMap::new(),
        }
    }

    /// Notes that what stands at a place of the tree, with all that is below, was at `origin`.
    pub(super) fn insert(&mut self, pointer: &Pointer, origin: Origin) {
        self.moved.insert(pointer.as_str().to_owned(), origin);
    }

    /// The names of all files that the tree was made from; the first one is the root file.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// The place in a file that a place of the tree comes from.
    pub fn locate(&self, pointer: &Pointer) -> Location {
        let moved = pointer.ancestors().find_map(|ancestor| {
            let origin = self.moved.get(ancestor)?;
            let below = &pointer.as_str()[ancestor.len()..];
            Some((origin.file, origin.pointer.join(below)))
        });
        let (file, pointer) = moved.unwrap_or_else(|| (0, pointer.clone()));
        Location {
            file: self.files.get(file).cloned().unwrap_or_default(),
            spot: Spot::Pointer(pointer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Origins};
    use crate::diagnostic::Spot;
    use crate::pointer::Pointer;

    #[test]
    fn the_nearest_moved_ancestor_says_where_something_was() {
        let pointer = |text| Pointer::parse(text).expect("is a pointer");
        let mut origins = Origins::of_files(vec!["api.yaml".into(), "pets.yaml".into()]);
        origins.insert(
            &pointer("/components/schemas/Pet"),
            Origin {
                file: 1,
                pointer: pointer("/Pet"),
            },
        );
        let locate = |text| {
            let location = origins.locate(&pointer(text));
            match location.spot {
                Spot::Pointer(pointer) => format!("{}#{pointer}", location.file),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(
            locate("/components/schemas/Pet/type"),
            "pets.yaml#/Pet/type"
        );
        assert_eq!(locate("/components/schemas/Pet"), "pets.yaml#/Pet");
        assert_eq!(
            locate("/components/schemas/Pets"),
            "api.yaml#/components/schemas/Pets"
        );
        assert_eq!(locate(""), "api.yaml#");
    }
}
