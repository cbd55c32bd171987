//! What inherits says what it is, once, without being told to.

use serde_json::{Value, json};
use specsmith_compiled_features::inheritance::api::pets::PetsApi;
use specsmith_compiled_features::inheritance::models::{
    Bike, Cat, Circle, Dog, DogBase, Loud, Pet, PetBase, Puppy, Racer, Shape, ShapeBase, Silent,
};
use specsmith_compiled_features::inheritance::server::{self, Backend, Context};
use specsmith_compiled_features::inheritance::{Client, Undeclared};

/// Gives back the pet and its friend.
struct Shelter;

impl Backend for Shelter {
    type Principal = ();
}

impl PetsApi for Shelter {
    async fn add_pet(&self, _: &Context<()>, body: Pet) -> Result<Vec<Pet>, Undeclared> {
        let friend = match &body {
            Pet::Puppy(puppy) => puppy.friend.as_deref().cloned(),
            _ => None,
        };
        Ok([Some(body), friend].into_iter().flatten().collect())
    }
}

#[tokio::test]
async fn descendants_travel_as_what_they_are() {
    let client = Client::in_process(server::router(Shelter)).build();
    let client = client.expect("settings are valid");
    let cat = Pet::from(Cat::new("Tom", 9));
    let puppy = Pet::from(Puppy {
        friend: Some(Box::new(cat.clone())),
        ..Puppy::new("Rexi", 7)
    });
    let pets = client.add_pet(&puppy).await.expect("succeeds");
    assert_eq!(pets, [puppy, cat]);
}

/// The text of a value, so that a member that is there twice is seen.
fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("the value can be written")
}

#[test]
fn the_discriminator_is_written_once() {
    let cases = [
        (
            text(&Pet::from(PetBase::new("Any"))),
            r#"{"kind":"Pet","name":"Any"}"#,
        ),
        (
            text(&Dog::from(DogBase::new("Rex"))),
            r#"{"kind":"Dog","name":"Rex"}"#,
        ),
        (text(&Bike::from(Racer::new())), r#"{"$type":"racer"}"#),
        (
            text(&Shape::from(Circle::default())),
            r##"{"form":"#round"}"##,
        ),
        (text(&Shape::from(ShapeBase::default())), "{}"),
        (
            text(&Silent::from(Loud::new(11))),
            r#"{"what":"Loud","volume":11}"#,
        ),
    ];
    for (written, wanted) in cases {
        assert_eq!(written, wanted);
    }
}

#[test]
fn what_is_unknown_is_kept() {
    let bird = json!({ "kind": "Bird", "name": "Tweety", "wings": 2 });
    let read: Pet = serde_json::from_value(bird.clone()).expect("is read");
    assert!(matches!(&read, Pet::Unknown(kept) if *kept == bird));
    let written: Value = serde_json::to_value(&read).expect("is written");
    assert_eq!(written, bird);
}
