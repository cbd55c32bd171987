//! Documents of a folder -> their outputs -> what the compiler says -> a table.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::Args;

use crate::batch::{self, Module};
use crate::compile::{self, Halves};
use crate::document::{Document, corpus, documents};
use crate::record::{Record, Store};
use crate::{fingerprint, generate, known, table};

/// Which documents to run over, and what to do with what comes out.
#[derive(Args)]
pub struct Run {
    /// The folder of documents [default: the corpus beside the project]
    folder: Option<PathBuf>,
    /// Take every so manieth document only
    #[arg(long, value_name = "N", default_value_t = 1)]
    every: usize,
    /// Take only documents whose name has this in it
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Leave out documents of more lines of output than this when compiling
    #[arg(long, value_name = "LINES", default_value_t = usize::MAX)]
    most: usize,
    /// How many processes run at once
    #[arg(long, value_name = "N", default_value_t = 2)]
    jobs: usize,
    /// What is compiled; nothing, if it is not given
    #[arg(long, value_enum, value_delimiter = ',')]
    compile: Vec<Halves>,
    /// How many lines one crate may have
    #[arg(long, value_name = "LINES", default_value_t = 250_000)]
    lines: usize,
    /// Write the table as tab-separated values
    #[arg(long, value_name = "FILE")]
    tsv: Option<PathBuf>,
    /// Where outputs and records are kept; a run goes on with what is there
    #[arg(long, value_name = "DIR", default_value = "target/corpus")]
    work: PathBuf,
}

impl Run {
    /// Runs, and says whether all is as it should be.
    ///
    /// # Errors
    /// Fails where the folder can't be read, the work folder can't be written or Cargo can't be run.
    pub fn run(&self) -> io::Result<bool> {
        let folder = self.folder.clone().unwrap_or_else(corpus);
        if !folder.is_dir() {
            println!("there is no folder {}: nothing is run", folder.display());
            return Ok(true);
        }
        fs::create_dir_all(&self.work)?;
        let work = fs::canonicalize(&self.work)?;
        let documents = self.chosen(documents(&folder)?);
        let store = Store::open(work.join("records"))?;
        let mut records = self.generate(&documents, &work, &store)?;
        for halves in &self.compile {
            self.compile(*halves, &mut records, &work, &store)?;
        }
        self.tell(records)
    }

    fn chosen(&self, documents: Vec<Document>) -> Vec<Document> {
        let is_meant = |document: &Document| {
            let only = self.only.as_ref();
            only.is_none_or(|text| document.name.contains(text.as_str()))
        };
        let documents = documents.into_iter().filter(is_meant);
        documents.step_by(self.every.max(1)).collect()
    }

