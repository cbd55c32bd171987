//! Probes to modules of Rust, one for each sort of models, and the crate around them.

use std::fmt::Write;
use std::io;
use std::path::Path;

use specsmith::diagnostic::Diagnostics;
use specsmith::{Choices, Files, Form, Options, UndeclaredMembers, schema_types};

use super::Settings;
use super::loading::first_error;
use super::probes::Probes;
use crate::files;

/// The modules of the probes of a document.
pub(super) struct Generated {
    modules: Vec<Module>,
    /// How many of the probes there was room for.
    pub(super) count: usize,
    pub(super) lines: usize,
}

struct Module {
    name: &'static str,
    files: Files,
    /// The Rust type of each probe.
    types: Vec<(String, String)>,
}

/// The name of the module whose models do this with members that a schema neither declares nor forbids.
pub(super) fn module_name(undeclared: UndeclaredMembers) -> &'static str {
    match undeclared {
        UndeclaredMembers::Keep => "keeping",
        UndeclaredMembers::Drop => "dropping",
    }
}

/// Generates the modules of as many probes as there is room for.
pub(super) fn generate(probes: &Probes<'_>, settings: &Settings) -> Result<Generated, String> {
    let mut count = probes.all.len();
    loop {
        let generated = generate_first(probes, count, settings)?;
        if generated.lines <= settings.lines {
            return Ok(generated);
        }
        // What schemas share makes fewer of them need more than their share.
        count = (count * settings.lines / generated.lines) * 3 / 4;
        if count == 0 {
            let lines = generated.lines;
            return Err(format!(
                "one schema alone needs too much code: {lines} lines"
            ));
        }
    }
}

fn generate_first(
    probes: &Probes<'_>,
    count: usize,
    settings: &Settings,
) -> Result<Generated, String> {
    let modules = settings.undeclared.iter();
    let modules = modules.map(|undeclared| generate_module(probes, count, *undeclared));
    let modules = modules.collect::<Result<Vec<Module>, String>>()?;
    let texts = modules.iter().flat_map(|module| module.files.values());
    Ok(Generated {
        lines: texts.map(|text| text.lines().count()).sum(),
        modules,
        count,
    })
}

fn generate_module(
    probes: &Probes<'_>,
    count: usize,
    undeclared: UndeclaredMembers,
) -> Result<Module, String> {
    let mut diagnostics = Diagnostics::new();
    let document = probes.document(count);
    let mut choices = Choices::default();
    choices.undeclared_members = undeclared;
    let Some(api) = specsmith::model(document, &choices, &mut diagnostics) else {
        return Err(first_error(diagnostics));
    };
    let name = module_name(undeclared);
    let options = Options {
        name: name.to_owned(),
        form: Form::Module {
            path: format!("crate::{name}"),
            support: Some("crate::support".to_owned()),
        },
        choices,
    };
    let files = specsmith::emit(&api, &options);
    let all = &probes.all[..count];
    let types = schema_types(&api).into_iter();
    let types = types
        .filter(|(key, _)| key.starts_with("Probe ") && all.iter().any(|probe| probe.key == *key));
    Ok(Module {
        name,
        types: types.collect(),
        files,
    })
}

/// Writes the crate that tries values on the types of these modules.
pub(super) fn write_crate(folder: &Path, name: &str, generated: &Generated) -> io::Result<()> {
    let mut declared = String::new();
    let mut table = String::new();
    let mut files = Files::new();
    for module in &generated.modules {
        let Module { name, types, .. } = module;
        writeln!(declared, "pub mod {name};").map_err(io::Error::other)?;
        writeln!(table, "    ({name:?}, &[").map_err(io::Error::other)?;
        for (key, ty) in types {
            let probe = format!("({key:?}, serve::probe::probe::<{name}::models::{ty}>),");
            writeln!(table, "        {probe}").map_err(io::Error::other)?;
        }
        table.push_str("    ]),\n");
        let texts = module.files.iter();
        files.extend(texts.map(|(path, text)| (format!("src/{name}/{path}"), text.clone())));
    }
    let main = format!(
        "//! Tries values on the types of a document.\n\n\
         #![allow(warnings)]\n\n\
         pub use specsmith_support as support;\n\
         {declared}\n\
         fn main() {{\n    serve::serve(PROBES);\n}}\n\n\
         static PROBES: &[(&str, &[(&str, serve::probe::Probe)])] = &[\n{table}];\n"
    );
    files.insert("src/main.rs".to_owned(), main);
    files.insert("Cargo.toml".to_owned(), super::workspace::manifest(name));
    files::write_all(folder, &files)
}
