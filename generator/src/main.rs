//! The command line: arguments, diagnostics, exit codes.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, Parser, Subcommand, ValueEnum};
use specsmith::config::{self, Config};
use specsmith::diagnostic::{Diagnostic, Diagnostics, Renderer, Severity};
use specsmith::load::{self, Disk};
use specsmith::write::{self, Difference, Obstacle};
use specsmith::{Form, Options, Output};

/// Generates Rust models, a client and a server trait from an OpenAPI document.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  specsmith generate                                  what specsmith.toml says
  specsmith generate api.yaml --out my-api            another document
  specsmith check                                     in CI: is the output up to date?";

#[derive(Subcommand)]
enum Command {
    /// Write the crate; only files that change are touched.
    Generate(Arguments),
    /// Compare the crate with what would be written; exit with 1 if they differ.
    Check(Arguments),
}

#[derive(Args)]
struct Arguments {
    /// The document, YAML or JSON [default: `spec` of specsmith.toml]
    spec: Option<PathBuf>,
    /// The folder of the crate [default: `out` of specsmith.toml]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the crate [default: `name` of specsmith.toml, else the folder's]
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// How diagnostics are told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// When diagnostics are coloured
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// Tell of notes too
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// The document and what becomes of it, after arguments and configuration.
struct Job {
    spec: PathBuf,
    out: PathBuf,
    options: Options,
}

/// Exit code of faults in the document or differences, and of wrong usage.
const FAULT: u8 = 1;
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let command = Cli::parse().command;
    let (Command::Generate(arguments) | Command::Check(arguments)) = &command;
    let job = match job(arguments) {
        Ok(job) => job,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let Some(output) = generate(arguments, &job) else {
        return ExitCode::from(FAULT);
    };
    let done = match command {
        Command::Generate(_) => write_output(&job, &output, started),
        Command::Check(_) => check_output(&job, &output),
    };
    match done {
        Ok(code) => code,
        Err(obstacle) => {
            eprintln!("{}", explain(&obstacle));
            ExitCode::from(FAULT)
        }
    }
}

fn job(arguments: &Arguments) -> Result<Job, String> {
    let current = std::env::current_dir().map_err(|error| error.to_string())?;
    let Config { spec, out, name } = config::find(&current)?;
    let given = arguments.spec.is_some();
    // Another document than the configured one must not land in the configured place.
    let (out, name) = if given { (None, None) } else { (out, name) };
    let needs = |what: &str, argument: &str| {
        format!(
            "{what} is given neither as {argument} nor in {}",
            config::FILE
        )
    };
    let spec = arguments
        .spec
        .clone()
        .or(spec)
        .ok_or_else(|| needs("a document", "an argument"))?;
    let out = arguments
        .out
        .clone()
        .or(out)
        .ok_or_else(|| needs("an output folder", "--out"))?;
    let folder = out
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = arguments
        .name
        .clone()
        .or(name)
        .or(folder)
        .unwrap_or_default();
    let options = Options {
        name,
        form: Form::Crate,
    };
    options
        .check()
        .map_err(|error| format!("{error}; choose another one with --name"))?;
    Ok(Job {
        spec: relative(&spec, &current),
        out: relative(&out, &current),
        options,
    })
}

/// A path as messages show it: seen from the current folder where it is below it.
fn relative(path: &Path, current: &Path) -> PathBuf {
    path.strip_prefix(current).unwrap_or(path).to_owned()
}

/// Makes the files, and tells what there is to tell about the document.
fn generate(arguments: &Arguments, job: &Job) -> Option<Output> {
    let mut diagnostics = Diagnostics::new();
    let spec = job.spec.to_string_lossy().replace('\\', "/");
    let Some(document) = load::load(&Disk, &spec, &mut diagnostics) else {
        tell(
            arguments,
            &diagnostics.into_located(&load::Origins::of_file(spec)),
        );
        return None;
    };
    let output = specsmith::generate(document.root, &job.options, &mut diagnostics);
    tell(arguments, &diagnostics.into_located(&document.origins));
    output
}

fn tell(arguments: &Arguments, diagnostics: &[Diagnostic]) {
    let least = if arguments.verbose {
        Severity::Note
    } else {
        Severity::Warning
    };
    let (told, untold): (Vec<_>, Vec<_>) = diagnostics
        .iter()
        .cloned()
        .partition(|diagnostic| diagnostic.severity >= least);
    let colour = match arguments.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stderr().is_terminal(),
    };
    let renderer = Renderer::new(&Disk, colour);
    match arguments.format {
        Format::Json => eprint!("{}", renderer.json(&told)),
        Format::Text => {
            eprint!("{}", renderer.text(&told));
            if !untold.is_empty() {
                eprintln!("{} notes; --verbose shows them", untold.len());
            }
        }
    }
}

fn write_output(job: &Job, output: &Output, started: Instant) -> Result<ExitCode, Obstacle> {
    let written = write::write(&job.out, &output.files)?;
    let lines: usize = output.files.values().map(|text| text.lines().count()).sum();
    println!(
        "{}: {} operations, {} schemas, {} types; {} files written, {} unchanged, {} removed; {lines} lines in {:.2} s",
        job.options.name,
        output.operations,
        output.schemas,
        output.types,
        written.written,
        written.unchanged,
        written.removed,
        started.elapsed().as_secs_f64(),
    );
    Ok(ExitCode::SUCCESS)
}

fn check_output(job: &Job, output: &Output) -> Result<ExitCode, Obstacle> {
    let differences = write::check(&job.out, &output.files)?;
    if differences.is_empty() {
        println!(
            "{}: {} files are up to date",
            job.options.name,
            output.files.len()
        );
        return Ok(ExitCode::SUCCESS);
    }
    print!("{}", Difference::report(&differences));
    println!(
        "{}: {} files are not what {} yields; run `specsmith generate`",
        job.options.name,
        differences.len(),
        job.spec.display()
    );
    Ok(ExitCode::from(FAULT))
}

fn explain(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Io(path, error) => format!("error: {}: {error}", path.display()),
        Obstacle::Foreign(paths) => {
            let paths: Vec<String> = paths
                .iter()
                .map(|path| format!("  {}", path.display()))
                .collect();
            format!(
                "error[foreign-file]: these files are in the way, and were not generated:\n{}\n  \
                 = help: move them, or generate into another folder with --out",
                paths.join("\n")
            )
        }
    }
}
