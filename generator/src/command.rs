//! Arguments, and what they and the configuration file ask for.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use specsmith::config::{self, Config};
use specsmith::diagnostic::Diagnostic;
use specsmith::{Form, Options};

/// Generates Rust models, a client and a server trait from an OpenAPI document.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  specsmith generate                                  what specsmith.toml says
  specsmith generate api.yaml --out my-api            another document
  specsmith check                                     in CI: is the output up to date?";

#[derive(Subcommand)]
pub enum Command {
    /// Write the crate; only files that change are touched.
    Generate(Arguments),
    /// Compare the crate with what would be written; exit with 1 if they differ.
    Check(Arguments),
}

#[derive(Args)]
pub struct Arguments {
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
    pub format: Format,
    /// When diagnostics are coloured
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Tell of notes too
    #[arg(long)]
    pub verbose: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

/// The document and what becomes of it, after arguments and configuration.
pub struct Job {
    pub spec: PathBuf,
    pub out: PathBuf,
    pub options: Options,
}

/// Why there is no job.
pub enum Misuse {
    /// The configuration file is faulty.
    Configuration(Box<Diagnostic>),
    /// The arguments are, for this reason.
    Arguments(String),
}

/// What arguments and configuration ask for.
pub fn job(arguments: &Arguments) -> Result<Job, Misuse> {
    let current = std::env::current_dir().map_err(|error| Misuse::Arguments(error.to_string()))?;
    let config = config::find(&current).map_err(Misuse::Configuration)?;
    from_config(arguments, config, &current).map_err(Misuse::Arguments)
}

fn from_config(arguments: &Arguments, config: Config, current: &Path) -> Result<Job, String> {
    let Config {
        spec,
        out,
        name,
        choices,
    } = config;
    let given = differs(arguments.spec.as_ref(), spec.as_ref());
    let name = name.filter(|_| !differs(arguments.out.as_ref(), out.as_ref()));
    // Another document than the configured one must not land in the configured place.
    let (out, name) = if given { (None, None) } else { (out, name) };
    let needs = |what: &str, argument: &str| match given {
        true => format!(
            "{what} is not given: another document than the configured one needs {argument}"
        ),
        false => format!(
            "{what} is given neither as {argument} nor in {}",
            config::FILE
        ),
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
    let folder = std::path::absolute(&out).unwrap_or_else(|_| out.clone());
    let folder = folder
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
        choices,
    };
    options
        .check()
        .map_err(|error| format!("{error}; choose another one with --name"))?;
    Ok(Job {
        spec: relative(&spec, current),
        out: relative(&out, current),
        options,
    })
}

/// Whether a path is given and leads elsewhere than the configured one.
fn differs(given: Option<&PathBuf>, configured: Option<&PathBuf>) -> bool {
    let place = |path: &PathBuf| std::path::absolute(path).ok();
    given.is_some_and(|given| configured.and_then(place) != place(given))
}

/// A path as messages show it: seen from the current folder where it is below it.
fn relative(path: &Path, current: &Path) -> PathBuf {
    path.strip_prefix(current).unwrap_or(path).to_owned()
}
