//! Which files there are.

use include_dir::{Dir, include_dir};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::Emitter;
use super::docs::text_lines;
use crate::format::{MARKER, rust_file};
use crate::ir::TypeId;
use crate::name::{Home, Name};
use crate::options::Form;

/// The runtime, as it stands in the repository.
static SUPPORT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/support/src");

/// A file of the generated crate, but for the runtime.
pub(super) enum Unit {
    Manifest,
    Root,
    ModelsRoot(Vec<(Name, Vec<TypeId>)>),
    Model(Name, Vec<TypeId>),
}

impl Emitter<'_> {
    /// All files that depend on the document.
    pub(super) fn units(&self) -> Vec<Unit> {
        let models = self.model_files();
        let mut units = vec![Unit::Root];
        if matches!(self.options.form, Form::Crate) {
            units.push(Unit::Manifest);
        }
        units.extend(
            models
                .iter()
                .map(|(module, types)| Unit::Model(module.clone(), types.clone())),
        );
        units.push(Unit::ModelsRoot(models));
        units
    }

    /// The component modules and the types in each: the component, then what stands inside it.
    fn model_files(&self) -> Vec<(Name, Vec<TypeId>)> {
        let mut files = indexmap::IndexMap::<Name, Vec<TypeId>>::new();
        for (id, _) in self.api.types.iter() {
            if let Home::Model(module) = &self.names.ty(id).home {
                files.entry(module.clone()).or_default().push(id);
            }
        }
        files.into_iter().collect()
    }

    /// The path of a file in the output folder.
    pub(super) fn path(&self, unit: &Unit) -> String {
        let (sources, root) = self.options.form.root_file();
        match unit {
            Unit::Manifest => "Cargo.toml".to_owned(),
            Unit::Root => format!("{sources}{root}"),
            Unit::ModelsRoot(_) => format!("{sources}models/mod.rs"),
            Unit::Model(module, _) => format!("{sources}models/{module}.rs"),
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, unit: &Unit) -> String {
        match unit {
            Unit::Manifest => self.manifest(),
            Unit::Root => self.root_text(),
            Unit::ModelsRoot(models) => {
                let docs =
                    text_lines("The types of the API: one module for each component schema.");
                rust_file(&docs, &[], self.emit_models_root(models))
            }
            Unit::Model(_, types) => rust_file(&[], &[], self.emit_models(types)),
        }
    }
}

/// The files of the runtime, marked as generated.
pub(super) fn support_files(form: &Form) -> impl ParallelIterator<Item = (String, String)> {
    let (sources, _) = form.root_file();
    let mut files = Vec::new();
    add_files(&SUPPORT, &mut files);
    files.into_par_iter().map(move |(path, text)| {
        let path = format!("{sources}support/{path}");
        (path, format!("// {MARKER}\n\n{text}"))
    })
}

fn add_files(dir: &Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, file.contents_utf8().unwrap_or_default()));
    }
    for dir in dir.dirs() {
        add_files(dir, files);
    }
}
