//! Every folder of `tests/features/`: what is understood of its document, and the Rust that it becomes.

use insta::{Settings, assert_snapshot};
use specsmith::diagnostic::Diagnostics;
use specsmith_compiled_features::case::Case;

/// Runs a check on every case, with its folder as the place of snapshots.
fn for_each_case(check: impl Fn(&Case)) {
    let cases = Case::all();
    assert!(cases.len() > 20, "the folder of features was not found");
    for case in cases {
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(&case.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| check(&case));
    }
}

#[test]
fn models_are_what_they_were() {
    for_each_case(|case| {
        let mut diagnostics = Diagnostics::new();
        let api = specsmith::model(case.root(), &case.choices(), &mut diagnostics);
        let api = api.expect("the document has no errors");
        assert_snapshot!("model", specsmith::ir::outline(&api));
    });
}

#[test]
fn rust_is_what_it_was() {
    for_each_case(|case| {
        let mut diagnostics = Diagnostics::new();
        let output = specsmith::generate(case.root(), &case.options(), &mut diagnostics);
        let output = output.expect("the document has no errors");
        let files = output.files.iter();
        let text: String = files
            .map(|(path, text)| format!("//----- {path}\n{text}\n"))
            .collect();
        assert_snapshot!("rust", text);
    });
}

#[test]
fn diagnostics_are_what_they_were() {
    for_each_case(|case| assert_snapshot!("diagnostics", case.diagnostics()));
}
