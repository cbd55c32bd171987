//! Runs a binary that tries values, and hears what it answers.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::case::{Answer, Case};

/// The answer to every case, in order. A value that ends the process is told as a crash.
pub(super) fn ask(binary: &Path, file: &Path, cases: &[Case]) -> io::Result<Vec<Answer>> {
    let lines: Result<Vec<String>, _> = cases.iter().map(serde_json::to_string).collect();
    super::files::write(file, &(lines?.join("\n") + "\n"))?;
    let mut answers: Vec<Answer> = Vec::new();
    while answers.len() < cases.len() {
        let output = Command::new(binary)
            .arg(file)
            .arg(answers.len().to_string())
            .stderr(Stdio::null())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        answers.extend(
            text.lines()
                .map_while(|line| serde_json::from_str(line).ok()),
        );
        if answers.len() < cases.len() {
            answers.push(Answer::Crashed(output.status.to_string()));
        }
    }
    Ok(answers)
}
