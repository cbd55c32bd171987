//! Names of files: how a reference names another file, and which files a document may name.
//!
//! Everything here is about text. Symbolic links are followed when a file is read: they are the
//! user's own, whereas a reference may come from anywhere.

/// A path without `.`, and with `..` only at its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Path<'a> {
    is_absolute: bool,
    parts: Vec<&'a str>,
}

impl<'a> Path<'a> {
    fn read(text: &'a str) -> Self {
        let mut path = Self {
            is_absolute: text.starts_with('/'),
            parts: Vec::new(),
        };
        path.go(text);
        path
    }

    fn go(&mut self, text: &'a str) {
        for part in text.split('/') {
            match part {
                "" | "." => {}
                ".." => self.go_up(),
                _ => self.parts.push(part),
            }
        }
    }

    fn go_up(&mut self) {
        match self.parts.last() {
            Some(&"..") => self.parts.push(".."),
            Some(_) => {
                self.parts.pop();
            }
            None if self.is_absolute => {}
            None => self.parts.push(".."),
        }
    }

    fn text(&self) -> String {
        let start = if self.is_absolute { "/" } else { "" };
        format!("{start}{}", self.parts.join("/"))
    }
}

/// The one spelling of a file's name that stands for all of its spellings.
pub(super) fn normalize(name: &str) -> String {
    Path::read(name).text()
}

/// The name of the file that a file refers to as `reference`.
pub(super) fn join(file: &str, reference: &str) -> String {
    if reference.starts_with('/') {
        return normalize(reference);
    }
    let mut path = Path::read(file);
    path.go_up();
    path.go(reference);
    path.text()
}

/// The last part of a name without its extension.
pub(super) fn stem(name: &str) -> &str {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.split_once('.').map_or(last, |(stem, _)| stem)
}

/// The folders that the files of a document may stand in: the parent of the root file's folder
/// with all that is below, so that `../common/errors.yaml` works and `../../../etc/passwd` does
/// not. An absolute path is allowed where the root file itself is named by an absolute path.
#[derive(Clone, Debug)]
pub(super) struct Boundary {
    folder: String,
}

impl Boundary {
    pub(super) fn around(root_file: &str) -> Self {
        let mut folder = Path::read(root_file);
        folder.go_up();
        folder.go_up();
        Self {
            folder: folder.text(),
        }
    }

    /// Whether a normalized name stands inside.
    pub(super) fn contains(&self, name: &str) -> bool {
        let folder = Path::read(&self.folder);
        let path = Path::read(name);
        if folder.is_absolute != path.is_absolute {
            return false;
        }
        let ups = |path: &Path<'_>| path.parts.iter().take_while(|&&part| part == "..").count();
        if ups(&folder) == folder.parts.len() {
            return ups(&path) <= ups(&folder);
        }
        path.parts.starts_with(&folder.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::{Boundary, join, normalize, stem};

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(normalize("./a//b/../c.yaml"), "a/c.yaml");
        assert_eq!(join("spec/api.yaml", "./x/../y.yaml"), "spec/y.yaml");
        assert_eq!(join("api.yaml", "../y.yaml"), "../y.yaml");
        assert_eq!(join("../api.yaml", "../y.yaml"), "../../y.yaml");
        assert_eq!(join("/api.yaml", "../y.yaml"), "/y.yaml");
        assert_eq!(join("spec/api.yaml", "/y.yaml"), "/y.yaml");
        assert_eq!(stem("a/topics.v1.yaml"), "topics");
    }

    #[test]
    fn files_may_stand_one_folder_up() {
        let cases = [
            ("spec/api.yaml", "common/x.yaml", true),
            ("spec/api.yaml", "../x.yaml", false),
            ("spec/v1/api.yaml", "spec/x.yaml", true),
            ("spec/v1/api.yaml", "other/x.yaml", false),
            ("api.yaml", "../x.yaml", true),
            ("api.yaml", "x/y.yaml", true),
            ("api.yaml", "../../x.yaml", false),
            ("/srv/spec/api.yaml", "/srv/x.yaml", true),
            ("/srv/spec/api.yaml", "/etc/passwd", false),
            ("spec/api.yaml", "/etc/passwd", false),
        ];
        for (root, name, wanted) in cases {
            let is_inside = Boundary::around(root).contains(name);
            assert_eq!(is_inside, wanted, "{name} beside {root}");
        }
    }
}
