//! Tries the values of a folder of documents: `fidelity [FOLDER] [--filter TEXT]
//! [--rounds N] [--lines N] [--minutes N]`.

use std::process::ExitCode;
use std::time::Duration;

use specsmith_corpus::fidelity::{self, Settings};

fn main() -> ExitCode {
    let mut settings = Settings::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--filter" => settings.filter = arguments.next().unwrap_or_default(),
            "--rounds" => settings.rounds = number(arguments.next()).unwrap_or(settings.rounds),
            "--lines" => settings.lines = number(arguments.next()).unwrap_or(settings.lines),
            "--minutes" => {
                let minutes: Option<u64> = number(arguments.next());
                settings.budget =
                    minutes.map_or(Duration::MAX, |minutes| Duration::from_secs(60 * minutes));
            }
            folder => settings.folder = folder.into(),
        }
    }
    match fidelity::run(&settings) {
        Ok(Some(summary)) => {
            print!("{summary}");
            ExitCode::SUCCESS
        }
        Ok(None) => {
            println!("{} is absent: nothing to try", settings.folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn number<N: std::str::FromStr>(text: Option<String>) -> Option<N> {
    text?.parse().ok()
}