    fn generate(
        &self,
        documents: &[Document],
        work: &Path,
        store: &Store,
    ) -> io::Result<Vec<Entry>> {
        let generator = fingerprint::of_path(&std::env::current_exe()?)?;
        let next = AtomicUsize::new(0);
        let entries = Mutex::new(Vec::new());
        let worker = || -> io::Result<()> {
            while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                let entry = Entry::make(document, generator, work, store)?;
                if let Ok(mut entries) = entries.lock() {
                    entries.push(entry);
                }
            }
            Ok(())
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (0..self.jobs.max(1)).map(|_| scope.spawn(worker)).collect();
            workers
                .into_iter()
                .try_for_each(|worker| match worker.join() {
                    Ok(done) => done,
                    Err(_) => Err(io::Error::other("a worker panicked")),
                })
        })?;
        let mut entries = entries.into_inner().unwrap_or_default();
        entries.sort_by(|one, other| one.document.cmp(&other.document));
        Ok(entries)
    }

    fn compile(
        &self,
        halves: Halves,
        entries: &mut [Entry],
        work: &Path,
        store: &Store,
    ) -> io::Result<()> {
        let runtime = fingerprint::of_path(&batch::runtime())?;
        let subject = |record: &Record| {
            let subject = format!("{} {runtime} {halves:?}", record.output);
            fingerprint::of_bytes(subject.as_bytes())
        };
        let wanted = |entry: &&mut Entry| {
            let record = &entry.record;
            let known = record.compiled.as_ref();
            let is_known = known
                .is_some_and(|it| it.fault.is_some() || it.subjects.contains(&subject(record)));
            record.failure.is_none() && record.lines <= self.most && !is_known
        };
        let mut wanted: Vec<&mut Entry> = entries.iter_mut().filter(wanted).collect();
        let modules = wanted.iter().map(|entry| entry.module(work)).collect();
        let settings = compile::Settings {
            folder: &work.join("batches"),
            lines: self.lines,
            jobs: self.jobs,
            halves,
        };
        let mut faults = compile::compile(modules, &settings)?;
        for entry in &mut wanted {
            let subject = subject(&entry.record);
            let compiled = entry.record.compiled.get_or_insert_default();
            compiled.subjects.insert(subject);
            compiled.fault = faults.remove(&entry.document.module());
            store.put(&entry.document.module(), entry.key, &entry.record)?;
        }
        Ok(())
    }

    fn tell(&self, entries: Vec<Entry>) -> io::Result<bool> {
        let named = entries
            .into_iter()
            .map(|entry| (entry.document.name, entry.record));
        let records: Vec<(String, Record)> = named.collect();
        print!("{}", table::table(&records));
        if let Some(file) = &self.tsv {
            fs::write(file, table::tsv(&records))?;
        }
        let known = known::known_failures()?;
        let mut faults: BTreeMap<&str, String> = BTreeMap::new();
        for (name, record) in &records {
            match (record.fault(), known.get(name)) {
                (Some(fault), None) => drop(faults.insert(name, fault)),
                (None, Some(_)) => {
                    let fault = "is listed as a known failure and does not fail".to_owned();
                    drop(faults.insert(name, fault));
                }
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
        println!("\n{}", summary(&records));
        for (name, fault) in &faults {
            println!("{name}: {fault}");
        }
        Ok(faults.is_empty())
    }
}

fn summary(records: &[(String, Record)]) -> String {
    let count = |is: fn(&Record) -> bool| records.iter().filter(|(_, record)| is(record)).count();
    let sum =
        |of: fn(&Record) -> usize| records.iter().map(|(_, record)| of(record)).sum::<usize>();
    let generated = count(|record| record.failure.is_none());
    let tried = count(|record| record.compiled.is_some());
    let compiled = count(|it| it.compiled.as_ref().is_some_and(|it| it.fault.is_none()));
    format!(
        "{generated} of {} documents generated, {compiled} of {tried} compiled; {} of {} operations, \
         {} of {} schemas, {} lines",
        records.len(),
        sum(|record| record.operations),
        sum(|record| record.operations_declared),
        sum(|record| record.schemas),
        sum(|record| record.schemas_declared),
        sum(|record| record.lines),
    )
}

/// A document and what became of it.
struct Entry {
    document: Document,
    key: u64,
    record: Record,
}

impl Entry {
    fn make(document: &Document, generator: u64, work: &Path, store: &Store) -> io::Result<Self> {
        let module = document.module();
        let content = fingerprint::of_path(&document.path)?;
        let key = fingerprint::of_bytes(format!("{generator} {content}").as_bytes());
        if let Some(record) = store.get(&module, key) {
            return Ok(Self {
                document: document.clone(),
                key,
                record,
            });
        }
        let record = generate::generate(document, &work.join("outputs").join(&module))?;
        store.put(&module, key, &record)?;
        Ok(Self {
            document: document.clone(),
            key,
            record,
        })
    }

    fn module(&self, work: &Path) -> Module {
        let name = self.document.module();
        Module {
            folder: work.join("outputs").join(&name),
            name,
            lines: self.record.lines,
        }
    }
}
