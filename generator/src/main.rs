//! The command line: diagnostics, exit codes.

mod command;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use specsmith::Output;
use specsmith::diagnostic::{Diagnostic, Diagnostics, Renderer, Severity};
use specsmith::load::{self, Disk};
use specsmith::write::{self, Difference, Obstacle};

use command::{Arguments, Cli, Colour, Command, Format, Job, Misuse};

/// Exit code of faults in the document or differences, and of wrong usage.
const FAULT: u8 = 1;
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let command = Cli::parse().command;
    let (Command::Generate(arguments) | Command::Check(arguments)) = &command;
    let job = match command::job(arguments) {
        Ok(job) => job,
        Err(misuse) => {
            match misuse {
                Misuse::Configuration(faults) => tell(arguments, &faults),
                Misuse::Arguments(message) => {
                    say(
                        &mut io::stderr(),
                        &format!(
                            "error: {message}
"
                        ),
                    );
                }
            }
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
    done.unwrap_or_else(|obstacle| {
        tell(arguments, &obstacle.diagnostics());
        ExitCode::from(FAULT)
    })
}

/// Prints, unless nobody listens any more: then the work is done nevertheless.
fn say(stream: &mut dyn Write, text: &str) {
    let _ = stream.write_all(text.as_bytes());
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
        Colour::Auto => io::stderr().is_terminal(),
    };
    let renderer = Renderer::new(&Disk, colour);
    match arguments.format {
        Format::Json => say(&mut io::stderr(), &renderer.json(&told)),
        Format::Text => {
            say(&mut io::stderr(), &renderer.text(&told));
            if !untold.is_empty() {
                let hint = format!("{} notes; --verbose shows them\n", untold.len());
                say(&mut io::stderr(), &hint);
            }
        }
    }
}

fn write_output(job: &Job, output: &Output, started: Instant) -> Result<ExitCode, Obstacle> {
    let written = write::write(&job.out, &output.files)?;
    let lines: usize = output.files.values().map(|text| text.lines().count()).sum();
    let summary = format!(
        "{}: {} operations, {} schemas, {} types; {} files written, {} unchanged, {} removed; {lines} lines in {:.2} s\n",
        job.options.name,
        output.operations,
        output.schemas,
        output.types,
        written.written,
        written.unchanged,
        written.removed,
        started.elapsed().as_secs_f64(),
    );
    say(&mut io::stdout(), &summary);
    Ok(ExitCode::SUCCESS)
}

fn check_output(job: &Job, output: &Output) -> Result<ExitCode, Obstacle> {
    let differences = write::check(&job.out, &output.files)?;
    let name = &job.options.name;
    if differences.is_empty() {
        let summary = format!("{name}: {} files are up to date\n", output.files.len());
        say(&mut io::stdout(), &summary);
        return Ok(ExitCode::SUCCESS);
    }
    let summary = format!(
        "{}{name}: {} files are not what {} yields; run `specsmith generate`\n",
        Difference::report(&differences),
        differences.len(),
        job.spec.display()
    );
    say(&mut io::stdout(), &summary);
    Ok(ExitCode::from(FAULT))
}
