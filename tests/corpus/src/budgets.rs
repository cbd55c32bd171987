//! What it costs to generate large documents, and to check what is generated.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use specsmith::{Choices, Form, Options};

use crate::document::{Document, corpus, documents};

/// The name of the argument that makes this program measure one command.
pub const MEASURE: &str = "measure";

/// Which documents are measured.
#[derive(Args, Clone, Debug)]
pub struct Budgets {
    /// The folder of documents [default: the corpus beside the project]
    folder: Option<PathBuf>,
    /// Documents whose name has one of these in it: generated, and checked as crates
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "stripe.com,kubernetes.io"
    )]
    check: Vec<String>,
    /// How many of the largest documents are generated
    #[arg(long, default_value_t = 6)]
    largest: usize,
    /// How often each command is run; the median counts
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// The generator
    #[arg(long, value_name = "FILE", default_value = "target/release/specsmith")]
    generator: PathBuf,
    /// Where crates are written and built
    #[arg(long, value_name = "DIR", default_value = "target/budgets")]
    work: PathBuf,
}

/// What a command took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    wall: f64,
    cpu: f64,
    megabytes: i64,
}

impl Budgets {
    /// Measures, and prints a table.
    ///
    /// # Errors
    /// Fails where a command can't be run or the work folder can't be written.
    pub fn run(&self) -> io::Result<bool> {
        let folder = self.folder.clone().unwrap_or_else(corpus);
        if !folder.is_dir() {
            println!(
                "there is no folder {}: nothing is measured",
                folder.display()
            );
            return Ok(true);
        }
        fs::create_dir_all(&self.work)?;
        let mut found: Vec<(u64, Document)> = Vec::new();
        for document in documents(&folder)? {
            found.push((fs::metadata(&document.path)?.len(), document));
        }
        found.sort_by_key(|(size, document)| (std::cmp::Reverse(*size), document.name.clone()));
        println!(
            "{:<60} {:>9} {:>9} {:>9} {:>9}",
            "command", "MB in", "wall s", "CPU s", "peak MB"
        );
        for (size, document) in found.iter().take(self.largest) {
            let out = self.work.join("generated");
            self.row(&format!("generate {}", document.name), *size, || {
                let mut command = Command::new(&self.generator);
                command
                    .arg("generate")
                    .arg(&document.path)
                    .arg("--out")
                    .arg(&out);
                command.args(["--name", "generated"]);
                command
            })?;
        }
        for wanted in &self.check {
            let mut named = found
                .iter()
                .filter(|(_, it)| it.name.contains(wanted.as_str()));
            if let Some((size, document)) = named.next() {
                self.check(*size, document)?;
            }
        }
        Ok(true)
    }

    fn check(&self, size: u64, document: &Document) -> io::Result<()> {
        let folder = self.work.join(document.module());
        let name = document.module().replace('_', "-");
        write_crate(&folder, &name, &document.path)?;
        for features in ["", "client", "server", "client,server"] {
            let command = || {
                let mut command = Command::new("cargo");
                command.args(["check", "--quiet", "--no-default-features"]);
                command.arg(format!("--features={features}"));
                command.current_dir(&folder);
                command.env("CARGO_TARGET_DIR", absolute(&self.work.join("target")));
                command.env("CARGO_INCREMENTAL", "0");
                command
            };
            // What it depends on is not what is measured.
            command().status()?;
            let root = folder.join("src/lib.rs");
            let what = if features.is_empty() {
                "models"
            } else {
                features
            };
            self.row(&format!("check {} ({what})", document.name), size, || {
                // A file that was touched is compiled again.
                let text = fs::read(&root).unwrap_or_default();
                let _ = fs::write(&root, text);
                command()
            })?;
        }
        Ok(())
    }

    fn row(&self, what: &str, size: u64, command: impl Fn() -> Command) -> io::Result<()> {
        let mut costs = Vec::new();
        for _ in 0..self.runs.max(1) {
            costs.push(measure_apart(&command())?);
        }
        costs.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
        let Cost {
            wall,
            cpu,
            megabytes,
        } = costs[costs.len() / 2];
        #[expect(clippy::cast_precision_loss, reason = "it is shown with one digit")]
        let input = size as f64 / 1e6;
        println!("{what:<60} {input:>9.1} {wall:>9.2} {cpu:>9.2} {megabytes:>9}");
        Ok(())
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn write_crate(folder: &Path, name: &str, document: &Path) -> io::Result<()> {
    let mut diagnostics = specsmith::diagnostic::Diagnostics::new();
    let path = document.to_string_lossy();
    let loaded = specsmith::load::load(&specsmith::load::Disk, &path, &mut diagnostics);
    let options = Options {
        name: name.to_owned(),
        form: Form::Crate,
        choices: Choices::default(),
    };
    let output = loaded.and_then(|it| specsmith::generate(it.root, &options, &mut diagnostics));
    let output = output.ok_or_else(|| io::Error::other(format!("{path} has errors")))?;
    specsmith::write::write(folder, &output.files)
        .map_err(|obstacle| io::Error::other(format!("{obstacle:?}")))?;
    // A workspace of its own, wherever the folder is.
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    if !text.contains("[workspace]") {
        fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    }
    Ok(())
}

/// Runs a command from a process of its own: what the system tells of children is a sum over all of
/// them.
fn measure_apart(command: &Command) -> io::Result<Cost> {
    let mut apart = Command::new(std::env::current_exe()?);
    apart
        .arg(MEASURE)
        .arg("--")
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        apart.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            apart.env(name, value);
        }
    }
    let output = apart.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace();
    let mut next = || numbers.next().and_then(|number| number.parse::<f64>().ok());
    match (output.status.success(), next(), next(), next()) {
        #[expect(clippy::cast_possible_truncation, reason = "memory in MB is small")]
        (true, Some(wall), Some(cpu), Some(megabytes)) => Ok(Cost {
            wall,
            cpu,
            megabytes: megabytes as i64,
        }),
        _ => Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )),
    }
}

/// Runs a command and prints its wall time, its CPU time and its most memory.
///
/// # Errors
/// Fails where the command can't be run or fails.
pub fn measure_here(words: &[String]) -> io::Result<bool> {
    let started = Instant::now();
    let Some((program, arguments)) = words.split_first() else {
        return Err(io::Error::other("there is no command"));
    };
    let mut command = Command::new(program);
    let output = command.args(arguments).stdout(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(io::Error::from)?;
    let cpu = usage.user_time().num_milliseconds() + usage.system_time().num_milliseconds();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds are few")]
    let cpu = cpu as f64 / 1000.0;
    let wall = started.elapsed().as_secs_f64();
    println!("{wall} {cpu} {}", usage.max_rss() / 1000);
    Ok(true)
}
