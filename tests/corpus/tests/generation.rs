//! Every document of the corpus but the largest is generated, whole. The command of this package
//! takes those too, and compiles what comes out.

use std::collections::BTreeMap;
use std::fs;

use specsmith_corpus::document::{corpus, documents};
use specsmith_corpus::generate::generate_here;
use specsmith_corpus::known::known_failures;

/// Larger files take a generator that is not optimized too long.
const LARGEST: u64 = 400_000;

#[test]
fn every_operation_and_schema_is_generated() {
    if !corpus().is_dir() {
        println!("the corpus is not there: nothing is generated");
        return;
    }
    let known = known_failures().expect("the list can be read");
    let out = tempfile::tempdir().expect("a temporary folder can be made");
    let documents = documents(&corpus()).expect("the corpus can be listed");
    let mut faults = BTreeMap::new();
    for document in documents {
        let size = fs::metadata(&document.path).expect("it is there").len();
        if size > LARGEST {
            continue;
        }
        let module = document.module();
        let record = generate_here(&document.path, &out.path().join(&module), &module);
        let fault = record.expect("the output can be written").fault();
        match (fault, known.contains_key(&document.name)) {
            (Some(fault), false) => drop(faults.insert(document.name, fault)),
            (None, true) => drop(faults.insert(document.name, "does not fail any more".into())),
            (Some(_), true) | (None, false) => {}
        }
    }
    assert_eq!(faults, BTreeMap::new());
}
