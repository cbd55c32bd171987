//! The documents of `tests/features/` against a validator that nobody here wrote.

use std::collections::BTreeSet;
use std::path::Path;

use specsmith_corpus::fidelity::{self, Fate, Settings, Wrong};

/// Where validator and types do not agree, and why that is known.
const KNOWN: &[(Wrong, &str)] = &[
    // `properties` without `type`: an object is meant, though JSON Schema takes anything else, too;
    // and `items` without it mean an array, also where they are asserted of what has no type.
    (
        Wrong::RefusedThoughValid,
        "decode: must be an object (…), not a number",
    ),
    (
        Wrong::RefusedThoughValid,
        "decode: must be an array, not a number",
    ),
    (
        Wrong::RefusedThoughValid,
        "decode: must be an array, not a string",
    ),
    (Wrong::RefusedThoughValid, "validate: type"),
    // What a discriminator says is no assertion of JSON Schema: it takes a value for an arm that
    // the tag does not name, and refuses one that all arms take.
    (Wrong::RefusedThoughValid, "validate: discriminator"),
    (Wrong::RefusedThoughValid, "decode: is missing"),
    (
        Wrong::RefusedThoughValid,
        "decode: must be an array, not a boolean",
    ),
    (Wrong::AcceptedThoughInvalid, "oneOf"),
    // A union that is an arm of itself: the validator follows it without end and says yes.
    (
        Wrong::RefusedThoughValid,
        "decode: must be a number or a string, not null",
    ),
    // `additionalProperties: false` in one member of an `allOf` is not applied to what others declare.
    (Wrong::AcceptedThoughInvalid, "additionalProperties"),
    // A number of an integer format has no fraction.
    (Wrong::RefusedThoughValid, "decode: N is not an integer"),
    // An integer that is written as a float beyond 2^53 may be another one.
    (
        Wrong::RefusedThoughValid,
        "decode: N can't be read exactly as it is written",
    ),
    // Formats that the validator does not know, and content encodings, which it takes for remarks.
    (Wrong::RefusedThoughValid, "decode: must be baseN"),
    (Wrong::RefusedThoughValid, "decode: must be baseNurl"),
    (Wrong::RefusedThoughValid, "validate: format"),
];

/// Documents with words that the validator passes over, and that the generator takes for what is
/// meant: it refuses more, and must not accept more.
const MENDED: &[&str] = &["chosen-types/", "defects/", "older-drafts/"];

fn is_mended(document: &str) -> bool {
    MENDED.iter().any(|name| document.starts_with(name))
}

#[test]
fn types_accept_and_refuse_what_schemas_do() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = Settings {
        folder: here.join("../features"),
        filter: "api.yaml".to_owned(),
        work: Path::new(env!("CARGO_TARGET_TMPDIR")).join("fidelity"),
        ..Settings::default()
    };
    let summary = fidelity::run(&settings).expect("the documents can be tried");
    let summary = summary.expect("the folder of features is there");
    let tried: usize = summary.tallies().map(|tally| tally.made).sum();
    assert!(tried > 1_000, "only {tried} values were tried");
    for (name, fate) in &summary.documents {
        assert!(matches!(fate, Fate::Tried(_)), "{name}: {fate:?}");
    }
    let found: BTreeSet<(Wrong, &str)> = summary
        .disagreements()
        .filter(|one| one.wrong != Wrong::RefusedThoughValid || !is_mended(&one.document))
        .map(|one| (one.wrong, one.cause.as_str()))
        .collect();
    assert_eq!(found, KNOWN.iter().copied().collect(), "{summary}");
}

#[test]
fn an_absent_folder_is_told() {
    let settings = Settings {
        folder: "no such folder".into(),
        ..Settings::default()
    };
    assert!(fidelity::run(&settings).expect("nothing is run").is_none());
}
