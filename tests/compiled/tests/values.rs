//! `values.yaml` of every feature: JSON that a schema accepts comes back unchanged, JSON that it refuses
//! does not get through. Whether a schema accepts a value is also asked of a validator that nobody here wrote.

use std::collections::BTreeMap;
use std::fs;

use insta::{Settings, assert_snapshot};
use serde_json::{Value, json};
use specsmith_compiled_features::PROBES;
use specsmith_compiled_features::case::Case;
use specsmith_compiled_features::equality::same;
use specsmith_compiled_features::probe::{Outcome, Probe};
use specsmith_tests::document::Document;
use specsmith_tests::json_schema::Examples;

/// The values of one schema.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    /// Values that the schema accepts.
    #[serde(default)]
    accepted: Vec<Value>,
    /// Values that it refuses.
    #[serde(default)]
    refused: Vec<Value>,
    /// Values that the schema accepts and that come back without what the document does not speak of.
    #[serde(default)]
    stripped: Vec<Stripped>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stripped {
    value: Value,
    comes_back: Value,
}

#[test]
fn values_come_back_unchanged_or_are_refused() {
    let mut tried = 0;
    let mut failures = Vec::new();
    for case in Case::all() {
        let Ok(text) = fs::read_to_string(case.folder.join("values.yaml")) else {
            continue;
        };
        let values: BTreeMap<String, Values> =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let document = Document { root: case.root() };
        let oracle = Examples::new(&document);
        let mut refusals = String::new();
        for (schema, values) in &values {
            let trial = Trial {
                place: format!("{}, {schema}", case.name),
                probe: find_probe(&case.name, schema),
                oracle: &oracle,
                schema: json!({ "$ref": format!("#/components/schemas/{schema}") }),
            };
            let (refused, failed) = trial.run(schema, values);
            refusals.push_str(&refused);
            failures.extend(failed);
            tried += values.accepted.len() + values.refused.len() + values.stripped.len();
        }
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(&case.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!("refusals", refusals));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(tried > 200, "only {tried} values were found");
}

/// Arms that hold each other and that nothing tells apart could be tried in 2 to the power of 60 ways.
#[test]
fn attempts_do_not_multiply() {
    let probe = find_probe("ambiguous-recursion", "Expression");
    let nested = |innermost: Value| (0..60).fold(innermost, |inside, _| json!({ "left": inside }));
    let fitting = nested(json!([]));
    assert_eq!(probe(&fitting), Outcome::Accepted(fitting.clone()));
    match probe(&nested(json!(1))) {
        Outcome::Refused(reason) => assert!(reason.len() < 5_000, "{reason}"),
        Outcome::Accepted(value) => panic!("{value} is accepted"),
    }
}

/// Whether exactly one arm fits is asked at every level, and each answer asks again further in. A leaf
/// is any object: what is around two alternatives that fit is a leaf only, and so on.
#[test]
fn exclusions_do_not_multiply() {
    let probe = find_probe("exclusive-arms", "Recursive");
    let nested = |depth| (0..depth).fold(json!({}), |inside, _| json!({ "inner": inside }));
    assert_eq!(probe(&nested(60)), Outcome::Accepted(json!({})));
    match probe(&nested(61)) {
        Outcome::Refused(reason) => assert!(reason.contains("more than one"), "{reason}"),
        Outcome::Accepted(value) => panic!("{value} is accepted"),
    }
}

fn find_probe(case: &str, schema: &str) -> Probe {
    let found = PROBES
        .iter()
        .find(|(name, key, _)| (*name, *key) == (case, schema));
    let (_, _, probe) = found.unwrap_or_else(|| panic!("{case} has no schema {schema}"));
    *probe
}

struct Trial<'a> {
    place: String,
    probe: Probe,
    oracle: &'a Examples,
    schema: Value,
}

impl Trial<'_> {
    /// Tries all values: what is said to those that are refused, and what should not have happened.
    fn run(&self, name: &str, values: &Values) -> (String, Vec<String>) {
        let accepted = values.accepted.iter().map(|value| (value, value));
        let stripped = values.stripped.iter();
        let stripped = stripped.map(|stripped| (&stripped.value, &stripped.comes_back));
        let mut failures: Vec<String> = accepted
            .chain(stripped)
            .filter_map(|(value, wanted)| self.fails_to_accept(value, wanted))
            .collect();
        let mut refusals = String::new();
        for value in &values.refused {
            match self.refusal(value) {
                Ok(reason) => refusals.push_str(&format!("{name} {value}\n{reason}\n\n")),
                Err(failure) => failures.push(failure),
            }
        }
        let placed = |failure| format!("{}: {failure}", self.place);
        (refusals, failures.into_iter().map(placed).collect())
    }

    fn fails_to_accept(&self, value: &Value, wanted: &Value) -> Option<String> {
        let complaints = self.oracle.complaints(&self.schema, value);
        if !complaints.is_empty() {
            return Some(format!("{value} is not valid: {complaints:?}"));
        }
        match (self.probe)(value) {
            Outcome::Accepted(given) if same(&given, wanted) => None,
            Outcome::Accepted(given) => Some(format!("{wanted} came back as {given}")),
            Outcome::Refused(reason) => Some(format!("{value} is refused: {reason}")),
        }
    }

    fn refusal(&self, value: &Value) -> Result<String, String> {
        if self.oracle.complaints(&self.schema, value).is_empty() {
            return Err(format!("{value} is valid"));
        }
        match (self.probe)(value) {
            Outcome::Accepted(_) => Err(format!("{value} is accepted")),
            Outcome::Refused(reason) => Ok(reason),
        }
    }
}
