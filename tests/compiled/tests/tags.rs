//! Discriminators that the arms of a union have as text of their own: constructors set them, and
//! `validate()` refuses those that lead to other arms.

use serde_json::{Value, json};
use specsmith_compiled_features::PROBES;
use specsmith_compiled_features::default_mapping::models::{Cat, Dog, OtherPet, Pet};
use specsmith_compiled_features::discriminator::models::{Circle, Shape, Square};
use specsmith_compiled_features::probe::Outcome;
use specsmith_compiled_features::union_sources::models::{Branch, Leaf, Tree, Twig};
use specsmith_support::validate::Validate;

fn refusal(value: &impl Validate) -> Option<String> {
    value
        .validate()
        .err()
        .map(|violations| violations.to_string())
}

#[test]
fn constructors_set_the_discriminator() {
    let shape = Shape::from(Square::new());
    let written = serde_json::to_value(&shape).expect("a shape is JSON");
    assert_eq!(written, json!({ "kind": "Square" }));
    assert_eq!(refusal(&shape), None);
    assert_eq!(Dog::new(true).pet_type, "dog");
}

#[test]
fn the_discriminator_of_another_arm_is_refused() {
    let shape = Shape::from(Circle {
        kind: "Square".to_owned(),
        size: None,
    });
    let refused = refusal(&shape).expect("a circle is no square");
    assert_eq!(refused, r#"/kind: must be one of Circle, not "Square""#);
}

#[test]
fn the_default_arm_has_any_other_discriminator() {
    let tagged = |tag: Option<&str>| {
        Pet::from(OtherPet {
            pet_type: tag.map(str::to_owned),
            legs: 4,
        })
    };
    assert_eq!(refusal(&tagged(None)), None);
    assert_eq!(refusal(&tagged(Some("bird"))), None);
    let refused = refusal(&tagged(Some("cat"))).expect("a cat is no other pet");
    assert!(
        refused.contains("/petType: \"cat\" stands for another alternative"),
        "{refused}"
    );
    assert_eq!(refusal(&Pet::from(Cat::new(9))), None);
}

#[test]
fn what_belongs_to_one_arm_only_makes_it() {
    let leaf = Leaf::new("green");
    assert_eq!(Tree::from(1), Tree::Branch(Branch::from(1)));
    assert_eq!(
        Branch::from(Twig::from(leaf.clone())),
        Branch::Twig(Twig::Leaf(leaf))
    );
}

fn outcome(schema: &str, value: &Value) -> Outcome {
    let mut probes = PROBES.iter();
    let found = probes.find(|(case, key, _)| (*case, *key) == ("tags-of-members", schema));
    let (_, _, probe) = found.unwrap_or_else(|| panic!("there is no schema {schema}"));
    probe(value)
}

/// JSON Schema accepts these: to it, a parent says nothing of its children.
#[test]
fn a_child_that_says_what_it_is_by_a_constant_is_read_as_such() {
    for (schema, refused) in [
        ("Pet", json!({ "kind": "cat", "lives": "many" })),
        ("Pet", json!({ "kind": "puppy", "weeks": "few" })),
        ("Pet", json!({ "kind": "Cat" })),
        ("Dog", json!({ "kind": "puppy", "weeks": "few" })),
        ("Vehicle", json!({ "form": "car", "doors": "some" })),
        ("Vehicle", json!({ "form": "bike", "bell": 1 })),
        ("Numbered", json!({ "number": 1, "a": 2 })),
        ("Numbered", json!({ "number": 3, "a": "x" })),
        ("Zoo", json!({ "few": { "kind": "Fish", "fins": "many" } })),
    ] {
        let outcome = outcome(schema, &refused);
        assert!(
            matches!(outcome, Outcome::Refused(_)),
            "{schema}: {refused}"
        );
    }
}

/// JSON Schema refuses these: whatever is a cat is a pet, too, and so fits both arms.
#[test]
fn arms_that_inherit_a_discriminator_are_told_apart_by_it() {
    for accepted in [
        json!({ "any": { "kind": "cat", "lives": 9 } }),
        json!({ "any": { "kind": "puppy", "weeks": 3 } }),
        json!({ "some": { "kind": "puppy", "weeks": 3 } }),
    ] {
        assert_eq!(
            outcome("Zoo", &accepted),
            Outcome::Accepted(accepted.clone())
        );
    }
    let refused = json!({ "any": { "kind": "cat", "lives": "many" } });
    assert!(matches!(outcome("Zoo", &refused), Outcome::Refused(_)));
}
