//! Which values of a discriminator stand for which component.

use std::collections::HashMap;

use super::super::claim::{Claim, settle};
use super::super::constants::Constants;
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

impl Kin {
    /// Finds out which values stand for which component.
    pub(in crate::lower) fn settle(&mut self, cx: &Context<'_>) {
        let rulers = self.discriminators.iter();
        let values = rulers.map(|(ruler, discriminator)| {
            let mut constants = Constants::of(&discriminator.property);
            let mut members = self.descendants(*ruler);
            members.push(*ruler);
            let claims = members.iter().map(|id| Claim {
                named: self.named(*ruler, *id),
                listed: self.narrowed(cx, &mut constants, *id),
                key: Some(self.relatives[id].key.clone()),
            });
            let values = settle(&claims.collect::<Vec<_>>());
            (*ruler, members.into_iter().zip(values).collect())
        });
        self.values = values.collect();
    }

    /// The values that are named for a component: those that a discriminator maps to it, else those
    /// that the nearest mapping has for it, or that which it names itself.
    fn named(&self, ruler: SchemaId, id: SchemaId) -> Vec<String> {
        let mapped = self.mapped.get(&ruler).and_then(|mapped| mapped.get(&id));
        if let Some(mapped) = mapped {
            return mapped.clone();
        }
        let property = |id| self.discriminator(id).map(|found| &found.property);
        if property(id) != property(ruler) {
            return Vec::new();
        }
        let mut mappings = self.ancestors(id).filter_map(|id| self.mapped.get(&id));
        let mapped = mappings.find_map(|mapped| mapped.get(&id));
        let own = || self.relatives[&id].value.iter().cloned().collect();
        mapped.cloned().unwrap_or_else(own)
    }

    /// The constants that a component lists, if it lists fewer than all that it inherits from.
    fn narrowed(&self, cx: &Context<'_>, constants: &mut Constants, id: SchemaId) -> Vec<String> {
        let Some(listed) = constants.tags_of(cx, id) else {
            return Vec::new();
        };
        let mut parents = self.relatives[&id].parents.iter();
        let is_less = parents.all(|parent| {
            let inherited = constants.member_of(cx, *parent);
            inherited.is_none_or(|inherited| inherited.len() > listed.len())
        });
        if is_less { listed } else { Vec::new() }
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
        let is_named = self
            .ruler
            .get(&id)
            .is_some_and(|ruler| !self.named(*ruler, id).is_empty());
        let mut mappings = self.ancestors(id).filter_map(|id| self.mapped.get(&id));
        is_named || mappings.all(HashMap::is_empty)
    }

    /// The values that stand for a component where it is used as one that it inherits from.
    pub(in crate::lower) fn tags_within(&self, parent: SchemaId, id: SchemaId) -> Vec<String> {
        let ruler = self.ruler.get(&parent);
        let values = ruler.and_then(|ruler| self.values.get(ruler)?.get(&id));
        values.cloned().unwrap_or_default()
    }
}
