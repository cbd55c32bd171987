//! What the generator says of broken documents: each kind of diagnostic on small ones in
//! `tests/diagnostics/<code>/`, and hostile ones that are made here.

mod case;
mod hostile;

use std::collections::BTreeSet;
use std::fs;

use insta::{Settings, assert_snapshot};
use specsmith::diagnostic::{Code, Diagnostic, Renderer, Severity, Spot};
use specsmith::pointer::Pointer;

use case::{Case, Within, is_snapshot, names_in, root};

#[test]
fn broken_documents_are_told_about_as_before() {
    for case in Case::all() {
        let said = case.diagnostics();
        let codes: Vec<&str> = said.iter().map(|said| said.code.as_str()).collect();
        assert!(codes.contains(&case.code.as_str()), "{case:?}: {codes:?}");
        let source = Within(case.folder.clone());
        assert_located(&case, &Renderer::new(&source, false), &said);
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(root().join(&case.code));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            let text = Renderer::new(&source, false).text(&said);
            assert_snapshot!(case.name.as_str(), text);
        });
    }
}

/// What a file describes has a line; only what is said of a whole file has none.
fn assert_located(case: &Case, renderer: &Renderer<'_>, said: &[Diagnostic]) {
    for said in said {
        let json = renderer.json(std::slice::from_ref(said));
        let has_line = !json.contains(r#""line":null"#);
        let root = Spot::Pointer(Pointer::root());
        let is_whole = said.location.spot == Spot::File || said.location.spot == root;
        assert!(has_line || is_whole, "{case:?}: {json}");
    }
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let codes: BTreeSet<String> = Code::ALL
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect();
    let folders: BTreeSet<String> = names_in(&root()).into_iter().collect();
    assert_eq!(folders, codes);
    for code in codes {
        assert!(!names_in(&root().join(&code)).is_empty(), "{code} is empty");
    }
}

#[test]
fn every_snapshot_has_a_case() {
    let cases: BTreeSet<(String, String)> = Case::all()
        .into_iter()
        .map(|case| (case.code, format!("{}.snap", case.name)))
        .collect();
    let mut snapshots = BTreeSet::new();
    for code in names_in(&root()) {
        let entries = fs::read_dir(root().join(&code)).expect("a folder of cases can be listed");
        for entry in entries {
            let name = entry.expect("an entry can be read").file_name();
            let name = name.to_string_lossy().into_owned();
            if is_snapshot(&name) {
                snapshots.insert((code.clone(), name));
            }
        }
    }
    assert_eq!(snapshots, cases);
}

#[test]
fn all_faults_of_a_document_are_told_in_one_run() {
    let cases = Case::all();
    let case = cases
        .iter()
        .find(|case| (case.code.as_str(), case.name.as_str()) == ("malformed", "wrong-types.yaml"));
    let case = case.expect("the case is there");
    let file = fs::read_to_string(case.folder.join("wrong-types.yaml")).expect("can be read");
    let marked: BTreeSet<usize> = file
        .lines()
        .enumerate()
        .filter(|(_, line)| line.ends_with("# wrong"))
        .map(|(index, _)| index + 1)
        .collect();
    let source = Within(case.folder.clone());
    let mut said = case.diagnostics();
    said.retain(|said| said.severity == Severity::Error);
    let json = Renderer::new(&source, false).json(&said);
    let told = json.lines().map(|line| {
        let object: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        let line = object["line"].as_u64().expect("it has a line");
        usize::try_from(line).expect("it is small")
    });
    assert_eq!(told.collect::<BTreeSet<usize>>(), marked);
}
