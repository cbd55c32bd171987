//! The documents of `tests/features/`, and documents made at random, against a validator that nobody
//! here wrote.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use specsmith::UndeclaredMembers;
use specsmith_corpus::fidelity::{self, Disagreement, Fate, Settings, Summary, Wrong};
use specsmith_corpus::invent;

/// The document of every feature.
const DOCUMENT: &str = "api.yaml";

/// Where validator and types do not agree, and why that is known.
const LIST: &str = include_str!("../known-disagreements.toml");

#[derive(Deserialize)]
struct List {
    known: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    reason: String,
    /// Whether only models that drop undeclared members disagree.
    #[serde(default)]
    dropping: bool,
    disagreements: Vec<String>,
}

/// The lines of the list about such models, each of which stands there once.
fn known_disagreements(undeclared: UndeclaredMembers) -> BTreeSet<String> {
    let list: List = toml::from_str(LIST).expect("the list can be read");
    let mut all = BTreeSet::new();
    for known in list.known {
        let Known {
            reason,
            dropping,
            disagreements: lines,
        } = known;
        let applies = !dropping || undeclared == UndeclaredMembers::Drop;
        assert!(!reason.is_empty(), "have no reason: {lines:#?}");
        assert!(lines.is_sorted(), "{reason} is not sorted: {lines:#?}");
        for line in lines.into_iter().filter(|_| applies) {
            assert!(!all.contains(&line), "stands in the list twice: {line}");
            all.insert(line);
        }
    }
    all
}

/// What the line of a disagreement says: where it is, what the type does, and the cause.
fn line(disagreement: &Disagreement) -> String {
    let Disagreement {
        document,
        place,
        wrong,
        cause,
        ..
    } = disagreement;
    let feature = document.strip_suffix(DOCUMENT).unwrap_or(document);
    let feature = feature.trim_end_matches('/');
    let does = match wrong {
        Wrong::RefusedThoughValid => "refused",
        Wrong::Changed => "changed",
        Wrong::Crashed => "crashed",
        Wrong::AcceptedThoughInvalid => "accepted",
    };
    format!("{feature}, {place}: {does}: {cause}")
}

/// The summary of the documents of a folder for each sort of models. They are built one folder after the
/// other, with dependencies that are built once.
fn summaries(folder: PathBuf, filter: &str) -> [(UndeclaredMembers, Summary); 2] {
    static WORK: Mutex<()> = Mutex::new(());
    let _alone = WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let sorts = [UndeclaredMembers::Keep, UndeclaredMembers::Drop];
    let settings = Settings {
        folder,
        filter: filter.to_owned(),
        work: Path::new(env!("CARGO_TARGET_TMPDIR")).join("fidelity"),
        undeclared: sorts.to_vec(),
        ..Settings::default()
    };
    let summaries = fidelity::run(&settings).expect("the documents can be tried");
    let summaries = summaries.expect("the folder is there");
    let [keeping, dropping]: [Summary; 2] = summaries.try_into().expect("each sort has one");
    [(sorts[0], keeping), (sorts[1], dropping)]
}

/// Every document was tried, and nothing came of it that is not known.
fn check(summary: &Summary, known: &BTreeSet<String>) {
    let tried: usize = summary.tallies().map(|tally| tally.made).sum();
    assert!(tried > 1_000, "only {tried} values were tried");
    for (name, fate) in &summary.documents {
        assert!(matches!(fate, Fate::Tried(_)), "{name}: {fate:?}");
    }
    let found: BTreeSet<String> = summary.disagreements().map(line).collect();
    let new: Vec<&String> = found.difference(known).collect();
    let gone: Vec<&String> = known.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "new: {new:#?}\nno more: {gone:#?}\n{summary}"
    );
}

#[test]
fn types_accept_and_refuse_what_schemas_do() {
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../features");
    for (undeclared, summary) in summaries(features, DOCUMENT) {
        println!("models that {undeclared:?} undeclared members");
        check(&summary, &known_disagreements(undeclared));
        let stripped = summary.tallies().any(|tally| tally.stripped > 0);
        assert_eq!(stripped, undeclared == UndeclaredMembers::Drop);
    }
}

#[test]
fn types_do_so_for_schemas_made_at_random() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let documents = invent::Arguments {
        folder: folder.path().to_owned(),
        count: 6,
        from: 0,
    };
    documents.run().expect("the folder can be written to");
    for (undeclared, summary) in summaries(documents.folder, "") {
        println!("models that {undeclared:?} undeclared members");
        check(&summary, &BTreeSet::new());
    }
}

#[test]
fn an_absent_folder_is_told() {
    let settings = Settings {
        folder: "no such folder".into(),
        ..Settings::default()
    };
    assert!(fidelity::run(&settings).expect("nothing is run").is_none());
}
