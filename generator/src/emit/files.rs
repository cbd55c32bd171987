//! Which files there are.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::Emitter;
use super::docs::text_lines;
use super::runtime;
use crate::format::rust_file;
use crate::ir::{Api, TypeId};
use crate::name::{Home, Name, Names};
use crate::options::Form;

/// A file of the generated crate, but for the runtime.
pub(super) enum Unit {
    Manifest,
    FormatSettings,
    Root,
    ModelsRoot(Vec<(Name, Vec<TypeId>)>),
    Model(Name, Vec<TypeId>),
    ApiRoot,
    Headers,
    Contract(usize),
    ContractModels(usize),
    TagClient(usize),
    TagServer(usize),
    Security,
    Client,
    Server,
}

/// The types inside of the operations of each tag, by index of the tag.
pub(super) fn types_by_tag(api: &Api, names: &Names) -> Vec<Vec<TypeId>> {
    let mut by_tag = vec![Vec::new(); api.tags.len()];
    for (id, _) in api.types.iter() {
        if let Home::Tag(tag) = names.ty(id).home {
            by_tag[tag].push(id);
        }
    }
    by_tag
}

impl Emitter<'_> {
    /// All files that depend on the document.
    pub(super) fn units(&self) -> Vec<Unit> {
        let models = self.model_files();
        let mut units = vec![Unit::Root];
        if matches!(self.options.form, Form::Crate) {
            units.extend([Unit::Manifest, Unit::FormatSettings]);
        }
        units.extend(
            models
                .iter()
                .map(|(module, types)| Unit::Model(module.clone(), types.clone())),
        );
        units.push(Unit::ModelsRoot(models));
        if !self.api.operations.is_empty() {
            units.extend(self.operation_units());
        }
        units
    }

    /// The files of the operations.
    fn operation_units(&self) -> Vec<Unit> {
        let mut units = vec![Unit::ApiRoot, Unit::Client, Unit::Server];
        if !self.api.security_schemes.is_empty() {
            units.push(Unit::Security);
        }
        if !self.names.headers.is_empty() {
            units.push(Unit::Headers);
        }
        for tag in 0..self.api.tags.len() {
            units.extend([
                Unit::Contract(tag),
                Unit::TagClient(tag),
                Unit::TagServer(tag),
            ]);
            if !self.tag_types[tag].is_empty() {
                units.push(Unit::ContractModels(tag));
            }
        }
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
            Unit::FormatSettings => "rustfmt.toml".to_owned(),
            Unit::Root => format!("{sources}{root}"),
            Unit::ModelsRoot(_) => format!("{sources}models/mod.rs"),
            Unit::Model(module, _) => format!("{sources}models/{module}.rs"),
            Unit::ApiRoot => format!("{sources}api/mod.rs"),
            Unit::Headers => format!("{sources}api/headers.rs"),
            Unit::Contract(tag) => format!("{sources}api/{}.rs", self.names.tags[*tag].module),
            Unit::ContractModels(tag) => self.tag_path(*tag, "models"),
            Unit::TagClient(tag) => self.tag_path(*tag, "client"),
            Unit::TagServer(tag) => self.tag_path(*tag, "server"),
            Unit::Security => format!("{sources}security.rs"),
            Unit::Client => format!("{sources}client.rs"),
            Unit::Server => format!("{sources}server.rs"),
        }
    }

    fn tag_path(&self, tag: usize, file: &str) -> String {
        let (sources, _) = self.options.form.root_file();
        format!("{sources}api/{}/{file}.rs", self.names.tags[tag].module)
    }

    /// The text of a file.
    pub(super) fn text(&self, unit: &Unit) -> String {
        match unit {
            Unit::Manifest => self.manifest(),
            Unit::FormatSettings => super::manifest::format_settings(),
            Unit::Root => self.root_text(),
            Unit::ModelsRoot(models) => {
                let docs =
                    text_lines("The types of the API: one module for each component schema.");
                rust_file(&docs, &[], self.emit_models_root(models))
            }
            Unit::Model(_, types) => rust_file(&[], &[], self.emit_models(types)),
            Unit::ApiRoot => {
                let docs = text_lines("The operations of the API: one module for each tag.");
                rust_file(&docs, &[], self.emit_api_root())
            }
            Unit::Headers => {
                let docs = text_lines("The response headers that the document declares.");
                rust_file(&docs, &[], self.emit_headers())
            }
            Unit::Contract(tag) => {
                let types = &self.tag_types[*tag];
                rust_file(
                    &self.contract_docs(*tag),
                    &[],
                    self.emit_contract(*tag, types),
                )
            }
            Unit::ContractModels(tag) => {
                let types = &self.tag_types[*tag];
                rust_file(&[], &[], self.emit_models(types))
            }
            Unit::TagClient(tag) => rust_file(&[], &[], self.emit_client(*tag)),
            Unit::TagServer(tag) => {
                let title = &self.api.tags[*tag].name;
                let docs = text_lines(&format!("The server half of {title}."));
                rust_file(&docs, &[], self.emit_server(*tag))
            }
            Unit::Security => {
                let docs = text_lines("The ways to authenticate.");
                rust_file(&docs, &[], self.emit_security())
            }
            Unit::Client => {
                let docs = text_lines("The client half.");
                rust_file(&docs, &[], self.emit_client_root())
            }
            Unit::Server => {
                let docs = text_lines("The server half.");
                rust_file(&docs, &[], self.emit_server_root())
            }
        }
    }
}

impl Emitter<'_> {
    /// The files of the runtime, marked as generated; none where it stands elsewhere.
    pub(super) fn support_files(&self) -> impl ParallelIterator<Item = (String, String)> {
        let form = &self.options.form;
        let (sources, _) = form.root_file();
        let files = match form.shared_support() {
            None => runtime::files(),
            Some(_) => Vec::new(),
        };
        let needs = &self.needs;
        files.into_par_iter().filter_map(move |(path, text)| {
            let text = needs.support_file(&path, text)?;
            let path = format!("{sources}support/{path}");
            Some((path, runtime::marked(&text)))
        })
    }
}
