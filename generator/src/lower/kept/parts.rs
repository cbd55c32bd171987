//! What values of a type are made of.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::ir::{Shape, Struct, Type, TypeId, Types};

/// The structs, arrays and maps that the values of types may be, aliases and unions followed.
#[derive(Default)]
pub(super) struct Parts<'t> {
    pub(super) structs: Vec<TypeId>,
    /// The types of elements.
    pub(super) items: Vec<&'t Type>,
    /// The types of members that are not known by name.
    others: Vec<&'t Type>,
    /// The structs that declare a member, and its types.
    declared: IndexMap<&'t str, Vec<(TypeId, &'t Type)>>,
    seen: HashSet<TypeId>,
}

impl<'t> Parts<'t> {
    pub(super) fn of(types: &'t Types, all: impl IntoIterator<Item = &'t Type>) -> Self {
        let mut parts = Self::default();
        parts.follow(types, all.into_iter().collect());
        parts
    }

    pub(super) fn of_definition(types: &'t Types, id: TypeId) -> Self {
        let mut parts = Self::default();
        let next = parts.add_definition(types, id);
        parts.follow(types, next);
        parts
    }

    fn follow(&mut self, types: &'t Types, mut next: Vec<&'t Type>) {
        while let Some(ty) = next.pop() {
            match ty {
                Type::Array(item) => self.items.push(&item.ty),
                Type::Map(value) => self.others.push(&value.ty),
                Type::Named(id) => next.extend(self.add_definition(types, *id)),
                _ => {}
            }
        }
    }

    /// Adds a type that has a name, and gives the types that its values may be instead.
    fn add_definition(&mut self, types: &'t Types, id: TypeId) -> Vec<&'t Type> {
        if !self.seen.insert(id) {
            return Vec::new();
        }
        match &types[id].shape {
            Shape::Struct(structure) => {
                self.add_struct(id, structure);
                Vec::new()
            }
            shape => shape.uses().into_iter().map(|used| &used.ty).collect(),
        }
    }

    fn add_struct(&mut self, id: TypeId, structure: &'t Struct) {
        self.structs.push(id);
        self.others
            .extend(structure.additional.kept().map(|used| &used.ty));
        for property in &structure.properties {
            let declared = self.declared.entry(&property.name).or_default();
            declared.push((id, &property.ty.ty));
        }
    }

    /// Whether values have members or elements.
    pub(super) fn hold_others(&self) -> bool {
        !self.structs.is_empty() || !self.items.is_empty() || !self.others.is_empty()
    }

    /// Whether there is but one struct, which those have, too: it finds right what it has read
    /// whether it knows the other members or not.
    pub(super) fn are_one_struct(&self, others: &Self) -> bool {
        self.structs.len() == 1 && self.structs == others.structs && self.items.is_empty()
    }

    /// The types of a member.
    pub(super) fn members(&self, name: &str) -> Vec<&'t Type> {
        let declared = self.declared.get(name).into_iter().flatten();
        let declared = declared.map(|(_, ty)| *ty);
        declared.chain(self.others.iter().copied()).collect()
    }

    /// The types of all members.
    pub(super) fn all_members(&self) -> Vec<&'t Type> {
        let declared = self.declared.values().flatten().map(|(_, ty)| *ty);
        declared.chain(self.others.iter().copied()).collect()
    }

    /// The structs that do not declare a member.
    pub(super) fn without(&self, name: &str) -> Vec<TypeId> {
        let declaring = self.declared.get(name).map_or(&[][..], Vec::as_slice);
        if declaring.len() == self.structs.len() {
            return Vec::new();
        }
        let declaring: HashSet<TypeId> = declaring.iter().map(|(id, _)| *id).collect();
        let structs = self.structs.iter().copied();
        structs.filter(|id| !declaring.contains(id)).collect()
    }
}
