//! Inline types of one component or operation that say the same are one type.
//!
//! The first one gives it its name and stays: what is said elsewhere never names it. Types are the
//! same if nothing but their titles and descriptions tells them apart. Of these, the one type
//! keeps what does not contradict another.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt::{self, Write};
use std::hash::Hasher;

use super::tagging::Tagging;
use crate::ir::{Definition, Docs, Operation, Origin, Owner, Shape, TypeId, TypeUse, Types};

/// Makes one type of those that are equal, and gives all ids anew.
pub(super) fn share(
    types: &mut Types,
    operations: &mut [Operation],
    taggings: &mut HashMap<TypeId, Tagging>,
) {
    // Assertions name components only, which stand before all others and keep their ids.
    let (mut definitions, assertions) = std::mem::take(types).into_parts();
    let kept = keep_first(&mut definitions, taggings);
    let mut count = 0;
    let mut ids = Vec::with_capacity(kept.len());
    for (index, first) in kept.iter().enumerate() {
        // The first one stands before all that are equal to it.
        let is_first = first.0 == index;
        ids.push(if is_first {
            TypeId(count)
        } else {
            ids[first.0]
        });
        count += usize::from(is_first);
    }
    let indices = definitions.into_iter().enumerate();
    let definitions = indices.filter(|(index, _)| kept[*index].0 == *index);
    let definitions = definitions.map(|(_, mut definition)| {
        rename_uses(definition.shape.uses_mut(), &ids);
        definition
    });
    *types = Types::new(definitions, assertions);
    for operation in operations {
        rename_uses(operation.request_uses_mut(), &ids);
        rename_uses(operation.response_uses_mut(), &ids);
    }
    let old = std::mem::take(taggings);
    let old = old.into_iter().filter(|(id, _)| kept[id.0] == *id);
    taggings.extend(old.map(|(id, tagging)| (ids[id.0], tagging)));
}

fn rename_uses<'a>(uses: impl IntoIterator<Item = &'a mut TypeUse>, ids: &[TypeId]) {
    for id in uses.into_iter().filter_map(|used| used.ty.named_mut()) {
        *id = ids[id.0];
    }
}

/// By type, the first one that is equal to it. What a type holds was made before it, so that it
/// is known already which of them are equal.
fn keep_first(definitions: &mut [Definition], taggings: &HashMap<TypeId, Tagging>) -> Vec<TypeId> {
    let mut kept: Vec<TypeId> = (0..definitions.len()).map(TypeId).collect();
    let mut seen: HashMap<(Owner, u64), Vec<TypeId>> = HashMap::new();
    for index in 0..definitions.len() {
        rename_uses(definitions[index].shape.uses_mut(), &kept);
        let (before, rest) = definitions.split_at_mut(index);
        let this = &rest[0];
        let Origin::Inline { owner, .. } = &this.origin else {
            continue;
        };
        let bare = bare(&this.shape);
        let alike = seen.entry((owner.clone(), hash(&bare))).or_default();
        let equal = alike.iter().find(|id| {
            let other = &before[id.0];
            other.docs.deprecated == this.docs.deprecated
                && other.assertions == this.assertions
                && taggings.get(id) == taggings.get(&TypeId(index))
                && self::bare(&other.shape) == bare
        });
        match equal {
            Some(first) => {
                kept[index] = *first;
                agree_all(&mut before[first.0], this);
            }
            None => alike.push(TypeId(index)),
        }
    }
    kept
}

/// A shape without what is said about it.
fn bare(shape: &Shape) -> Shape {
    let mut bare = shape.clone();
    for docs in docs_mut(&mut bare) {
        *docs = Docs {
            deprecated: docs.deprecated,
            ..Docs::default()
        };
    }
    bare
}

fn docs_mut(shape: &mut Shape) -> Vec<&mut Docs> {
    match shape {
        Shape::Struct(structure) => {
            let properties = structure.properties.iter_mut();
            properties.map(|property| &mut property.docs).collect()
        }
        Shape::Union(union) => union.arms.iter_mut().map(|arm| &mut arm.docs).collect(),
        Shape::Enumeration(enumeration) => {
            let notes = enumeration.notes.values_mut();
            notes.map(|note| &mut note.docs).collect()
        }
        Shape::Alias(_) | Shape::Newtype(_) => Vec::new(),
    }
}

/// Leaves out what the one says and the other says otherwise.
fn agree_all(first: &mut Definition, other: &Definition) {
    let mut other = other.clone();
    agree(&mut first.docs, &other.docs);
    let docs = docs_mut(&mut first.shape).into_iter();
    for (docs, other) in docs.zip(docs_mut(&mut other.shape)) {
        agree(docs, other);
    }
}

fn agree(docs: &mut Docs, other: &Docs) {
    agree_text(&mut docs.title, other.title.as_ref());
    agree_text(&mut docs.description, other.description.as_ref());
}

fn agree_text(text: &mut Option<String>, other: Option<&String>) {
    if other.is_some_and(|other| text.as_ref() != Some(other)) {
        *text = None;
    }
}

/// A number that equal shapes have in common.
fn hash(shape: &Shape) -> u64 {
    struct Text(DefaultHasher);

    impl Write for Text {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }

    let mut text = Text(DefaultHasher::new());
    // Hashing does not fail.
    let _ = write!(text, "{shape:?}");
    text.0.finish()
}
