//! Discriminators that the arms of a union have as text of their own: constructors set them, and
//! `validate()` refuses those that lead to other arms.

use serde_json::json;
use specsmith_compiled_features::default_mapping::models::{Cat, Dog, OtherPet, Pet};
use specsmith_compiled_features::discriminator::models::{Circle, Shape, Square};
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
