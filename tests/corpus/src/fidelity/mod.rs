//! Whether generated types accept every valid value and give it back unchanged, and refuse the
//! others, as a validator has it that nobody here wrote.
//!
//! For each document: the values that it offers (examples and defaults), and values made from its
//! schemas, valid ones and ones with one fault. They are tried on what is generated from a *probe
//! document*: the schemas that there are values for, without operations. Everything is written
//! into a work folder, where Cargo builds what has changed only: a run that was interrupted goes
//! on where it stopped.

mod arguments;
mod ask;
mod case;
mod declared;
mod dialect;
mod equality;
mod flat;
mod generate;
mod judge;
mod loading;
mod mutate;
mod oracle;
mod places;
mod prepare;
mod probes;
mod report;
mod sample;
mod scalar;
mod text;
mod wording;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

pub use arguments::Arguments;
pub use judge::Wrong;
pub use places::Sort;
pub use report::{Disagreement, Fate, Summary, Tally};

use specsmith::UndeclaredMembers;

use crate::document::{self, Document};
use crate::workspace::repository;
use prepare::Prepared;
use workspace::Built;

/// Documents nest deeply, and so do values.
const STACK: usize = 512 << 20;

/// What to do, and how much of it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the documents.
    pub folder: PathBuf,
    /// Only documents whose path in the folder contains this text.
    pub filter: String,
    /// Where crates are written and built.
    pub work: PathBuf,
    /// How many values of each kind are made from a component schema.
    pub rounds: u64,
    /// How many lines of Rust may be generated from one document; schemas beyond are left out.
    pub lines: usize,
    /// How many crates are built at once.
    pub jobs: usize,
    /// How long the validator may take to read the schemas of one document; others are left out.
    pub patience: Duration,
    /// After how long no more crates are built; another run goes on from there.
    pub budget: Duration,
    /// What models do with members that a schema neither declares nor forbids: values are tried on
    /// models of each of these sorts.
    pub undeclared: Vec<UndeclaredMembers>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            folder: document::corpus(),
            filter: String::new(),
            work: repository().join("target/fidelity"),
            rounds: 6,
            lines: 120_000,
            jobs: 2,
            patience: Duration::from_secs(60),
            budget: Duration::MAX,
            undeclared: vec![UndeclaredMembers::Keep],
        }
    }
}

impl Settings {
    fn crate_folder(&self, document: &Document) -> PathBuf {
        self.work.join("documents").join(document.module())
    }
}

/// Tries the values of all documents on each sort of models, and sums up what came of each sort.
/// `None` if the folder is absent.
///
/// # Errors
/// Fails where the work folder can't be written or Cargo can't be run.
pub fn run(settings: &Settings) -> io::Result<Option<Vec<Summary>>> {
    if !settings.folder.is_dir() {
        return Ok(None);
    }
    let mut documents = document::documents(&settings.folder)?;
    documents.retain(|document| document.name.contains(&settings.filter));
    // Small ones first: they fail early.
    documents
        .sort_by_cached_key(|document| fs::metadata(&document.path).map_or(0, |file| file.len()));
    let end = Instant::now().checked_add(settings.budget);
    let mut run = Run {
        settings,
        end,
        summaries: vec![Summary::default(); settings.undeclared.len()],
    };
    for documents in documents.chunks(AT_ONCE) {
        run.try_documents(documents)?;
    }
    Ok(Some(run.summaries))
}

/// Documents whose values are in memory at once.
const AT_ONCE: usize = 24;

struct Run<'a> {
    settings: &'a Settings,
    /// When no more is begun.
    end: Option<Instant>,
    /// For each sort of models.
    summaries: Vec<Summary>,
}

