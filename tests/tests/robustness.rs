//! Valid documents with one thing wrong in them: whatever it is, the generator ends with output or with an error that
//! has a place, and never with a panic.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::{Map, Value, json};
use specsmith::diagnostic::{Diagnostics, Severity};
use specsmith::load::{self, Memory, Origins};
use specsmith::{Form, Options};
use specsmith_tests::spec;

/// How many faults are made in all operations of Novu together, and in all documents of the corpus.
const FAULTS_IN_NOVU: usize = 150;
const FAULTS_IN_CORPUS: usize = 300;

/// Larger documents would take the time of many others.
const LARGEST: u64 = 100 << 10;

/// Where documents about single features lie, if they are there at all.
const CORPUS: &str = "../shared/corpus/features/3.0.x";

#[test]
fn a_fault_in_an_operation_of_novu_is_told_or_passed() {
    let documents = operations_of_novu();
    assert!(documents.len() > 100, "there are many operations");
    break_all(&documents, FAULTS_IN_NOVU);
}

#[test]
fn a_fault_in_a_document_of_the_corpus_is_told_or_passed() {
    let folder = spec::workspace().join(CORPUS);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("{} is not there: nothing is tested", folder.display());
        return;
    };
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| {
            path.metadata()
                .is_ok_and(|file| file.is_file() && file.len() < LARGEST)
        })
        .collect();
    paths.sort();
    let documents: Vec<(String, Value)> = paths.iter().filter_map(|path| read(path)).collect();
    println!("{} documents of {}", documents.len(), folder.display());
    assert!(!documents.is_empty(), "the folder holds documents");
    break_all(&documents, FAULTS_IN_CORPUS);
}

fn read(path: &Path) -> Option<(String, Value)> {
    let value = spec::read_yaml(path).ok()?;
    Some((path.display().to_string(), value))
}

/// For each operation of Novu a document of its own, with the components that it needs.
fn operations_of_novu() -> Vec<(String, Value)> {
    let root = spec::load_novu()
        .expect("the document of Novu can be read")
        .root;
    let paths = root["paths"].as_object().expect("paths are an object");
    let mut documents = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("a path item is an object") {
            let mut document = root.clone();
            let mut single = Map::new();
            single.insert(method.clone(), operation.clone());
            document["paths"] = json!({ path: single });
            document["components"] = needed_components(&root, &document["paths"]);
            document["components"]["securitySchemes"] =
                root["components"]["securitySchemes"].clone();
            documents.push((format!("{method} {path}"), document));
        }
    }
    documents
}

/// The components that a part of a document refers to, and those that they refer to.
fn needed_components(root: &Value, part: &Value) -> Value {
    let mut components = json!({});
    let mut seen = BTreeSet::new();
    let mut open = vec![part];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                open.extend(members.values());
                let reference = members.get("$ref").and_then(Value::as_str);
                let Some(reference) = reference.filter(|text| seen.insert(text.to_string())) else {
                    continue;
                };
                let mut tokens = reference.rsplit('/');
                let (Some(name), Some(section)) = (tokens.next(), tokens.next()) else {
                    continue;
                };
                let target = &root["components"][section][name];
                components[section][name] = target.clone();
                open.push(target);
            }
            Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    components
}

/// What is put in the place of something else; `None` takes it away.
fn replacements() -> Vec<Option<Value>> {
    let values = [
        json!(null),
        json!(-1.5),
        json!("text"),
        json!([]),
        json!(["text"]),
        json!({}),
        json!({ "$ref": "#/components/schemas/Nowhere" }),
        json!(true),
    ];
    values.into_iter().map(Some).chain([None]).collect()
}

/// Makes about `count` faults, spread evenly over all places of all documents.
fn break_all(documents: &[(String, Value)], count: usize) {
    let replacements = replacements();
    let places: Vec<(usize, String)> = documents
        .iter()
        .enumerate()
        .flat_map(|(index, (_, document))| pointers(document).map(move |pointer| (index, pointer)))
        .collect();
    let total = places.len() * replacements.len();
    // Coprime to the number of replacements, so that each of them has its turn everywhere.
    let stride = total.div_ceil(count) / replacements.len() * replacements.len() + 1;
    let mut failures = Vec::new();
    for fault in (0..total).step_by(stride) {
        let (document, pointer) = &places[fault / replacements.len()];
        let replacement = &replacements[fault % replacements.len()];
        let (name, document) = &documents[*document];
        let broken = replaced(document, pointer, replacement.as_ref());
        if let Err(reason) = ends_well(&broken) {
            failures.push(format!("{name} {pointer} -> {replacement:?}: {reason}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The places of a document below its root, in order.
fn pointers(document: &Value) -> impl Iterator<Item = String> + use<> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(members) => open.extend(members.iter().map(|(name, member)| {
                let token = name.replace('~', "~0").replace('/', "~1");
                (format!("{pointer}/{token}"), member)
            })),
            Value::Array(elements) => open.extend(
                elements
                    .iter()
                    .enumerate()
                    .map(|(index, element)| (format!("{pointer}/{index}"), element)),
            ),
            _ => {}
        }
        found.push(pointer);
    }
    found.into_iter().skip(1)
}

fn replaced(document: &Value, pointer: &str, replacement: Option<&Value>) -> Value {
    let mut broken = document.clone();
    let (parent, token) = pointer.rsplit_once('/').expect("it is below the root");
    match (replacement, broken.pointer_mut(parent)) {
        (None, Some(Value::Object(members))) => {
            members.shift_remove(&token.replace("~1", "/").replace("~0", "~"));
        }
        (None, Some(Value::Array(elements))) => {
            elements.remove(token.parse().expect("it is an index"));
        }
        _ => {
            let place = broken.pointer_mut(pointer).expect("it is there");
            *place = replacement.cloned().unwrap_or_default();
        }
    }
    broken
}

/// Whether generating gives output without errors or errors without output.
fn ends_well(document: &Value) -> Result<(), String> {
    let text = document.to_string();
    let ended = catch_unwind(AssertUnwindSafe(|| {
        let source: Memory = [("api.json", text)].into_iter().collect();
        let options = Options {
            name: "broken".to_owned(),
            form: Form::Crate,
            choices: specsmith::Choices::default(),
        };
        let mut diagnostics = Diagnostics::new();
        let Some(loaded) = load::load(&source, "api.json", &mut diagnostics) else {
            let origins = Origins::of_file("api.json");
            return (false, diagnostics.into_located(&origins));
        };
        let output = specsmith::generate(loaded.root, &options, &mut diagnostics);
        (output.is_some(), diagnostics.into_located(&loaded.origins))
    }));
    let (has_output, said) = ended.map_err(|_| "it panics".to_owned())?;
    let has_errors = said.iter().any(|said| said.severity == Severity::Error);
    if has_output == has_errors {
        return Err(format!("output: {has_output}, said: {said:?}"));
    }
    Ok(())
}
