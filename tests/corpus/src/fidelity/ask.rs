//! Runs a binary that tries values, and hears what it answers.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::case::{Answer, Case};
use crate::files;

/// Writes cases where a binary can read them.
pub(super) fn write(file: &Path, cases: &[Case]) -> io::Result<()> {
    let lines: Result<Vec<String>, _> = cases.iter().map(serde_json::to_string).collect();
    files::write(file, &(lines?.join("\n") + "\n"))
}

/// What the types of a module answer to every case of a file, of which there are so many, in order.
/// A value that ends the process is told as a crash.
pub(super) fn ask(
    binary: &Path,
    file: &Path,
    module: &str,
    count: usize,
) -> io::Result<Vec<Answer>> {
    let mut answers: Vec<Answer> = Vec::new();
    while answers.len() < count {
        let output = Command::new(binary)
            .arg(file)
            .arg(module)
            .arg(answers.len().to_string())
            .stderr(Stdio::null())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        answers.extend(
            text.lines()
                .map_while(|line| serde_json::from_str(line).ok()),
        );
        if answers.len() < count {
            answers.push(Answer::Crashed(output.status.to_string()));
        }
    }
    Ok(answers)
}
