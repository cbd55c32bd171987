//! Loads `spec/novu.yaml` and joins its files into one document.
//!
//! A reference to a file becomes a reference into `components`: the folder (or, under `common/`, the file) tells the
//! section, the last segment of the pointer the name. References to path items are replaced by what they point to.
//! A missing target is an error, and so is one name in two files. Nothing else is checked here.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::document::Document;

/// Keywords whose value is a map from names to objects, not an object with keywords.
const MAPS_OF_NAMES: [&str; 6] = [
    "properties",
    "responses",
    "headers",
    "content",
    "paths",
    "securitySchemes",
];

/// Keywords whose value is data, in which `$ref` would mean nothing.
const DATA: [&str; 4] = ["example", "examples", "default", "enum"];

/// The workspace that this crate belongs to.
pub fn workspace() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("the crate lies in a folder of the workspace")
}

/// Reads the document of the Novu API, all its files joined.
pub fn load_novu() -> Result<Document, String> {
    load(&workspace().join("spec/novu.yaml"))
}

/// Reads a document and joins the files that it refers to.
pub fn load(entry: &Path) -> Result<Document, String> {
    let entry = canonical(entry)?;
    let mut bundle = Bundle::new(entry.clone());
    let source = bundle.file(&entry)?.clone();
    let mut root = bundle.rewrite(&source, &entry, Inside::Object)?;
    for (section, names) in bundle.components {
        root["components"][section] = Value::Object(names);
    }
    Ok(Document { root })
}

/// Reads one YAML file as JSON; a key that stands twice in a map is an error.
pub fn read_yaml(path: &Path) -> Result<Value, String> {
    let complain = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| complain(&error))?;
    // Only the parser's own value type notices keys that stand twice.
    let yaml: serde_yaml::Value = serde_yaml::from_str(&text).map_err(|error| complain(&error))?;
    serde_json::to_value(yaml).map_err(|error| complain(&error))
}

/// Whether the keys of a map are keywords of OpenAPI or names that somebody chose.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Object,
    Names,
}

struct Bundle {
    entry: PathBuf,
    files: HashMap<PathBuf, Value>,
    components: HashMap<String, Map<String, Value>>,
    owners: HashMap<(String, String), PathBuf>,
}

impl Bundle {
    fn new(entry: PathBuf) -> Bundle {
        Bundle {
            entry,
            files: HashMap::new(),
            components: HashMap::new(),
            owners: HashMap::new(),
        }
    }

    fn file(&mut self, path: &Path) -> Result<&Value, String> {
        if !self.files.contains_key(path) {
            self.files.insert(path.to_owned(), read_yaml(path)?);
        }
        Ok(&self.files[path])
    }

    fn rewrite(&mut self, node: &Value, file: &Path, inside: Inside) -> Result<Value, String> {
        match node {
            Value::Array(elements) => elements
                .iter()
                .map(|element| self.rewrite(element, file, Inside::Object))
                .collect::<Result<Vec<_>, _>>()
                .map(Value::Array),
            Value::Object(members) if inside == Inside::Names => self
                .rewrite_members(members, |bundle, _, value| {
                    bundle.rewrite(value, file, Inside::Object)
                }),
            Value::Object(members) => match members.get("$ref").and_then(Value::as_str) {
                Some(reference) => self.rewrite_reference(reference, file),
                None => self.rewrite_members(members, |bundle, key, value| {
                    bundle.rewrite_keyword(key, value, file)
                }),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(node.clone()),
        }
    }

    fn rewrite_members(
        &mut self,
        members: &Map<String, Value>,
        mut rewrite: impl FnMut(&mut Bundle, &str, &Value) -> Result<Value, String>,
    ) -> Result<Value, String> {
        let mut rewritten = Map::new();
        for (key, value) in members {
            rewritten.insert(key.clone(), rewrite(self, key, value)?);
        }
        Ok(Value::Object(rewritten))
    }

    fn rewrite_keyword(&mut self, key: &str, value: &Value, file: &Path) -> Result<Value, String> {
        if DATA.contains(&key) {
            return Ok(value.clone());
        }
        if key == "mapping" {
            return self.rewrite_mapping(value, file);
        }
        let inside = if MAPS_OF_NAMES.contains(&key) {
            Inside::Names
        } else {
            Inside::Object
        };
        self.rewrite(value, file, inside)
    }

    /// The arms of a discriminator are references without the word.
    fn rewrite_mapping(&mut self, mapping: &Value, file: &Path) -> Result<Value, String> {
        let mut rewritten = mapping.clone();
        for (_, reference) in rewritten.as_object_mut().into_iter().flatten() {
            if let Some(text) = reference.as_str().filter(|text| text.contains('#')) {
                *reference = self.rewrite_reference(text, file)?["$ref"].take();
            }
        }
        Ok(rewritten)
    }

    fn rewrite_reference(&mut self, reference: &str, file: &Path) -> Result<Value, String> {
        let (relative, pointer) = reference
            .split_once('#')
            .ok_or_else(|| format!("{reference}: no pointer"))?;
        let file = match relative {
            "" => file.to_owned(),
            _ => canonical(&file.with_file_name(relative))?,
        };
        let target = self.file(&file)?.pointer(pointer).cloned();
        let target = target.ok_or_else(|| format!("{}#{pointer}: not found", file.display()))?;
        match self.section(&file, pointer) {
            Some(section) => self.add_component(section, pointer, &target, &file),
            None => self.rewrite(&target, &file, Inside::Object),
        }
    }

    /// The section of `components` for a target, or none if it is a path item.
    fn section(&self, file: &Path, pointer: &str) -> Option<String> {
        let folder = file.parent()?.file_name()?.to_str()?;
        match folder {
            _ if file == self.entry => pointer.split('/').nth(2).map(str::to_owned),
            "paths" => None,
            "common" => file.file_stem()?.to_str().map(str::to_owned),
            _ => Some("schemas".to_owned()),
        }
    }

    fn add_component(
        &mut self,
        section: String,
        pointer: &str,
        target: &Value,
        file: &Path,
    ) -> Result<Value, String> {
        let name = pointer.rsplit('/').next().unwrap_or_default().to_owned();
        let link = json!({ "$ref": format!("#/components/{section}/{name}") });
        let key = (section, name);
        match self.owners.get(&key) {
            Some(owner) if owner == file => return Ok(link),
            Some(owner) => {
                return Err(format!(
                    "{}: both in {} and {}",
                    key.1,
                    owner.display(),
                    file.display()
                ));
            }
            // Entered before its content is read, since a schema may refer to itself.
            None => self.owners.insert(key.clone(), file.to_owned()),
        };
        let content = self.rewrite(target, file, Inside::Object)?;
        self.components
            .entry(key.0)
            .or_default()
            .insert(key.1, content);
        Ok(link)
    }
}

fn canonical(path: &Path) -> Result<PathBuf, String> {
    path.canonicalize()
        .map_err(|error| format!("{}: {error}", path.display()))
}
