//! `Cargo.toml` of the generated crate.

use super::Emitter;
use super::needs::Needs;
use crate::format::MARKER;

/// What generated crates need, and what for. Versions are those the runtime is tested with.
const DEPENDENCIES: &str = include_str!("../../support/manifest.toml");

impl Emitter<'_> {
    pub(super) fn manifest(&self) -> String {
        let name = &self.options.name;
        let title = toml_string(&self.api.info.title);
        let dependencies = self.needs.dependencies(DEPENDENCIES);
        format!(
            "# {MARKER}\n\
             [package]\n\
             name = \"{name}\"\n\
             description = {title}\n\
             version = \"0.1.0\"\n\
             edition = \"2024\"\n\
             rust-version = \"1.88\"\n\
             publish = false\n\
             \n\
             {dependencies}"
        )
    }
}

/// What a module asks of the crate that it is part of, as lines of its documentation.
pub(super) fn requirements(needs: &Needs) -> Vec<String> {
    let dependencies = needs.dependencies(DEPENDENCIES);
    let lines = [
        "",
        "`Cargo.toml` of the crate with this module has these:",
        "",
        "```toml",
    ];
    let lines = lines
        .into_iter()
        .chain(dependencies.trim_end().lines())
        .chain(["```"]);
    lines
        .map(|line| format!(" {line}").trim_end().to_owned())
        .collect()
}

/// Where a module says what it asks of its crate that has no runtime of its own.
pub(super) fn shared_requirements(path: &str) -> Vec<String> {
    vec![
        String::new(),
        format!(
            " The runtime is `{path}`, which `specsmith support` writes. Its head lists what the"
        ),
        " crate with this module needs.".to_owned(),
    ]
}

/// `rustfmt.toml`: the generator has formatted the files already, and in its own way.
pub(super) fn format_settings() -> String {
    format!("# {MARKER}\ndisable_all_formatting = true\n")
}

/// Text of a document as a basic string of TOML.
fn toml_string(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    let escaped = line.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}
