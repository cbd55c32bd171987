//! One document -> its output, in a process of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use specsmith::diagnostic::{Diagnostic, Diagnostics, Severity};
use specsmith::load::{self, Disk};
use specsmith::{Form, Options};

use crate::count::count;
use crate::document::Document;
use crate::fingerprint;
use crate::record::Record;

/// How long a document may take: far longer than any should.
const PATIENCE: Duration = Duration::from_secs(300);

/// The name of the argument that makes this program generate one document.
pub const ONE: &str = "generate-one";

/// Generates a document in this process, and tells what became of it.
pub fn generate_here(document: &Path, out: &Path, module: &str) -> io::Result<Record> {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::new();
    let path = document.to_string_lossy();
    let Some(loaded) = load::load(&Disk, &path, &mut diagnostics) else {
        let told = diagnostics.into_located(&load::Origins::of_file(path.into_owned()));
        return Ok(refused(&told));
    };
    let counts = count(&loaded.root);
    let options = Options {
        name: module.replace('_', "-"),
        form: Form::Module {
            path: format!("crate::{module}"),
            support: Some("crate::support".to_owned()),
        },
    };
    let output = specsmith::generate(loaded.root, &options, &mut diagnostics);
    let told = diagnostics.into_located(&loaded.origins);
    let Some(output) = output else {
        return Ok(refused(&told));
    };
    specsmith::write::write(out, &output.files)
        .map_err(|obstacle| io::Error::other(format!("{obstacle:?}")))?;
    let seconds = started.elapsed().as_secs_f64();
    let text: String = output
        .files
        .iter()
        .map(|(path, text)| format!("{path}\n{text}"))
        .collect();
    Ok(Record {
        failure: None,
        operations: output.operations,
        operations_declared: counts.operations,
        schemas: output.schemas,
        schemas_declared: counts.schemas,
        types: output.types,
        diagnostics: by_code(&told),
        seconds,
        memory: None,
        lines: output.files.values().map(|text| text.lines().count()).sum(),
        output: fingerprint::of_bytes(text.as_bytes()),
        compiled: None,
    })
}

fn refused(told: &[Diagnostic]) -> Record {
    let error = told.iter().find(|it| it.severity == Severity::Error);
    let failure = error.map_or("nothing is generated, and nothing said", |it| &it.message);
    Record {
        failure: Some(failure.to_owned()),
        diagnostics: by_code(told),
        ..Record::default()
    }
}

fn by_code(told: &[Diagnostic]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in told {
        let code = diagnostic.code.as_str().to_owned();
        *counts.entry(code).or_default() += 1;
    }
    counts
}

/// The most memory that this process has held, in bytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}

/// Generates a document in a process of its own.
pub fn generate(document: &Document, out: &Path) -> io::Result<Record> {
    let started = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .arg(ONE)
        .args([&document.path, out])
        .arg(document.module())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = gather(child.stdout.take());
    let told = gather(child.stderr.take());
    let status = wait(&mut child)?;
    let seconds = started.elapsed().as_secs_f64();
    let said = said.join().unwrap_or_default();
    let told = told.join().unwrap_or_default();
    let record = match status {
        Some(status) if status.success() => serde_json::from_str(&said)?,
        status => Record {
            failure: Some(ending(status, &told)),
            ..Record::default()
        },
    };
    Ok(Record { seconds, ..record })
}

fn gather(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What was read until then is what there is to tell.
            let _ = stream.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Waits for a process, though not for ever.
fn wait(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn ending(status: Option<ExitStatus>, told: &str) -> String {
    let last = told.lines().find(|line| !line.trim().is_empty());
    match status {
        Some(status) => format!(
            "the process ended with {status}: {}",
            last.unwrap_or_default()
        ),
        None => format!("the process took more than {} s", PATIENCE.as_secs()),
    }
}
