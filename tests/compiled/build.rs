//! Generates a module from every folder of `tests/features/`, and a table of its schemas.

#[path = "src/case.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod case;

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use case::Case;
use serde_json::{Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::{Files, schema_types};

/// Before the key of a schema: the key of an object whose only member `value` is of that schema.
/// What a schema asserts is checked where it is used.
const HOLDER: &str = "Holder of ";

fn main() {
    println!("cargo::rerun-if-changed=../features");
    println!("cargo::rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo names the output folder"));
    let mut modules = String::new();
    let mut probes = String::new();
    let mut fills = String::new();
    for case in Case::all() {
        let (files, schemas) = generate(&case);
        write_files(&folder.join(case.module()), &files);
        let root = folder.join(case.module()).join("mod.rs");
        let module = case.module();
        push(
            &mut modules,
            &format!("#[path = {root:?}]\npub mod {module};"),
        );
        for (schema, ty) in schemas {
            let name = &case.name;
            let entry = |function: &str| {
                format!("({name:?}, {schema:?}, {function}::<{module}::models::{ty}>),")
            };
            push(&mut probes, &entry("probe::probe"));
            push(&mut fills, &entry("fill::fill"));
        }
    }
    write_file(&folder.join("modules.rs"), &modules);
    write_file(&folder.join("probes.rs"), &format!("&[\n{probes}]"));
    write_file(&folder.join("fills.rs"), &format!("&[\n{fills}]"));
}

fn push(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a string does not fail");
}

/// Generates a case, and says which type holds a value of which schema.
fn generate(case: &Case) -> (Files, Vec<(String, String)>) {
    let mut root = case.root();
    add_holders(&mut root);
    let mut diagnostics = Diagnostics::new();
    let Some(api) = specsmith::model(root, &case.choices(), &mut diagnostics) else {
        panic!("{}: {diagnostics:?}", case.name);
    };
    let holders = schema_types(&api).into_iter().filter_map(|(key, ty)| {
        let schema = key.strip_prefix(HOLDER)?;
        Some((schema.to_owned(), ty))
    });
    (specsmith::emit(&api, &case.options()), holders.collect())
}

fn add_holders(root: &mut Value) {
    let schemas = root.pointer_mut("/components/schemas");
    let Some(schemas) = schemas.and_then(Value::as_object_mut) else {
        return;
    };
    let keys: Vec<String> = schemas.keys().cloned().collect();
    for key in keys {
        let holder = json!({
            "type": "object",
            "required": ["value"],
            "properties": { "value": { "$ref": format!("#/components/schemas/{key}") } },
        });
        schemas.insert(format!("{HOLDER}{key}"), holder);
    }
}

fn write_files(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).expect("the output folder can be written");
        write_file(&path, text);
    }
}

fn write_file(path: &Path, text: &str) {
    fs::write(path, text).expect("the output folder can be written");
}
