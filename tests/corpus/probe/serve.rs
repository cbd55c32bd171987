//! Runs values of a file through the types of generated modules, and writes an answer for each.

pub mod probe;

use std::fs;
use std::io::{self, Write};
use std::panic;

use probe::{Outcome, Probe};
use serde_json::{Value, json};

/// Values may nest deeply, and so may what they are decoded into.
const STACK: usize = 256 << 20;

/// The probes of a module, by key.
type Probes = [(&'static str, Probe)];

/// Answers to the values of the file that is named first with the types of the module that is named
/// second, from the line that is named third.
pub fn serve(modules: &'static [(&'static str, &'static Probes)]) {
    panic::set_hook(Box::new(|_| {}));
    let answering = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(|| answer_all(modules).expect("answers can be written"));
    answering
        .expect("a thread can be started")
        .join()
        .expect("panics are caught");
}

fn answer_all(modules: &[(&str, &Probes)]) -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file is named");
    let name = arguments.next().expect("a module is named");
    let module = modules.iter().find(|(module, _)| *module == name);
    let (_, probes) = module.expect("the module is there");
    let first = arguments.next().and_then(|first| first.parse().ok()).unwrap_or(0);
    let text = fs::read_to_string(file)?;
    let mut output = io::stdout().lock();
    for line in text.lines().skip(first) {
        let case: Value = serde_json::from_str(line)?;
        writeln!(output, "{}", answer(probes, &case))?;
        output.flush()?;
    }
    Ok(())
}

fn answer(probes: &Probes, case: &Value) -> Value {
    let found = probes.iter().find(|(key, _)| case["probe"] == *key);
    let Some((_, probe)) = found else {
        return json!({ "crashed": "there is no such probe" });
    };
    match panic::catch_unwind(|| probe(&case["value"])) {
        Ok(Outcome::Accepted(value)) => json!({ "accepted": value }),
        Ok(Outcome::Refused(reason)) => json!({ "refused": reason }),
        Err(message) => {
            let text = message.downcast_ref::<String>().cloned();
            let text = text.or_else(|| message.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            json!({ "crashed": text.unwrap_or_default() })
        }
    }
}
