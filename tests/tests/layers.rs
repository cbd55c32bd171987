//! The layers of the generator: who may know what (see `generator/ARCHITECTURE.md`).

use std::fs;
use std::path::{Path, PathBuf};

/// What is known to some parts of the generator only, and to which: files or folders under `src`.
const KNOWN_TO: [(&str, &[&str]); 3] = [
    ("openapiv3", &["resolve", "lower"]),
    ("quote", &["emit", "format.rs", "options.rs"]),
    ("std::fs", &["load", "write", "config.rs", "main.rs"]),
];

#[test]
fn every_crate_is_known_where_it_should_be() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/src");
    let files = rust_files(&sources);
    assert!(files.len() > 50, "the generator's files were not found");
    let mut intruders = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file is readable text");
        let place = file
            .strip_prefix(&sources)
            .expect("the file was found below");
        for (name, allowed) in KNOWN_TO {
            let mentions =
                text.contains(&format!("use {name}")) || text.contains(&format!("{name}::"));
            if mentions && !allowed.iter().any(|part| place.starts_with(part)) {
                intruders.push(format!("{} mentions {name}", place.display()));
            }
        }
    }
    assert!(intruders.is_empty(), "{}", intruders.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the generator can be listed");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}
