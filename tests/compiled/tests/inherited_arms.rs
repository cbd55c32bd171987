//! A base that lists its own children. JSON Schema has no answer to it, and validators none either: taken
//! at its word, a child is a union of itself and its siblings, without an end. So the values stand here.

use serde_json::{Value, json};
use specsmith_compiled_features::PROBES;
use specsmith_compiled_features::equality::same;
use specsmith_compiled_features::inherited_arms::models::{Far, LeafOne, Shape, Square};
use specsmith_compiled_features::probe::Outcome;

fn outcome(schema: &str, value: &Value) -> Outcome {
    let mut probes = PROBES.iter();
    let found = probes.find(|(case, key, _)| (*case, *key) == ("inherited-arms", schema));
    let (_, _, probe) = found.unwrap_or_else(|| panic!("there is no schema {schema}"));
    probe(value)
}

fn assert_accepted(schema: &str, values: &Value) {
    for value in values.as_array().into_iter().flatten() {
        match outcome(schema, value) {
            Outcome::Accepted(given) => assert!(same(&given, value), "{value} became {given}"),
            Outcome::Refused(reason) => panic!("{schema} refuses {value}: {reason}"),
        }
    }
}

fn assert_refused(schema: &str, values: &Value) {
    for value in values.as_array().into_iter().flatten() {
        let outcome = outcome(schema, value);
        assert!(
            matches!(outcome, Outcome::Refused(_)),
            "{schema} takes {value}"
        );
    }
}

#[test]
fn a_discriminator_tells_the_children_apart() {
    let accepted = json!([
        { "kind": "Circle", "name": "a", "r": 1.5 },
        { "kind": "Square", "next": { "kind": "Dot" }, "side": 2.0 },
        { "kind": "Ring", "r": 2.0, "hole": 1.0 },
        { "kind": "Dot" },
    ]);
    assert_accepted("Shape", &accepted);
    let refused = json!([
        { "kind": "Circle" },
        { "kind": "Circle", "r": 1, "name": "abcdef" },
        { "kind": "Shape" },
        { "kind": "Square", "r": 1 },
        { "kind": "Blob", "mass": 1 },
        { "kind": "Dot", "next": { "kind": "Ring", "r": 1 } },
        { "r": 1 },
        null,
    ]);
    assert_refused("Shape", &refused);
}

#[test]
fn a_mapping_leads_to_grandchildren() {
    let accepted = json!([{ "kind": "one", "m": 1, "one": 1 }, { "kind": "two", "m": 1 }]);
    assert_accepted("Far", &accepted);
    assert_refused(
        "Far",
        &json!([{ "kind": "one" }, { "kind": "three", "m": 1 }, { "m": 1 }]),
    );
}

#[test]
fn children_without_a_discriminator_are_told_apart_by_their_members() {
    assert_accepted("Plain", &json!([{ "id": 1, "a": 1 }, { "id": 1, "f": 1 }]));
    assert_refused(
        "Plain",
        &json!([{ "id": 1 }, { "a": 1 }, { "id": 1, "a": "x" }]),
    );
    assert_accepted(
        "Mixed",
        &json!([{ "id": 1, "h": "x" }, { "id": 1, "s": "x" }, { "id": 1, "h": "x", "s": "x" }]),
    );
    assert_refused("Mixed", &json!([{ "id": 1 }, { "h": "x" }, { "s": "x" }]));
}

#[test]
fn a_child_has_what_the_base_declares() {
    assert_accepted("Circle", &json!([{ "kind": "Circle", "r": 1.0 }]));
    assert_refused(
        "Circle",
        &json!([{ "r": 1 }, { "kind": "Circle" }, { "kind": "Square", "r": "a" }]),
    );
    assert_accepted("PlainC", &json!([{ "id": 1, "c": 1 }]));
    assert_refused("PlainC", &json!([{ "id": 1 }, { "c": 1 }]));
    assert_accepted("Middle", &json!([{ "kind": "any", "m": 1 }]));
    assert_refused("Middle", &json!([{ "kind": "any" }]));
}

#[test]
fn a_child_that_is_no_arm_has_the_arms_too() {
    assert_accepted("Blob", &json!([{ "kind": "Circle", "r": 1.0, "mass": 1 }]));
    assert_refused(
        "Blob",
        &json!([{ "kind": "Circle", "r": 1 }, { "kind": "Blob", "mass": 1 }]),
    );
}

#[test]
fn the_base_is_used_as_any_union() {
    let accepted =
        json!([{ "shape": { "kind": "Circle", "r": 1.0 } }, { "few": { "id": 1, "b": 1 } }]);
    assert_accepted("Holder", &accepted);
    let refused =
        json!([{ "shape": { "kind": "Circle" } }, { "few": { "id": 1 } }, { "few": { "b": 1 } }]);
    assert_refused("Holder", &refused);
}

#[test]
fn constructors_of_children_name_them() {
    assert_eq!(
        Shape::from(Square::new(1.0)),
        Shape::Square(Square::new(1.0))
    );
    assert_eq!(Square::new(1.0).kind, "Square");
    assert_eq!(LeafOne::new(1).kind, "one");
    assert_eq!(Far::from(LeafOne::new(1)), Far::LeafOne(LeafOne::new(1)));
}
