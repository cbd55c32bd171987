//! The workspace of the crates that try values: one crate for each document, so that one that
//! does not compile leaves the others alone, and so that Cargo knows what is built already.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use serde_json::Value;
use specsmith_tests::document::items;

use super::Settings;
use crate::files::write;
use crate::workspace::{Workspace, package, repository};

/// The library that the crates share: the probe that the tests of features use, too.
const SERVE: &str = include_str!("../../probe/serve.rs");
const PROBE: &str = include_str!("../../../compiled/src/probe.rs");

const SERVE_MANIFEST: &str = r#"[lib]
path = "serve.rs"

[dependencies]
serde.workspace = true
serde_json.workspace = true
specsmith-support.workspace = true
"#;

/// The manifest of the crate of a document.
pub(super) fn manifest(name: &str) -> String {
    package(name)
        + "[features]\nclient = []\nserver = []\n\n\
         [dependencies]\nserve.workspace = true\nindexmap.workspace = true\n\
         regress.workspace = true\nserde.workspace = true\nserde_json.workspace = true\n\
         specsmith-support.workspace = true\n"
}

/// Writes what stands around the crates of these names.
pub(super) fn write_workspace(settings: &Settings, names: &[String]) -> io::Result<()> {
    let documents = names.iter().map(|name| format!("documents/{name}"));
    let members: Vec<String> = documents.chain(["serve".to_owned()]).collect();
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    let support = repository().join("generator/support");
    let dependencies = format!(
        "\n[workspace.dependencies]\n\
         serve = {{ path = \"serve\" }}\n\
         specsmith-support = {{ path = {support:?}, default-features = false }}\n\
         indexmap = \"2\"\nregress = \"0.12\"\nserde = \"1\"\n\
         serde_json = {{ version = \"1\", features = [\"float_roundtrip\", \"preserve_order\"] }}\n"
    );
    let folder = &settings.work;
    let serve = package("serve") + SERVE_MANIFEST;
    write(&folder.join("serve/Cargo.toml"), &serve)?;
    write(&folder.join("serve/serve.rs"), SERVE)?;
    write(&folder.join("serve/probe.rs"), PROBE)?;
    Workspace { folder }.write(&members, &dependencies)
}

/// What became of a crate.
pub(super) enum Built {
    /// The path of its binary.
    Binary(PathBuf),
    /// The first error of the compiler.
    Failed(String),
}

/// Builds crates until they are built or time has come, and tells of each as soon as it is.
pub(super) fn build(
    settings: &Settings,
    end: Option<Instant>,
    told: &mut dyn FnMut(&str, Built),
) -> io::Result<()> {
    let folder = &settings.work;
    let mut cargo = Workspace { folder }.cargo("build", &folder.join("build"));
    cargo
        .args([
            "--workspace",
            "--keep-going",
            "--offline",
            "--message-format=json",
        ])
        .arg(format!("--jobs={}", settings.jobs))
        .env_remove("RUSTFLAGS")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = cargo.spawn()?;
    let complaints = child
        .stderr
        .take()
        .map(|stderr| std::thread::spawn(move || io::read_to_string(stderr)));
    let mut failed: BTreeMap<String, String> = BTreeMap::new();
    let mut built = 0;
    for line in child
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufReader::lines)
    {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else {
            continue;
        };
        let name = message["target"]["name"].as_str().unwrap_or_default();
        match message["executable"].as_str() {
            Some(binary) => {
                built += 1;
                told(name, Built::Binary(Path::new(binary).to_owned()));
            }
            None => note_error(name, &message, &mut failed),
        }
        if end.is_some_and(|end| end < Instant::now()) {
            child.kill()?;
            break;
        }
    }
    child.wait()?;
    let is_over = end.is_some_and(|end| end < Instant::now());
    if built == 0 && failed.is_empty() && !is_over {
        let complaints = complaints
            .and_then(|thread| thread.join().ok())
            .transpose()?;
        return Err(io::Error::other(complaints.unwrap_or_default()));
    }
    for (name, error) in failed {
        told(&name, Built::Failed(error));
    }
    Ok(())
}

fn note_error(name: &str, message: &Value, failed: &mut BTreeMap<String, String>) {
    let error = &message["message"];
    if error["level"] == "error" {
        let text = error["message"].as_str().unwrap_or_default();
        let file = items(&error["spans"]).find_map(|span| span["file_name"].as_str());
        let text = format!("{text} ({})", file.unwrap_or("nowhere"));
        failed.entry(name.to_owned()).or_insert(text);
    }
}
