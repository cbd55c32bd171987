//! What the lowering of schemas carries along.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;

use crate::choices::Choices;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{TypeId, Types};
use crate::pointer::Pointer;
use crate::resolve::{Arena, Schema, SchemaId};

use super::alike::Alike;
use super::all_of::Merging;
use super::asserted::Asserted;
use super::definitions::Definitions;
use super::descent::Descent;
use super::family::Families;
use super::made::Made;
use super::nullable::Nullability;
use super::tagging::Tagging;
use super::unevaluated::Unevaluated;

/// The types made so far, and what they are made of: each part belongs to the file that it is from.
pub(super) struct Context<'a> {
    pub(super) arena: Arena,
    pub(super) choices: &'a Choices,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Formats that nobody knows, each of which is noted once.
    pub(super) unknown_formats: BTreeSet<String>,
    pub(super) definitions: Definitions,
    pub(super) merging: Merging,
    pub(super) made: Made,
    pub(super) nullability: Nullability,
    pub(super) descent: Descent,
    pub(super) asserted: Asserted,
    pub(super) unevaluated: Unevaluated,
    pub(super) families: Families,
    pub(super) alike: Alike,
    /// Arms that are objects since the schema around them says so.
    pub(super) objects_by_place: HashSet<SchemaId>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        arena: Arena,
        schemas: &IndexMap<String, SchemaId>,
        choices: &'a Choices,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            nullability: Nullability::of(&arena),
            descent: Descent::of(&arena),
            made: Made::of(arena.ids().count()),
            arena,
            choices,
            diagnostics,
            unknown_formats: BTreeSet::new(),
            definitions: Definitions::of(schemas),
            merging: Merging::default(),
            asserted: Asserted::default(),
            unevaluated: Unevaluated::default(),
            families: Families::default(),
            alike: Alike::default(),
            objects_by_place: HashSet::new(),
        }
    }

    /// The keywords of a schema, references followed.
    pub(super) fn schema(&self, id: SchemaId) -> &Schema {
        &self.arena[self.arena.follow(id)]
    }

    /// Adds a schema that is made of others.
    pub(super) fn insert(&mut self, schema: Schema, pointer: Pointer) -> SchemaId {
        let id = self.arena.insert(schema, pointer);
        self.nullability.add(id, &self.arena);
        id
    }

    /// Where a schema stands.
    pub(super) fn pointer(&self, id: SchemaId) -> Pointer {
        self.arena.pointer(id).clone()
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
        let (definitions, taggings) = self.definitions.finish();
        let assertions = self.asserted.finish();
        (Types::new(definitions, assertions), taggings)
    }
}
