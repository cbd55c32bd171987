//! The command line: diagnostics, exit codes.

mod command;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use specsmith::diagnostic::{Diagnostic, Diagnostics, Renderer, Severity};
use specsmith::load::{self, Disk};
use specsmith::write::{self, Difference, Obstacle};
use specsmith::{Files, Output};

use command::{Arguments, Cli, Colour, Command, Format, Job, Misuse, SupportArguments, Telling};

/// Exit code of faults in the document or differences, and of wrong usage.
const FAULT: u8 = 1;
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    match &Cli::parse().command {
        Command::Generate(arguments) => with_output(arguments, |job, output| {
            let written = write_files(&job.out, &output.files)?;
            say(&mut io::stdout(), &summary(job, output, &written, started));
            Ok(ExitCode::SUCCESS)
        }),
        Command::Check(arguments) => with_output(arguments, |job, output| {
            let yields = format!(
                "what {} yields; run `specsmith generate`",
                job.spec.display()
            );
            check_files(&job.options.name, &job.out, &output.files, &yields)
        }),
        Command::Support(arguments) => support(arguments).unwrap_or_else(|obstacle| {
            tell(&arguments.telling, &obstacle.diagnostics());
            ExitCode::from(FAULT)
        }),
    }
}

/// Does something with what becomes of a document.
fn with_output(
    arguments: &Arguments,
    then: impl FnOnce(&Job, &Output) -> Result<ExitCode, Obstacle>,
) -> ExitCode {
    let job = match command::job(arguments) {
        Ok(job) => job,
        Err(misuse) => {
            tell_misuse(&arguments.telling, misuse);
            return ExitCode::from(USAGE);
        }
    };
    let Some(output) = generate(&arguments.telling, &job) else {
        return ExitCode::from(FAULT);
    };
    then(&job, &output).unwrap_or_else(|obstacle| {
        tell(&arguments.telling, &obstacle.diagnostics());
        ExitCode::from(FAULT)
    })
}

fn tell_misuse(telling: &Telling, misuse: Misuse) {
    match misuse {
        Misuse::Configuration(faults) => tell(telling, &faults),
        Misuse::Arguments(message) => say(&mut io::stderr(), &format!("error: {message}\n")),
    }
}

/// Writes the runtime, or compares it with what is there.
fn support(arguments: &SupportArguments) -> Result<ExitCode, Obstacle> {
    let files = specsmith::support();
    if arguments.check {
        let yields = "those of this version; run `specsmith support`";
        return check_files("support", &arguments.out, &files, yields);
    }
    let written = write_files(&arguments.out, &files)?;
    say(&mut io::stdout(), &format!("support: {written}\n"));
    Ok(ExitCode::SUCCESS)
}

/// Prints, unless nobody listens any more: then the work is done nevertheless.
fn say(stream: &mut dyn Write, text: &str) {
    let _ = stream.write_all(text.as_bytes());
}

/// Makes the files, and tells what there is to tell about the document.
fn generate(telling: &Telling, job: &Job) -> Option<Output> {
    let mut diagnostics = Diagnostics::new();
    let spec = job.spec.to_string_lossy().replace('\\', "/");
    let Some(document) = load::load(&Disk, &spec, &mut diagnostics) else {
        tell(
            telling,
            &diagnostics.into_located(&load::Origins::of_file(spec)),
        );
        return None;
    };
    let output = specsmith::generate(document.root, &job.options, &mut diagnostics);
    tell(telling, &diagnostics.into_located(&document.origins));
    output
}

fn tell(telling: &Telling, diagnostics: &[Diagnostic]) {
    let least = if telling.verbose {
        Severity::Note
    } else {
        Severity::Warning
    };
    let (told, untold): (Vec<_>, Vec<_>) = diagnostics
        .iter()
        .cloned()
        .partition(|diagnostic| diagnostic.severity >= least);
    let colour = match telling.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stderr().is_terminal(),
    };
    let renderer = Renderer::new(&Disk, colour);
    match telling.format {
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

/// Writes files, and says how many there were.
fn write_files(out: &Path, files: &Files) -> Result<String, Obstacle> {
    let written = write::write(out, files)?;
    Ok(format!(
        "{} files written, {} unchanged, {} removed",
        written.written, written.unchanged, written.removed
    ))
}

fn summary(job: &Job, output: &Output, written: &str, started: Instant) -> String {
    let lines: usize = output.files.values().map(|text| text.lines().count()).sum();
    format!(
        "{}: {} operations, {} schemas, {} types; {written}; {lines} lines in {:.2} s\n",
        job.options.name,
        output.operations,
        output.schemas,
        output.types,
        started.elapsed().as_secs_f64(),
    )
}

/// Compares files with what is there; `yields` says what they should be.
fn check_files(name: &str, out: &Path, files: &Files, yields: &str) -> Result<ExitCode, Obstacle> {
    let differences = write::check(out, files)?;
    if differences.is_empty() {
        let summary = format!("{name}: {} files are up to date\n", files.len());
        say(&mut io::stdout(), &summary);
        return Ok(ExitCode::SUCCESS);
    }
    let summary = format!(
        "{}{name}: {} files are not {yields}\n",
        Difference::report(&differences),
        differences.len(),
    );
    say(&mut io::stdout(), &summary);
    Ok(ExitCode::from(FAULT))
}
