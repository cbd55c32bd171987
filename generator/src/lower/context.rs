//! What the lowering of schemas carries along.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use crate::choices::Choices;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Assertion, AssertionId, Definition, Type, TypeId, TypeUse, Types};
use crate::pointer::Pointer;
use crate::resolve::{Arena, Schema, SchemaId};

use super::bounds::{ASSERTING, NESTING};
use super::family::Families;
use super::made::Made;
use super::nullable::Nullability;
use super::place::Place;
use super::schema::{Lowered, define};
use super::tagging::Tagging;
use super::unevaluated::Unevaluated;

/// The types made so far, and what they are made of.
pub(super) struct Context<'a> {
    pub(super) arena: Arena,
    pub(super) choices: &'a Choices,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Formats that nobody knows, each of which is noted once.
    pub(super) unknown_formats: BTreeSet<String>,
    /// The types of component schemas, which exist before they have a shape.
    components: HashMap<SchemaId, TypeId>,
    keys: HashMap<SchemaId, String>,
    definitions: Vec<Option<Definition>>,
    /// The types of inline schemas that have one, so that a schema which is reached in several ways
    /// is one type.
    inline: HashMap<SchemaId, TypeId>,
    /// Discriminators of unions, until every arm has a shape.
    taggings: HashMap<TypeId, Tagging>,
    /// Schemas made of an arm and what stands beside all arms, and that arm.
    arms: HashMap<SchemaId, SchemaId>,
    /// Schemas that are being merged, so that an `allOf` of itself is noticed.
    pub(super) merging: Vec<SchemaId>,
    /// Schemas that have been merged.
    pub(super) merged: HashMap<SchemaId, Schema>,
    pub(super) made: Made,
    /// The schemas that null is a value of.
    pub(super) nullability: Nullability,
    assertions: Vec<Assertion>,
    /// How many subschemas and keywords were taken over into assertions, again and again.
    asserting: usize,
    /// They by their content.
    asserted: HashMap<String, AssertionId>,
    /// Assertions of schemas that become types of their own.
    beside: HashMap<SchemaId, Vec<AssertionId>>,
    /// What `unevaluatedProperties` and `unevaluatedItems` speak of.
    pub(super) unevaluated: Unevaluated,
    /// Components that inherit from one another.
    pub(super) families: Families,
    /// Inline schemas that are being lowered, and the types of those that lead back to themselves.
    open: HashMap<SchemaId, Option<TypeId>>,
    was_too_deep: bool,
    was_too_much: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        arena: Arena,
        schemas: &IndexMap<String, SchemaId>,
        choices: &'a Choices,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let ids = schemas.values().enumerate();
        Self {
            nullability: Nullability::of(&arena),
            made: Made::of(arena.ids().count()),
            arena,
            choices,
            diagnostics,
            unknown_formats: BTreeSet::new(),
            components: ids.map(|(index, id)| (*id, TypeId(index))).collect(),
            keys: schemas.iter().map(|(key, id)| (*id, key.clone())).collect(),
            definitions: schemas.values().map(|_| None).collect(),
            inline: HashMap::new(),
            taggings: HashMap::new(),
            arms: HashMap::new(),
            merging: Vec::new(),
            merged: HashMap::new(),
            assertions: Vec::new(),
            asserting: 0,
            asserted: HashMap::new(),
            beside: HashMap::new(),
            unevaluated: Unevaluated::default(),
            families: Families::default(),
            open: HashMap::new(),
            was_too_deep: false,
            was_too_much: false,
        }
    }

    /// The component that a schema is or refers to: the first one in a chain of references.
    pub(super) fn component(&self, id: SchemaId) -> Option<(TypeId, SchemaId)> {
        let mut id = id;
        loop {
            if let Some(ty) = self.components.get(&id) {
                return Some((*ty, id));
            }
            id = self.arena[id].reference?;
        }
    }

    /// The key of the component that a schema is or refers to.
    pub(super) fn component_key(&self, id: SchemaId) -> Option<&str> {
        let (_, id) = self.component(id)?;
        self.keys.get(&id).map(String::as_str)
    }

    /// Notes that a schema was made of an arm of a union.
    pub(super) fn stands_for(&mut self, made: SchemaId, arm: SchemaId) {
        self.arms.insert(made, arm);
    }

    /// The key of the component that an arm of a union is, refers to, or was made of.
    pub(super) fn arm_key(&self, arm: SchemaId) -> Option<&str> {
        self.component_key(self.arms.get(&arm).copied().unwrap_or(arm))
    }

    /// The keywords of a schema, references followed.
    pub(super) fn schema(&self, id: SchemaId) -> &Schema {
        &self.arena[self.arena.follow(id)]
    }

    /// Adds a schema that is made of others.
    pub(super) fn insert(&mut self, schema: Schema, pointer: Pointer) -> SchemaId {
        let id = self.arena.insert(schema, pointer);
        self.nullability.add(id, &self.arena[id]);
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
        let (definition, tagging) = define(self, id, place, lowered);
        self.definitions[ty.0] = Some(definition);
        self.taggings.extend(tagging.map(|tagging| (ty, tagging)));
    }

    /// The type of an inline schema, if it has been given one already.
    pub(super) fn inline_type(&self, id: SchemaId) -> Option<TypeId> {
        self.inline.get(&id).copied()
    }

    /// Notes that an inline schema is going to be lowered.
    pub(super) fn enter(&mut self, id: SchemaId) {
        self.open.insert(id, None);
    }

    /// Whether an inline schema is being lowered.
    pub(super) fn is_open(&self, id: SchemaId) -> bool {
        self.open.contains_key(&id)
    }

    /// Whether too many inline schemas are being lowered, one inside the other, which is reported
    /// once.
    pub(super) fn is_too_deep(&mut self, id: SchemaId) -> bool {
        let is_too_deep = self.open.len() >= NESTING;
        if is_too_deep && !std::mem::replace(&mut self.was_too_deep, true) {
            self.report(
                Code::Bounded,
                id,
                "schemas nest too deeply here, or lead back to themselves without end: this one may be any value",
                "move inner schemas to `components` and refer to them",
            );
        }
        is_too_deep
    }

    /// The type of an inline schema that is being lowered, which exists before it has a shape.
    pub(super) fn open_type(&mut self, id: SchemaId) -> Option<TypeId> {
        let reserved = self.open.get_mut(&id)?;
        Some(*reserved.get_or_insert_with(|| {
            self.definitions.push(None);
            TypeId(self.definitions.len() - 1)
        }))
    }

    /// A type that is going to be given a shape.
    pub(super) fn reserve(&mut self) -> TypeId {
        self.definitions.push(None);
        TypeId(self.definitions.len() - 1)
    }

    /// Ends what `enter` began, and gives the type if the schema has led back to itself.
    pub(super) fn leave(&mut self, id: SchemaId) -> Option<TypeId> {
        self.open.remove(&id).flatten()
    }

    /// Adds an inline type, or gives its shape to one that was reserved.
    pub(super) fn define_inline(
        &mut self,
        id: SchemaId,
        reserved: Option<TypeId>,
        place: &Place,
        lowered: Lowered,
    ) -> TypeId {
        let (definition, tagging) = define(self, id, place, lowered);
        let ty = reserved.unwrap_or(TypeId(self.definitions.len()));
        if ty.0 == self.definitions.len() {
            self.definitions.push(None);
        }
        self.definitions[ty.0] = Some(definition);
        self.inline.insert(id, ty);
        self.taggings.extend(tagging.map(|tagging| (ty, tagging)));
        ty
    }

    /// Whether assertions have grown too large to go on, which is reported once: what combinations
    /// of schemas assert may grow faster than the document.
    pub(super) fn asserts_too_much(&mut self, id: SchemaId, more: usize) -> bool {
        self.asserting += more;
        let too_much = self.asserting >= ASSERTING;
        if too_much && !std::mem::replace(&mut self.was_too_much, true) {
            self.report(
                Code::Bounded,
                id,
                "what schemas assert beyond their types grows too large: from here on, it is not checked",
                "let fewer unions stand in one `allOf`, or move subschemas to `components`",
            );
        }
        too_much
    }

    /// Whether what is asserted is not known in full any more.
    pub(super) fn asserts_in_part(&self) -> bool {
        self.asserting >= ASSERTING
    }

    /// Adds what a schema asserts beyond its type: once, however many schemas assert it.
    pub(super) fn add_assertion(&mut self, assertion: Assertion) -> AssertionId {
        let assertions = &mut self.assertions;
        let content = format!("{assertion:?}");
        *self.asserted.entry(content).or_insert_with(|| {
            assertions.push(assertion);
            AssertionId(assertions.len() - 1)
        })
    }

    /// Notes an assertion of a schema that becomes a type of its own.
    pub(super) fn assert_of(&mut self, id: SchemaId, assertion: AssertionId) {
        let beside = self.beside.entry(id).or_default();
        if !beside.contains(&assertion) {
            beside.push(assertion);
        }
    }

    /// Notes that a schema becomes the type that another one would.
    pub(super) fn assert_same(&mut self, id: SchemaId, other: SchemaId) {
        for assertion in self.beside(other) {
            self.assert_of(id, assertion);
        }
    }

    /// The assertions beside the type that a schema becomes.
    pub(super) fn beside(&self, id: SchemaId) -> Vec<AssertionId> {
        self.beside.get(&id).cloned().unwrap_or_default()
    }

    /// Reports something about a schema.
    pub(super) fn report(
        &mut self,
        code: Code,
        id: SchemaId,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics
            .report(code, self.arena.pointer(id), message, help);
    }

    /// All types, and the discriminators of those that are unions.
    pub(super) fn finish(self) -> (Types, HashMap<TypeId, Tagging>) {
        // A component is defined by the loop that visits all of them.
        let definitions = self.definitions.into_iter().flatten();
        (Types::new(definitions, self.assertions), self.taggings)
    }

    /// A use of a component, or of a type that has just been added.
    pub(super) fn named(ty: TypeId, nullable: bool) -> TypeUse {
        TypeUse {
            nullable,
            ..TypeUse::plain(Type::Named(ty))
        }
    }

    /// Where a schema stands.
    pub(super) fn pointer(&self, id: SchemaId) -> Pointer {
        self.arena.pointer(id).clone()
    }
}
