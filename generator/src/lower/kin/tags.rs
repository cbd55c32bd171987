//! Which values of a discriminator stand for which component.

use std::collections::HashMap;

use super::super::claim::{Claim, settle};
use super::super::constants::{Constants, Listed};
use super::super::context::Context;
use super::Kin;
use crate::resolve::SchemaId;

/// What the discriminator says of values of a component.
pub(in crate::lower) struct Tags {
    pub(in crate::lower) property: String,
    pub(in crate::lower) values: Vec<String>,
    /// Whether the document names them, rather than leaving it to the key of the component.
    pub(in crate::lower) is_certain: bool,
    /// The component whose discriminator it is.
    pub(in crate::lower) ruler: SchemaId,
}

/// By component, the values that are named for it.
type Nearest = HashMap<SchemaId, Vec<String>>;

impl Kin {
    /// Finds out which values stand for which component.
    pub(in crate::lower) fn settle(&mut self, cx: &Context<'_>) {
        let mut constants = HashMap::new();
        let ruled = self.ruler.keys();
        let nearest: Nearest = ruled.map(|id| (*id, self.nearest(*id))).collect();
        let rulers = self.discriminators.iter();
        let values = rulers.map(|(ruler, discriminator)| {
            let name = &discriminator.property;
            let constants = constants.entry(name).or_insert_with(|| Constants::of(name));
            let mut members = self.descendants(*ruler);
            members.push(*ruler);
            let claims = members.iter().map(|id| Claim {
                named: self.named(&nearest, *ruler, *id),
                listed: self.narrowed(cx, constants, *id),
                key: Some(self.relatives[id].key.clone()),
            });
            let values = settle(&claims.collect::<Vec<_>>());
            (*ruler, members.into_iter().zip(values).collect())
        });
        self.values = values.collect();
    }

    /// The values that are named for a component where it inherits from another one: those that
    /// the discriminator maps to it, else those that are named for it anyway.
    fn named(&self, nearest: &Nearest, ruler: SchemaId, id: SchemaId) -> Vec<String> {
        let mapped = self.mapped.get(&ruler).and_then(|mapped| mapped.get(&id));
        if let Some(mapped) = mapped {
            return mapped.clone();
        }
        let property = |id| self.discriminator(id).map(|found| &found.property);
        let is_same = property(id) == property(ruler);
        let nearest = nearest.get(&id).filter(|_| is_same);
        nearest.cloned().unwrap_or_default()
    }

    /// The values that the nearest mapping has for a component, or that which it names itself.
    fn nearest(&self, id: SchemaId) -> Vec<String> {
        let mut mappings = self.ancestors(id).filter_map(|id| self.mapped.get(&id));
        let mapped = mappings.find_map(|mapped| mapped.get(&id));
        let own = || self.relatives[&id].value.iter().cloned().collect();
        mapped.cloned().unwrap_or_else(own)
    }

    /// The constants that a component lists, if it lists fewer than all that it inherits from.
    fn narrowed(&self, cx: &Context<'_>, constants: &mut Constants, id: SchemaId) -> Vec<String> {
        let count = |listed: Listed| listed.map_or(usize::MAX, |listed| listed.len());
        let own = count(constants.member_of(cx, id));
        let mut parents = self.relatives[&id].parents.iter();
        let is_less = parents.all(|parent| own < count(constants.member_of(cx, *parent)));
        let tags = is_less.then(|| constants.tags_of(cx, id));
        tags.flatten().unwrap_or_default()
    }

    /// The values of a discriminator that stand for a component.
    pub(in crate::lower) fn tags(&self, id: SchemaId) -> Option<Tags> {
        let ruler = *self.ruler.get(&id)?;
        let values = self.tags_within(id, id);
        let key = &self.relatives[&id].key;
        Some(Tags {
            property: self.discriminators[&ruler].property.clone(),
            is_certain: self.is_certain(id) || !values.contains(key),
            values,
            ruler,
        })
    }

    /// Whether the document names the values that stand for a component, or leaves all to the keys.
    pub(super) fn is_certain(&self, id: SchemaId) -> bool {
        let mut mappings = self.ancestors(id).filter_map(|id| self.mapped.get(&id));
        !self.nearest(id).is_empty() || mappings.all(HashMap::is_empty)
    }

    /// The values that stand for a component where it is used as one that it inherits from.
    pub(in crate::lower) fn tags_within(&self, parent: SchemaId, id: SchemaId) -> Vec<String> {
        let ruler = self.ruler.get(&parent);
        let values = ruler.and_then(|ruler| self.values.get(ruler)?.get(&id));
        values.cloned().unwrap_or_default()
    }
}