impl Run<'_> {
    fn try_documents(&mut self, documents: &[Document]) -> io::Result<()> {
        if self.end.is_some_and(|end| end < Instant::now()) {
            documents
                .iter()
                .for_each(|document| self.note(document, &Fate::NotReached));
            return Ok(());
        }
        let mut prepared: BTreeMap<String, Prepared> = BTreeMap::new();
        for (document, outcome) in documents.iter().zip(prepare_all(documents, self.settings)) {
            match outcome {
                Ok(ready) if ready.cases.is_empty() => {
                    self.note(document, &Fate::Tried(Tally::default()));
                }
                Ok(ready) => {
                    self.note(document, &Fate::NotReached);
                    prepared.insert(document.module(), ready);
                }
                Err(reason) => self.note(document, &Fate::NotGenerated(reason)),
            }
        }
        self.try_prepared(&prepared)
    }

    fn try_prepared(&mut self, prepared: &BTreeMap<String, Prepared>) -> io::Result<()> {
        if prepared.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = prepared.keys().cloned().collect();
        workspace::write_workspace(self.settings, &names)?;
        workspace::build(self.settings, self.end, &mut |name, built| {
            if let Some(prepared) = prepared.get(name) {
                let name = &prepared.document.name;
                match fates(self.settings, prepared, built) {
                    Ok(tallies) => {
                        for (summary, tally) in self.summaries.iter_mut().zip(tallies) {
                            let fate = Fate::Tried(tally);
                            eprintln!("{}", report::line(name, &fate));
                            summary.documents.insert(name.clone(), fate);
                        }
                    }
                    Err(fate) => {
                        eprintln!("{}", report::line(name, &fate));
                        self.note(&prepared.document, &fate);
                    }
                }
            }
        })
    }

    /// Notes what becomes of a document on all sorts of models.
    fn note(&mut self, document: &Document, fate: &Fate) {
        for summary in &mut self.summaries {
            summary
                .documents
                .insert(document.name.clone(), fate.clone());
        }
    }
}

/// Prepares documents, two at a time, in order.
fn prepare_all(documents: &[Document], settings: &Settings) -> Vec<Result<Prepared, String>> {
    let waiting = Mutex::new(documents.iter().enumerate());
    let done = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let next = waiting.lock().ok().and_then(|mut waiting| waiting.next());
            let Some((index, document)) = next else {
                return;
            };
            let prepared = panic::catch_unwind(|| prepare::prepare(document, settings));
            let outcome = prepared.unwrap_or_else(|_| Err("the generator panicked".to_owned()));
            if let Ok(mut done) = done.lock() {
                done.insert(index, outcome);
            }
        }
    };
    with_threads(settings.jobs, &work);
    done.into_inner()
        .unwrap_or_default()
        .into_values()
        .collect()
}

fn with_threads(count: usize, work: &(dyn Fn() + Sync)) {
    std::thread::scope(|scope| {
        for _ in 0..count {
            let thread = std::thread::Builder::new().stack_size(STACK);
            thread
                .spawn_scoped(scope, work)
                .expect("a thread can be started");
        }
    });
}

/// Tries the values of a document on each sort of models, once its crate is built. The error is a
/// fate that all sorts share.
fn fates(settings: &Settings, prepared: &Prepared, built: Built) -> Result<Vec<Tally>, Fate> {
    let binary = match built {
        Built::Binary(binary) => binary,
        Built::Failed(reason) => return Err(Fate::NotCompiled(reason)),
    };
    let tallies = Mutex::new(None);
    let work = || {
        let told = tally(settings, prepared, &binary);
        if let Ok(mut tallies) = tallies.lock() {
            *tallies = Some(told);
        }
    };
    with_threads(1, &work);
    let tallies = tallies.into_inner().ok().flatten();
    let tallies = tallies.unwrap_or_else(|| Err("it was given up".to_owned()));
    tallies.map_err(Fate::NotGenerated)
}

fn tally(settings: &Settings, prepared: &Prepared, binary: &Path) -> Result<Vec<Tally>, String> {
    let folder = settings.crate_folder(&prepared.document);
    let file = folder.join("cases.jsonl");
    let asked = ask::write(&file, &prepared.cases).and_then(|()| {
        let sorts = settings.undeclared.iter().copied();
        let answers = sorts.map(|undeclared| {
            let module = generate::module_name(undeclared);
            let answers = ask::ask(binary, &file, module, prepared.cases.len())?;
            Ok((undeclared, answers))
        });
        answers.collect::<io::Result<Vec<_>>>()
    });
    judge::judge(prepared, &asked.map_err(|error| error.to_string())?)
}
