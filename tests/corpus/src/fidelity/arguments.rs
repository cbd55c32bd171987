//! What the command line says about a run.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use specsmith::UndeclaredMembers;

use super::{Settings, run};

/// What to try, and how much of it.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// The folder of documents [default: the corpus beside the project]
    folder: Option<PathBuf>,
    /// Take only documents whose name has this in it
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// How many values of each sort are made from a schema
    #[arg(long, value_name = "N", default_value_t = Settings::default().rounds)]
    rounds: u64,
    /// How many lines may be generated from a document; schemas beyond are left out
    #[arg(long, value_name = "LINES", default_value_t = Settings::default().lines)]
    lines: usize,
    /// How many processes run at once
    #[arg(long, value_name = "N", default_value_t = 2)]
    jobs: usize,
    /// Stop compiling after this time; another run goes on from there
    #[arg(long, value_name = "MINUTES")]
    minutes: Option<u64>,
    /// Let models drop members that a schema does not speak of, as they do by default
    #[arg(long)]
    drop: bool,
    /// Where crates are written and built [default: target/fidelity]
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

impl Arguments {
    /// Tries the values, and prints what came of them. Disagreements are no failure.
    ///
    /// # Errors
    /// Fails where the work folder can't be written or Cargo can't be run.
    pub fn run(&self) -> io::Result<bool> {
        let usual = Settings::default();
        let minutes = |minutes| Duration::from_secs(60 * minutes);
        let settings = Settings {
            folder: self.folder.clone().unwrap_or(usual.folder),
            filter: self.only.clone().unwrap_or_default(),
            work: self.work.clone().unwrap_or(usual.work),
            rounds: self.rounds,
            lines: self.lines,
            jobs: self.jobs,
            patience: usual.patience,
            budget: self.minutes.map_or(usual.budget, minutes),
            undeclared: vec![match self.drop {
                true => UndeclaredMembers::Drop,
                false => UndeclaredMembers::Keep,
            }],
        };
        match run(&settings)? {
            Some(summaries) => summaries.iter().for_each(|summary| print!("{summary}")),
            None => {
                let folder = settings.folder.display();
                println!("there is no folder {folder}: nothing is tried");
            }
        }
        Ok(true)
    }
}
