//! Outputs -> what the compiler says of each.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::batch::{Batch, Module, batches, write_workspace};
use crate::workspace::Workspace;

/// Which parts of an output are compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Halves {
    /// The types alone.
    Models,
    /// The types and the client.
    Client,
    /// The types and the server.
    Server,
    /// All of it.
    Both,
}

impl Halves {
    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Models => &["--no-default-features"],
            Self::Client => &["--no-default-features", "--features=client"],
            Self::Server => &["--no-default-features", "--features=server"],
            Self::Both => &["--no-default-features", "--features=client,server"],
        }
    }
}

/// How modules are compiled.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// Where the crates are written to.
    pub folder: &'a Path,
    /// How many lines a crate may have.
    pub lines: usize,
    /// How many compilers may run at once.
    pub jobs: usize,
    /// What is compiled.
    pub halves: Halves,
}

/// What the compiler says of modules: for each that it finds fault with, what it says first.
///
/// A compiler that finds a fault early in one module may not get to later faults of the others, so
/// that the rest is compiled again without it until nothing new is found.
pub fn compile(
    modules: Vec<Module>,
    settings: &Settings<'_>,
) -> io::Result<BTreeMap<String, String>> {
    let mut faults = BTreeMap::new();
    let mut left = batches(modules, settings.lines);
    while !left.is_empty() {
        let found = compile_once(&left, settings)?;
        left = left
            .into_iter()
            .filter(|batch| batch.modules.iter().any(|it| found.contains_key(&it.name)))
            .map(|batch| without(batch, &found))
            .filter(|batch| !batch.modules.is_empty())
            .collect();
        faults.extend(found);
    }
    Ok(faults)
}

fn without(mut batch: Batch, found: &BTreeMap<String, String>) -> Batch {
    batch.modules.retain(|it| !found.contains_key(&it.name));
    batch
}

fn compile_once(
    batches: &[Batch],
    settings: &Settings<'_>,
) -> io::Result<BTreeMap<String, String>> {
    write_workspace(settings.folder, batches)?;
    let folder = settings.folder;
    let mut cargo = Workspace { folder }
        .cargo("check", &folder.with_file_name("target"))
        .args(["--workspace", "--keep-going", "--message-format=json"])
        .arg(format!("--jobs={}", settings.jobs))
        .args(settings.halves.features())
        .env("RUSTFLAGS", "-D warnings")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut found = BTreeMap::new();
    let mut strays = Vec::new();
    if let Some(stream) = cargo.stdout.take() {
        for line in BufReader::new(stream).lines() {
            note(
                &serde_json::from_str(&line?)?,
                batches,
                &mut found,
                &mut strays,
            );
        }
    }
    let is_fine = cargo.wait()?.success();
    if !is_fine && found.is_empty() {
        let stray = strays.into_iter().next();
        let said = stray.unwrap_or_else(|| "cargo check fails without a word".to_owned());
        return Err(io::Error::other(said));
    }
    Ok(found)
}

/// Notes what a message says of a module, or that it says something of none.
fn note(
    message: &Value,
    batches: &[Batch],
    found: &mut BTreeMap<String, String>,
    strays: &mut Vec<String>,
) {
    let Some(said) = message.pointer("/message/rendered").and_then(Value::as_str) else {
        return;
    };
    let spans = message.pointer("/message/spans").and_then(Value::as_array);
    let files = spans.into_iter().flatten();
    let mut files = files.filter_map(|span| span["file_name"].as_str());
    let modules = || batches.iter().flat_map(|batch| &batch.modules);
    let module =
        files.find_map(|file| modules().find(|module| Path::new(file).starts_with(&module.folder)));
    match module {
        Some(module) => {
            let said = said.lines().take(3).map(str::trim).collect::<Vec<_>>();
            found
                .entry(module.name.clone())
                .or_insert_with(|| said.join(" "));
        }
        None => strays.push(said.to_owned()),
    }
}
