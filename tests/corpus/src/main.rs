//! The command line of the corpus runner.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use specsmith_corpus::run::Run;
use specsmith_corpus::{budgets, fidelity, generate, invent};

/// Generates from every document of a folder, compiles what comes out, and tells what became of each.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run over a folder.
    Run(Run),
    /// Try values on the models of every document of a folder, and ask a foreign validator.
    Fidelity(fidelity::Arguments),
    /// Write documents whose schemas are made at random, for `fidelity` to try.
    Invent(invent::Arguments),
    /// Measure what it costs to generate the largest documents, and to check what comes out.
    Budgets(budgets::Budgets),
    /// Run a command, and tell what it took (what `budgets` does for each).
    #[command(name = budgets::MEASURE, hide = true)]
    Measure {
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// Generate one document in this process (what `run` does for each).
    #[command(name = generate::ONE, hide = true)]
    One {
        document: PathBuf,
        out: PathBuf,
        module: String,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Run(run) => run.run(),
        Command::Fidelity(arguments) => arguments.run(),
        Command::Invent(arguments) => arguments.run(),
        Command::Budgets(budgets) => budgets.run(),
        Command::Measure { words } => budgets::measure_here(&words),
        Command::One {
            document,
            out,
            module,
        } => one(&document, &out, &module),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn one(document: &Path, out: &Path, module: &str) -> io::Result<bool> {
    let mut record = generate::generate_here(document, out, module)?;
    record.memory = generate::peak_memory();
    println!("{}", serde_json::to_string(&record)?);
    Ok(true)
}
