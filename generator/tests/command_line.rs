//! The binary: what it writes and leaves alone, what it says, and its exit codes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;
use tempfile::TempDir;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
    Owner: { type: object, properties: { name: { type: string } } }
";

const CONFIG: &str = "spec = \"api.yaml\"\nout = \"out\"\nname = \"pets\"\n";

/// A project with a document and a configuration.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write(&folder, "api.yaml", DOCUMENT);
    write(&folder, "specsmith.toml", CONFIG);
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    let parent = path.parent().expect("it is in a folder");
    fs::create_dir_all(parent).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_specsmith"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the binary runs")
}

/// Runs the binary and checks its exit code; gives what it prints, first to stdout, then to stderr.
fn expect(folder: &TempDir, arguments: &[&str], code: i32) -> (String, String) {
    let output = run(folder.path(), arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    let (said, told) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{said}{told}");
    (said, told)
}

/// Gives every file a time long ago, so that one that is written again stands out.
fn age(folder: &Path) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in files(folder) {
        let file = fs::File::options().write(true).open(path);
        let file = file.expect("the file can be opened");
        file.set_modified(long_ago).expect("its time can be set");
    }
    long_ago
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn only_files_that_change_are_written() {
    let folder = project();
    let (first, _) = expect(&folder, &["generate"], 0);
    assert!(first.contains(" 0 unchanged, 0 removed"), "{first}");
    let out = folder.path().join("out");
    let long_ago = age(&out);
    let (second, _) = expect(&folder, &["generate"], 0);
    assert!(second.contains("; 0 files written, "), "{second}");
    write(
        &folder,
        "api.yaml",
        &DOCUMENT.replace(
            "Owner: { type: object, ",
            "Owner: { type: object, title: Who, ",
        ),
    );
    let (third, _) = expect(&folder, &["generate"], 0);
    assert!(third.contains("; 1 files written, "), "{third}");
    let changed: Vec<_> = files(&out)
        .into_iter()
        .filter(|path| {
            path.metadata()
                .and_then(|file| file.modified())
                .is_ok_and(|time| time != long_ago)
        })
        .collect();
    assert_eq!(changed, [out.join("src/models/owner.rs")]);
}

#[test]
fn stale_files_go_and_others_stay() {
    let folder = project();
    expect(&folder, &["generate"], 0);
    write(&folder, "out/src/mine.rs", "//! Mine.\n");
    write(&folder, "out/src/models/notes.txt", "");
    write(
        &folder,
        "api.yaml",
        &DOCUMENT.replace(
            "    Owner: { type: object, properties: { name: { type: string } } }\n",
            "",
        ),
    );
    let (said, _) = expect(&folder, &["generate"], 0);
    assert!(said.contains(", 1 removed"), "{said}");
    let src = folder.path().join("out/src");
    assert!(!src.join("models/owner.rs").exists());
    assert!(src.join("mine.rs").exists() && src.join("models/notes.txt").exists());
    expect(&folder, &["check"], 0);
}

#[test]
fn a_crate_inside_of_another_one_is_left_alone() {
    let folder = project();
    let inner = [
        "generate",
        "api.yaml",
        "--out",
        "out/src/inner",
        "--name",
        "inner",
    ];
    expect(&folder, &inner, 0);
    let (said, _) = expect(&folder, &["generate"], 0);
    assert!(said.contains(", 0 removed"), "{said}");
    let check = ["check", "api.yaml", "--out", "out/src/inner"];
    expect(&folder, &[&check[..], &["--name", "inner"]].concat(), 0);
}

#[test]
fn the_configured_document_keeps_its_configuration() {
    let folder = project();
    expect(&folder, &["generate"], 0);
    expect(&folder, &["check", "api.yaml"], 0);
    expect(&folder, &["check", "./api.yaml", "--out", "out"], 0);
}

#[test]
fn the_configured_name_holds_for_the_configured_document_wherever_it_goes() {
    let folder = project();
    let manifest = |path: &str| fs::read_to_string(folder.path().join(path)).expect("is written");
    expect(&folder, &["generate", "--out", "copy"], 0);
    assert!(manifest("copy/Cargo.toml").contains("name = \"pets\""));
    write(&folder, "other.yaml", DOCUMENT);
    expect(&folder, &["generate", "other.yaml", "--out", "other"], 0);
    assert!(manifest("other/Cargo.toml").contains("name = \"other\""));
}

#[test]
fn a_module_of_another_crate_is_written_without_a_manifest() {
    let folder = project();
    let arguments = [
        "generate",
        "api.yaml",
        "--out",
        "src/vendor/pets",
        "--as",
        "module",
    ];
    let path = ["--path", "crate::vendor::pets"];
    expect(&folder, &[&arguments[..], &path].concat(), 0);
    let module = folder.path().join("src/vendor/pets");
    assert!(!module.join("Cargo.toml").exists());
    let pet = fs::read_to_string(module.join("models/pet.rs")).expect("is written");
    assert!(pet.contains("use crate::vendor::pets::support::"), "{pet}");
    let root = fs::read_to_string(module.join("mod.rs")).expect("is written");
    assert!(root.contains("//! [dependencies]"), "{root}");

    let shared = [&arguments[..], &path, &["--support", "crate::runtime"]].concat();
    expect(&folder, &shared, 0);
    assert!(!module.join("support").exists());
    let root = fs::read_to_string(module.join("mod.rs")).expect("is written");
    assert!(
        root.contains("pub use crate::runtime as support;"),
        "{root}"
    );
    assert!(root.contains("`specsmith support`"), "{root}");

    write(
        &folder,
        "specsmith.toml",
        &format!("{CONFIG}as = \"module\"\npath = \"crate::a::b\"\n"),
    );
    expect(&folder, &["generate"], 0);
    let pet = fs::read_to_string(folder.path().join("out/models/pet.rs")).expect("is written");
    assert!(pet.contains("use crate::a::b::support::"), "{pet}");
}

#[test]
fn a_runtime_to_share_is_written_whole() {
    let folder = project();
    let write = ["support", "--out", "src/runtime"];
    let check = ["support", "--out", "src/runtime", "--check"];
    expect(&folder, &check, 1);
    expect(&folder, &write, 0);
    expect(&folder, &check, 0);
    let runtime = folder.path().join("src/runtime");
    let root = fs::read_to_string(runtime.join("mod.rs")).expect("is written");
    for listed in [
        "//! uuid = ",
        "//! url = ",
        "raw_value",
        "\nmod uuid;",
        "pub use url::",
    ] {
        assert!(root.contains(listed), "{listed}: {root}");
    }
    assert!(runtime.join("json/raw_value.rs").exists());

    fs::write(runtime.join("uuid.rs"), "").expect("can be written");
    let (said, _) = expect(&folder, &check, 1);
    assert!(said.contains("uuid.rs"), "{said}");
}

#[test]
fn paths_of_modules_are_checked() {
    let folder = project();
    let arguments = ["generate", "--as", "module", "--path", "pets::{a}"];
    let (_, told) = expect(&folder, &arguments, 2);
    assert_snapshot!(told, @"error: `pets::{a}` is no path of a module: one is `crate::vendor::api`; choose another one with --path");
    let (_, told) = expect(&folder, &["generate", "--path", "crate::pets"], 2);
    assert_snapshot!(told, @"error: `crate::pets` is of use to a module only: add --as module");
}

#[test]
fn names_that_no_crate_can_have_are_refused() {
    let folder = project();
    for name in ["crate", "match", "std", "serde-json", "1st", "Upper"] {
        let (_, told) = expect(&folder, &["generate", "--name", name], 2);
        assert!(told.contains(name) && told.contains("--name"), "{told}");
    }
}

#[test]
fn a_file_of_somebody_else_is_never_written_over() {
    let folder = project();
    write(&folder, "out/src/lib.rs", "//! Mine.\n");
    let (said, told) = expect(&folder, &["generate"], 1);
    assert_eq!(said, "");
    assert_snapshot!(told, @r"
    error[foreign-file]: this file is in the way, and was not generated
      --> out/src/lib.rs
      = help: move it, or generate into another folder with --out
    ");
    assert_eq!(
        files(&folder.path().join("out")).len(),
        1,
        "nothing else is written"
    );
    let text = fs::read_to_string(folder.path().join("out/src/lib.rs"));
    assert_eq!(text.expect("it is there"), "//! Mine.\n");
}

#[test]
fn check_tells_what_differs() {
    let folder = project();
    expect(&folder, &["generate"], 0);
    // Another process gives the same bytes: nothing depends on the seeds of hash maps.
    let (said, told) = expect(&folder, &["check"], 0);
    assert!(said.ends_with(" files are up to date\n"), "{said}");
    assert_eq!(told, "");
    let owner = folder.path().join("out/src/models/owner.rs");
    let text = fs::read_to_string(&owner).expect("the model is there");
    let edited = text.replacen("pub name", "pub nom\u{1b}[2J", 1);
    assert_ne!(edited, text);
    fs::write(&owner, &edited).expect("it can be edited");
    fs::remove_file(folder.path().join("out/src/models/pet.rs")).expect("it can be removed");
    let first_line = text.lines().next().expect("it has a line");
    write(&folder, "out/src/models/old.rs", &format!("{first_line}\n"));
    let (said, _) = expect(&folder, &["check"], 1);
    assert_snapshot!("difference", said);
    let unchanged = fs::read_to_string(&owner).expect("it is there still");
    assert_eq!(unchanged, edited, "check writes nothing");
}

#[test]
fn help_is_what_it_was() {
    let folder = project();
    assert_snapshot!("help", expect(&folder, &["--help"], 0).0);
    assert_snapshot!(
        "help_generate",
        expect(&folder, &["generate", "--help"], 0).0
    );
}

#[test]
fn wrong_usage_is_told_apart_from_faults() {
    let folder = project();
    for arguments in [&[][..], &["build"], &["generate", "--colour", "red"]] {
        let (_, told) = expect(&folder, arguments, 2);
        assert!(told.contains("Usage: specsmith"), "{told}");
    }
    let (_, told) = expect(&folder, &["generate", "other.yaml"], 2);
    assert!(told.contains("--out"), "{told}");
    let (_, told) = expect(&folder, &["generate", "--name", "No Name"], 2);
    assert!(told.contains("choose another one with --name"), "{told}");
    write(&folder, "specsmith.toml", "spec = 5");
    let (_, told) = expect(&folder, &["generate"], 2);
    assert!(told.starts_with("error[configuration]: "), "{told}");
}

#[test]
fn without_configuration_both_paths_are_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (_, told) = expect(&folder, &["generate"], 2);
    assert!(told.contains("a document is given neither"), "{told}");
    write(&folder, "api.yaml", DOCUMENT);
    expect(&folder, &["generate", "api.yaml", "--out", "my-pets"], 0);
    let manifest = fs::read_to_string(folder.path().join("my-pets/Cargo.toml"));
    assert!(
        manifest
            .expect("it is there")
            .contains("name = \"my-pets\"")
    );
}

#[test]
fn a_document_that_can_not_be_read_is_told_with_its_place() {
    let folder = project();
    fs::remove_file(folder.path().join("api.yaml")).expect("it can be removed");
    let (said, told) = expect(&folder, &["generate"], 1);
    assert_eq!(said, "");
    assert!(
        told.contains("error[unreadable-file]") && told.contains("--> api.yaml\n"),
        "{told}"
    );
    write(&folder, "api.yaml", "openapi: 3.0.3\npaths: [\n");
    let (_, told) = expect(&folder, &["generate"], 1);
    assert!(
        told.contains("error[syntax]") && told.contains("--> api.yaml:3:1\n"),
        "{told}"
    );
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn the_configuration_is_found_from_below() {
    let folder = project();
    let below = folder.path().join("deep/below");
    fs::create_dir_all(&below).expect("a folder can be made");
    let output = run(&below, &["generate"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(folder.path().join("out/Cargo.toml").exists());
    assert!(files(&below).is_empty());
}

/// Escape codes, a bell, a C1 control and characters that turn text around.
const HARMFUL: &str = "\u{1b}]0;title\u{7}\u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{200b}";

#[test]
fn nothing_in_a_document_controls_the_terminal() {
    let folder = project();
    let json = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Pets", "version": "1"}}, "paths": {{}},
            "components": {{"schemas": {{"Pet{0}": {{"$ref": "{0}.yaml"}}, "Owner{0}": {{"type": "{0}"}}}}}}}}"#,
        HARMFUL
            .replace('\u{1b}', "\\u001b")
            .replace('\u{7}', "\\u0007")
    );
    write(&folder, "api.json", &json);
    for format in ["text", "json"] {
        let arguments = [
            "generate",
            "api.json",
            "--out",
            "out",
            "--verbose",
            "--format",
            format,
        ];
        let (_, told) = expect(&folder, &arguments, 1);
        assert!(
            told.contains("unresolved-reference") && told.contains("widened"),
            "{told}"
        );
        let harmful = told
            .chars()
            .filter(|character| *character != '\n' && HARMFUL.contains(*character));
        let letters: Vec<char> = harmful
            .filter(|character| !character.is_ascii_graphic())
            .collect();
        assert_eq!(letters, [], "{told:?}");
    }
}
