use super::Nullability;
use crate::pointer::Pointer;
use crate::resolve::{Arena, Assertion, Schema, SchemaId};

fn add(arena: &mut Arena, schema: Schema) -> SchemaId {
    arena.insert(schema, Pointer::root())
}

fn one_of(arms: Vec<SchemaId>) -> Schema {
    Schema {
        one_of: arms,
        ..Schema::default()
    }
}

fn all_of(members: Vec<SchemaId>) -> Schema {
    Schema {
        all_of: members,
        ..Schema::default()
    }
}

fn nullable() -> Schema {
    Schema {
        nullable: true,
        ..Schema::default()
    }
}

#[test]
fn null_comes_from_however_deep() {
    let mut arena = Arena::default();
    let start = add(&mut arena, nullable());
    let end = (0..1000).fold(start, |last, _| add(&mut arena, one_of(vec![last])));
    assert!(Nullability::of(&arena).holds(end));
}

#[test]
fn a_circle_is_nullable_if_something_in_it_is() {
    let mut arena = Arena::default();
    // Ids are given in order, so that those of schemas to come are known.
    let ids: Vec<SchemaId> = {
        let mut other = Arena::default();
        (0..4).map(|_| add(&mut other, Schema::default())).collect()
    };
    for to in [1, 0, 3] {
        add(&mut arena, one_of(vec![ids[to]]));
    }
    add(&mut arena, nullable());
    let found = Nullability::of(&arena);
    let nullable: Vec<bool> = ids.iter().map(|id| found.holds(*id)).collect();
    assert_eq!(nullable, [false, false, true, true]);
}

fn string() -> Schema {
    Schema {
        ty: Some("string".to_owned()),
        ..Schema::default()
    }
}

#[test]
fn all_members_have_to_take_it_and_one_to_name_it() {
    let mut arena = Arena::default();
    let null = add(&mut arena, nullable());
    let other = add(&mut arena, string());
    let silent = add(&mut arena, Schema::default());
    let cases = [
        (vec![null, other], false),
        (vec![null, null], true),
        (vec![null, silent], true),
        (vec![silent, silent], false),
    ];
    let made: Vec<SchemaId> = cases
        .iter()
        .map(|(members, _)| add(&mut arena, all_of(members.clone())))
        .collect();
    let mut found = Nullability::of(&arena);
    for (made, (members, holds)) in made.into_iter().zip(cases) {
        assert_eq!(found.holds(made), holds, "{members:?}");
        let later = add(&mut arena, all_of(members));
        found.add(later, &arena);
        assert_eq!(found.holds(later), holds);
    }
}

#[test]
fn a_type_refuses_what_arms_take() {
    let mut arena = Arena::default();
    let null = add(&mut arena, nullable());
    let typed = Schema {
        one_of: vec![null],
        ..string()
    };
    let typed = add(&mut arena, typed);
    assert!(!Nullability::of(&arena).holds(typed));
}

#[test]
fn null_that_fits_two_arms_is_held_and_refused() {
    let mut arena = Arena::default();
    let null = add(&mut arena, nullable());
    let twice = add(&mut arena, one_of(vec![null, null]));
    let around = add(&mut arena, all_of(vec![twice]));
    let granted = Schema {
        nullable: true,
        ..one_of(vec![null, null])
    };
    let granted = add(&mut arena, granted);
    let found = Nullability::of(&arena);
    let state = |id| (found.holds(id), found.refused.contains(&id));
    assert_eq!(state(null), (true, false));
    assert_eq!(state(twice), (true, true));
    assert_eq!(state(around), (true, true));
    assert_eq!(state(granted), (true, false));
}

#[test]
fn what_takes_anything_takes_null_as_an_arm() {
    let mut arena = Arena::default();
    let null = add(&mut arena, nullable());
    let text = add(&mut arena, string());
    let silent = add(&mut arena, Schema::default());
    let asserting = Schema {
        required: vec!["a".to_owned()],
        ..Schema::default()
    };
    let asserting = add(&mut arena, asserting);
    let cases = [
        (vec![silent, text], (true, false)),
        (vec![asserting, text], (true, false)),
        (vec![silent, null], (true, true)),
        (vec![silent, silent, text], (true, true)),
        // These are no types of their own, and null fits both.
        (vec![asserting, asserting], (false, true)),
    ];
    for (arms, wanted) in cases {
        let union = add(&mut arena, one_of(arms.clone()));
        let mut found = Nullability::of(&arena);
        let state = |found: &Nullability, id| (found.holds(id), found.refused.contains(&id));
        assert_eq!(state(&found, union), wanted, "{arms:?}");
        let later = add(&mut arena, one_of(arms));
        found.add(later, &arena);
        assert_eq!(state(&found, later), wanted);
    }
}

#[test]
fn null_that_a_type_lists_fits_all_arms_that_do_not_refuse_it() {
    let mut arena = Arena::default();
    let text = add(&mut arena, string());
    let null = Schema {
        ty: Some("null".to_owned()),
        ..Schema::default()
    };
    let null = add(&mut arena, null);
    let negative = Schema {
        assertions: vec![Assertion::Not(null)],
        ..Schema::default()
    };
    let negative = add(&mut arena, negative);
    let required = Schema {
        required: vec!["a".to_owned()],
        ..Schema::default()
    };
    let required = add(&mut arena, required);
    let silent = add(&mut arena, Schema::default());
    let cases = [
        (vec![silent, silent], true),
        (vec![required, required], true),
        (vec![silent, silent, null], true),
        (vec![silent, text], false),
        (vec![negative, silent], false),
        (vec![negative, text], true),
    ];
    for (arms, wanted) in cases {
        let listing = Schema {
            nullable: true,
            null_of_type: true,
            ..one_of(arms.clone())
        };
        let listing = add(&mut arena, listing);
        let inner = add(&mut arena, one_of(arms.clone()));
        let around = add(&mut arena, all_of(vec![listing, inner]));
        let found = Nullability::of(&arena);
        assert_eq!(found.refused.contains(&listing), wanted, "{arms:?}");
        assert_eq!(found.refused.contains(&around), wanted, "{arms:?}");
    }
}
