//! Defaults of parameters. Nothing makes parameters of any operation, so that each default that a
//! document has is tried here by hand, and one that is not is found.

use std::collections::BTreeSet;

use specsmith_compiled_features::case::Case;
use specsmith_compiled_features::defaults::api::default::SearchParams;
use specsmith_compiled_features::defaults::models::Order;
use specsmith_compiled_features::support::Validate;
use specsmith_compiled_features::swagger::api::pets::GetPetParams;

use super::model;

/// The parameters that are tried.
const TRIED: &[&str] = &[
    "defaults, /paths/~1search/get: limit",
    "defaults, /paths/~1search/get: order",
    "defaults, /paths/~1search/get: page",
    "defaults, /paths/~1search/get: tags",
    "swagger, /paths/~1pets~1{id}/get: limit",
];

#[test]
fn every_default_of_a_parameter_is_tried() {
    let mut kept = BTreeSet::new();
    for case in Case::all() {
        for operation in &model(&case).operations {
            let parameters = operation.parameters.iter();
            let defaulted = parameters.filter(|parameter| parameter.default.is_some());
            let places = defaulted.map(|parameter| {
                format!("{}, {}: {}", case.name, operation.pointer, parameter.name)
            });
            kept.extend(places);
        }
    }
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    assert_eq!(kept, TRIED);
}

#[test]
fn defaults_of_parameters_are_filled_in() {
    let mut search = SearchParams::default();
    search.fill_defaults();
    let filled = SearchParams {
        limit: Some(20),
        order: Some(Order::Up),
        page: Some(1),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
    };
    assert_eq!(search, filled);
    let mut pet = GetPetParams::default();
    pet.fill_defaults();
    let filled = GetPetParams {
        limit: Some(20),
        ..GetPetParams::default()
    };
    assert_eq!(pet, filled);
}

#[test]
fn what_is_given_stays_as_it_is() {
    let given = SearchParams {
        limit: Some(1),
        order: Some(Order::Down),
        page: Some(2),
        tags: Some(Vec::new()),
    };
    let mut search = given.clone();
    search.fill_defaults();
    assert_eq!(search, given);
}
