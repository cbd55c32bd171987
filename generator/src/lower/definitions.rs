//! The types made so far, and the schemas that they are of.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::bounds::{ALL_OF, NESTING};
use super::context::Context;
use super::place::Place;
use super::schema::{Lowered, define, same_as};
use super::tagging::Tagging;
use crate::diagnostic::Code;
use crate::ir::{Definition, Type, TypeId, TypeUse};
use crate::resolve::SchemaId;

/// Types by their ids, and ids by their schemas.
pub(super) struct Definitions {
    /// `None` for a type that exists before it has a shape.
    types: Vec<Option<Definition>>,
    components: HashMap<SchemaId, Component>,
    keys: HashMap<String, SchemaId>,
    /// The types of inline schemas that have one, so that a schema which is reached in several ways
    /// is one type.
    inline: HashMap<SchemaId, TypeId>,
    /// Inline schemas that are being lowered, and the types of those that lead back to themselves.
    open: HashMap<SchemaId, Option<TypeId>>,
    was_too_deep: bool,
    /// Schemas made of an arm and what stands beside all arms, and that arm.
    arms: HashMap<SchemaId, SchemaId>,
    /// Discriminators of unions, until every arm has a shape.
    taggings: HashMap<TypeId, Tagging>,
}

/// A component schema.
struct Component {
    key: String,
    ty: TypeId,
}

impl Definitions {
    /// Those of these components, which exist before they have a shape.
    pub(super) fn of(schemas: &IndexMap<String, SchemaId>) -> Self {
        let components = schemas.iter().enumerate().map(|(index, (key, id))| {
            let key = key.clone();
            let ty = TypeId(index);
            (*id, Component { key, ty })
        });
        Self {
            components: components.collect(),
            keys: schemas.iter().map(|(key, id)| (key.clone(), *id)).collect(),
            types: schemas.values().map(|_| None).collect(),
            inline: HashMap::new(),
            open: HashMap::new(),
            was_too_deep: false,
            arms: HashMap::new(),
            taggings: HashMap::new(),
        }
    }

    /// A type that is going to be given a shape.
    pub(super) fn reserve(&mut self) -> TypeId {
        self.types.push(None);
        TypeId(self.types.len() - 1)
    }

    fn set(&mut self, ty: TypeId, (definition, tagging): (Definition, Option<Tagging>)) {
        self.types[ty.0] = Some(definition);
        self.taggings.extend(tagging.map(|tagging| (ty, tagging)));
    }

    /// The type of an inline schema, if it has been given one already, and the one of an inline
    /// schema that is being lowered, which exists before it has a shape.
    pub(super) fn of_inline(&mut self, id: SchemaId) -> Option<TypeId> {
        if let Some(ty) = self.inline.get(&id) {
            return Some(*ty);
        }
        let reserved = self.open.get_mut(&id)?;
        let types = &mut self.types;
        Some(*reserved.get_or_insert_with(|| {
            types.push(None);
            TypeId(types.len() - 1)
        }))
    }

    /// Whether an inline schema has been given a type.
    pub(super) fn is_defined(&self, id: SchemaId) -> bool {
        self.inline.contains_key(&id)
    }

    /// Notes that an inline schema is going to be lowered.
    pub(super) fn enter(&mut self, id: SchemaId) {
        self.open.insert(id, None);
    }

    /// Whether an inline schema is being lowered.
    pub(super) fn is_open(&self, id: SchemaId) -> bool {
        self.open.contains_key(&id)
    }

    /// Ends what `enter` began, and gives the type if the schema has led back to itself.
    pub(super) fn leave(&mut self, id: SchemaId) -> Option<TypeId> {
        self.open.remove(&id).flatten()
    }

    /// Notes that a schema was made of an arm of a union.
    pub(super) fn stands_for(&mut self, made: SchemaId, arm: SchemaId) {
        self.arms.insert(made, arm);
    }

