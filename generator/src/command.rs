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
  specsmith generate api.yaml --out src/api --as module
                                                      a module `crate::api` of one's own crate
  specsmith support --out src/support                 the runtime of several modules
  specsmith check                                     in CI: is the output up to date?";

#[derive(Subcommand)]
pub enum Command {
    /// Write the output; only files that change are touched.
    Generate(Arguments),
    /// Compare the output with what would be written; exit with 1 if they differ.
    Check(Arguments),
    /// Write the runtime alone, for modules that share it (`generate --as module --support PATH`).
    Support(SupportArguments),
}

#[derive(Args)]
pub struct SupportArguments {
    /// The folder of the runtime, which becomes a module
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Compare the folder with what would be written; exit with 1 if they differ
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub telling: Telling,
}

#[derive(Args)]
pub struct Arguments {
    /// The document, YAML or JSON [default: `spec` of specsmith.toml, which speaks of that one only:
    /// for others, it says no more than what types are made of]
    spec: Option<PathBuf>,
    /// The folder of the output [default: `out` of specsmith.toml]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the crate [default: `name` of specsmith.toml, else the folder's]
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// What the output is [default: `as` of specsmith.toml, else a crate]
    #[arg(long = "as", value_enum, value_name = "FORM")]
    form: Option<As>,
    /// Of a module: its path in its crate [default: `path` of specsmith.toml, else `crate::` and the
    /// name]
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// Of a module: the path of a runtime that it shares with other modules, written by `specsmith
    /// support` [default: `support` of specsmith.toml, else it has its own]
    #[arg(long, value_name = "PATH")]
    support: Option<String>,
    #[command(flatten)]
    pub telling: Telling,
}

/// What is told, and how.
#[derive(Args)]
pub struct Telling {
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

/// What the output is part of.
#[derive(Clone, Copy, ValueEnum)]
enum As {
    /// A crate of its own.
    Crate,
    /// A module of another crate.
    Module,
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
    Configuration(Vec<Diagnostic>),
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
    let given = differs(arguments.spec.as_ref(), config.spec.as_ref());
    let spec = arguments.spec.clone().or(config.spec);
    let spec = spec.ok_or_else(|| needs("a document", "an argument", given))?;
    // Another document than the configured one must not land in the configured place, nor be taken
    // for what is said of that one.
    let out = arguments.out.clone().or(config.out.filter(|_| !given));
    let out = out.ok_or_else(|| needs("an output folder", "--out", given))?;
    let output = if given {
        config::Output::default()
    } else {
        config.output
    };
    let name = arguments.name.clone().or(output.name.clone());
    let options = Options {
        name: name.or_else(|| folder_name(&out)).unwrap_or_default(),
        form: Form::Crate,
        choices: config.choices,
    };
    let options = Options {
        form: form(arguments, output, &options.name)?,
        ..options
    };
    let flag = match options.form {
        Form::Crate => "--name",
        Form::Module { .. } => "--path",
    };
    options
        .check()
        .map_err(|error| format!("{error}; choose another one with {flag}"))?;
    Ok(Job {
        spec: relative(&spec, current),
        out: relative(&out, current),
        options,
    })
}

fn needs(what: &str, argument: &str, given: bool) -> String {
    match given {
        true => format!(
            "{what} is not given: another document than the configured one needs {argument}"
        ),
        false => format!(
            "{what} is given neither as {argument} nor in {}",
            config::FILE
        ),
    }
}

fn folder_name(out: &Path) -> Option<String> {
    let folder = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    let name = folder.file_name()?;
    Some(name.to_string_lossy().into_owned())
}

/// What the output is part of.
fn form(arguments: &Arguments, output: config::Output, name: &str) -> Result<Form, String> {
    let is_module = match arguments.form {
        Some(form) => matches!(form, As::Module),
        None => output.form == config::Form::Module,
    };
    let path = arguments.path.clone().or(output.path);
    let support = arguments.support.clone().or(output.support);
    if is_module {
        let path = path.unwrap_or_else(|| format!("crate::{}", name.replace('-', "_")));
        return Ok(Form::Module { path, support });
    }
    match path.or(support) {
        Some(path) => Err(format!(
            "`{path}` is of use to a module only: add --as module"
        )),
        None => Ok(Form::Crate),
    }
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
