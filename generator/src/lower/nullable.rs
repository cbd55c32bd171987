//! Whether null is a value of a schema.
//!
//! Schemas lead to one another, in circles too. Which of them null is a value of is the least answer
//! that holds for all of them: a circle is not nullable by itself. What is found for one is handed
//! on to those that ask it, so that each question between two schemas is answered once.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::context::Context;
use crate::resolve::{Arena, Schema, SchemaId};

/// Whether null is a value of a schema.
pub(super) fn is_nullable(cx: &Context<'_>, id: SchemaId) -> bool {
    cx.nullability.holds(id)
}

/// The schemas that null is a value of.
pub(super) struct Nullability(HashSet<SchemaId>);

/// What the answer of a schema is to the one that asks for it.
#[derive(Clone, Copy)]
enum Part {
    /// It settles the question.
    Any,
    /// All of its kind have to agree.
    All,
}

impl Nullability {
    /// Answers for all schemas of a document.
    pub(super) fn of(arena: &Arena) -> Self {
        let mut nullable = HashSet::new();
        let mut askers: HashMap<SchemaId, Vec<(SchemaId, Part)>> = HashMap::new();
        let mut missing = HashMap::new();
        for id in arena.ids() {
            let schema = &arena[id];
            if by_itself(schema) {
                nullable.insert(id);
            }
            for (asked, part) in asked(schema) {
                askers.entry(asked).or_default().push((id, part));
            }
            missing.insert(id, schema.all_of.len());
        }
        let mut open: Vec<SchemaId> = nullable.iter().copied().collect();
        while let Some(id) = open.pop() {
            for (asker, part) in askers.get(&id).into_iter().flatten() {
                let is_settled = match (part, missing.get_mut(asker)) {
                    (Part::All, Some(missing)) => {
                        *missing -= 1;
                        *missing == 0
                    }
                    _ => true,
                };
                if is_settled && nullable.insert(*asker) {
                    open.push(*asker);
                }
            }
        }
        Self(nullable)
    }

    /// Answers for a schema that was made of others.
    pub(super) fn add(&mut self, id: SchemaId, schema: &Schema) {
        let of_kind = |kind: fn(&Part) -> bool| {
            let asked = asked(schema).filter(move |(_, part)| kind(part));
            asked.map(|(asked, _)| self.holds(asked))
        };
        let is_nullable = by_itself(schema)
            || of_kind(|part| matches!(part, Part::Any)).any(|holds| holds)
            || !schema.all_of.is_empty()
                && of_kind(|part| matches!(part, Part::All)).all(|holds| holds);
        if is_nullable {
            self.0.insert(id);
        }
    }

    fn holds(&self, id: SchemaId) -> bool {
        self.0.contains(&id)
    }
}

/// The schemas whose answers decide on that of a schema, beside its own keywords.
fn asked(schema: &Schema) -> impl Iterator<Item = (SchemaId, Part)> {
    let arms = schema.reference.iter().chain(&schema.one_of);
    let any = arms.chain(&schema.any_of).map(|id| (*id, Part::Any));
    any.chain(schema.all_of.iter().map(|id| (*id, Part::All)))
}

/// Whether a schema says so itself.
fn by_itself(schema: &Schema) -> bool {
    schema.nullable || says_null_only(schema) || lists_null(schema)
}

/// Whether null is among the values of a schema that has no type to refuse it.
fn lists_null(schema: &Schema) -> bool {
    let values = schema.enumeration.as_ref();
    schema.ty.is_none() && values.is_some_and(|values| values.iter().any(Value::is_null))
}

/// Whether null is the only value of a schema: `enum: [null]`.
pub(super) fn is_null_only(cx: &Context<'_>, id: SchemaId) -> bool {
    says_null_only(cx.schema(id))
}

fn says_null_only(schema: &Schema) -> bool {
    schema.ty.as_deref() == Some("null")
        || schema
            .enumeration
            .as_ref()
            .is_some_and(|values| values.iter().all(Value::is_null))
}

#[cfg(test)]
mod tests {
    use super::Nullability;
    use crate::pointer::Pointer;
    use crate::resolve::{Arena, Schema, SchemaId};

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

    #[test]
    fn all_members_have_to_agree() {
        let mut arena = Arena::default();
        let (null, other) = (
            add(&mut arena, nullable()),
            add(&mut arena, Schema::default()),
        );
        let none = add(&mut arena, all_of(vec![null, other]));
        let all = add(&mut arena, all_of(vec![null, null]));
        let mut found = Nullability::of(&arena);
        assert!(!found.holds(none) && found.holds(all));
        for (members, holds) in [(vec![null, all], true), (vec![null, none], false)] {
            let made = add(&mut arena, all_of(members));
            found.add(made, &arena[made]);
            assert_eq!(found.holds(made), holds);
        }
    }
}
