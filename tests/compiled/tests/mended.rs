//! Values of schemas that are wrong in form: a validator that takes them at their word does not say
//! what they mean.

use serde_json::{Value, json};
use specsmith_compiled_features::PROBES;
use specsmith_compiled_features::probe::Outcome;

fn is_accepted(schema: &str, value: &Value) -> bool {
    let found = PROBES
        .iter()
        .find(|(case, key, _)| (*case, *key) == ("mended-types", schema));
    let (.., probe) = found.unwrap_or_else(|| panic!("there is no schema {schema}"));
    match probe(value) {
        Outcome::Accepted(back) => {
            assert_eq!(back, *value, "{schema}");
            true
        }
        Outcome::Refused(_) => false,
    }
}

#[test]
fn values_are_those_of_the_types_that_are_meant() {
    for (schema, accepted, refused) in [
        ("Nullable", json!(["a", null]), json!([1])),
        ("Nothing", json!([null]), json!(["a", 0, {}])),
        ("Either", json!([1, null]), json!(["a", {}])),
        ("One", json!([true, null]), json!(["a", {}])),
        ("Only", json!([null]), json!(["a", {}])),
        ("Neither", json!([]), json!(["a", null, {}])),
        ("Flag", json!([true, false]), json!(["true", "false"])),
        ("Level", json!([1, 2]), json!(["1", 3])),
        ("Share", json!([0.5, 1, null]), json!(["0.5", 2])),
        (
            "Release",
            json!(["1.0", "1.1", "2", "latest"]),
            json!([1.0, "1"]),
        ),
        ("Answer", json!(["false"]), json!([false, "true"])),
        ("Numbers", json!(["1", "5"]), json!([1, "6"])),
        ("Left", json!(["a", "1"]), json!([1, ["b"], "b"])),
        ("Ignored", json!(["low", "high"]), json!([1, "middle"])),
        ("Untyped", json!(["a", 1]), json!([])),
        ("Step", json!([0.3]), json!(["a"])),
        ("Narrow", json!([2147483647]), json!([2147483648_u32])),
        (
            "Crossed",
            json!([0, 2147483647]),
            json!([-1, 2147483648_u32]),
        ),
        ("Python", json!(["a"]), json!(["a1", "AaZ"])),
        ("Literal", json!(["a"]), json!(["aa", "/a/"])),
        ("Flags", json!(["a", "B"]), json!([1])),
        ("Posix", json!(["a"]), json!([1])),
        ("Perl", json!(["a"]), json!([1])),
    ] {
        for value in accepted.as_array().into_iter().flatten() {
            assert!(is_accepted(schema, value), "{schema} refuses {value}");
        }
        for value in refused.as_array().into_iter().flatten() {
            assert!(!is_accepted(schema, value), "{schema} accepts {value}");
        }
    }
}