    /// The arm that a schema was made of, or else the schema.
    fn arm(&self, id: SchemaId) -> SchemaId {
        self.arms.get(&id).copied().unwrap_or(id)
    }

    /// All types, and the discriminators of those that are unions.
    pub(super) fn finish(self) -> (Vec<Definition>, HashMap<TypeId, Tagging>) {
        let count = self.types.len();
        let types: Vec<Definition> = self.types.into_iter().flatten().collect();
        // Ids are indices: one that was left out would make all that follow mean another type.
        assert_eq!(types.len(), count, "a type was reserved and has no shape");
        (types, self.taggings)
    }
}

impl Context<'_> {
    /// The component that a schema is or refers to: the first one in a chain of references.
    pub(super) fn component(&self, id: SchemaId) -> Option<(TypeId, SchemaId)> {
        let (id, component) = self.named_component(id)?;
        Some((component.ty, id))
    }

    /// The key of the component that a schema is or refers to.
    pub(super) fn component_key(&self, id: SchemaId) -> Option<&str> {
        let (_, component) = self.named_component(id)?;
        Some(&component.key)
    }

    fn named_component(&self, id: SchemaId) -> Option<(SchemaId, &Component)> {
        let mut id = id;
        loop {
            if let Some(component) = self.definitions.components.get(&id) {
                return Some((id, component));
            }
            id = self.arena[id].reference?;
        }
    }

    /// The component of this key.
    pub(super) fn component_of(&self, key: &str) -> Option<SchemaId> {
        self.definitions.keys.get(key).copied()
    }

    /// The key of the component that an arm of a union is, refers to, or was made of; of one that
    /// has no name of its own, that of the component which it is nevertheless.
    pub(super) fn arm_key(&self, arm: SchemaId) -> Option<&str> {
        let own = self.component_key(self.definitions.arm(arm));
        own.or_else(|| self.component_key(self.identity(arm)))
    }

    /// What an arm of a union is, whatever other schemas it is called by: where all that one says
    /// is that it is another one, it is that.
    pub(super) fn identity(&self, arm: SchemaId) -> SchemaId {
        let mut id = self.arena.follow(self.definitions.arm(arm));
        // Circles end somewhere.
        for _ in 0..ALL_OF {
            match same_as(self, id) {
                Some(other) => id = self.arena.follow(other),
                None => break,
            }
        }
        id
    }

    /// Gives a type that is reserved, such as that of a component, its shape.
    pub(super) fn define_reserved(
        &mut self,
        ty: TypeId,
        id: SchemaId,
        place: &Place,
        lowered: Lowered,
    ) {
        let definition = define(self, id, place, lowered);
        self.definitions.set(ty, definition);
    }

    /// Adds an inline type, or gives its shape to one that was reserved.
    pub(super) fn define_inline(
        &mut self,
        id: SchemaId,
        reserved: Option<TypeId>,
        place: &Place,
        lowered: Lowered,
    ) -> TypeId {
        let definition = define(self, id, place, lowered);
        let ty = reserved.unwrap_or_else(|| self.definitions.reserve());
        self.definitions.set(ty, definition);
        self.definitions.inline.insert(id, ty);
        ty
    }

    /// Whether too many inline schemas are being lowered, one inside the other, which is reported
    /// once.
    pub(super) fn is_too_deep(&mut self, id: SchemaId) -> bool {
        let is_too_deep = self.definitions.open.len() >= NESTING;
        if is_too_deep && !std::mem::replace(&mut self.definitions.was_too_deep, true) {
            self.report(
                Code::Bounded,
                id,
                "schemas nest too deeply here, or lead back to themselves without end: this one may be any value",
                "move inner schemas to `components` and refer to them",
            );
        }
        is_too_deep
    }

    /// A use of a component, or of a type that has just been added.
    pub(super) fn named(ty: TypeId, nullable: bool) -> TypeUse {
        TypeUse {
            nullable,
            ..TypeUse::plain(Type::Named(ty))
        }
    }
}
