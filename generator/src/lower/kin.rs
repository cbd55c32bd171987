//! Which components inherit from which by `allOf`, and by which values of a discriminator they are
//! told apart.

mod tags;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

use super::all_of::sole_member;
use super::bounds::ANCESTORS;
use super::context::Context;
use super::targets::component_name;
use crate::resolve::{Discriminator, SchemaId};

pub(super) use tags::Tags;

/// A component, and what it has to do with others.
#[derive(Default)]
struct Relative {
    key: String,
    parents: Vec<SchemaId>,
    children: Vec<SchemaId>,
    /// The schema that the discriminator stands in: the component or an inline member of its `allOf`.
    discriminator: Option<SchemaId>,
    /// The value of the discriminator that the component itself names.
    value: Option<String>,
    has_arms: bool,
}

/// The components of a document that a discriminator tells apart.
pub(super) struct Kin {
    relatives: IndexMap<SchemaId, Relative>,
    /// The discriminators, by the component that brings them in.
    discriminators: HashMap<SchemaId, Rc<Discriminator>>,
    /// The values that each of them maps, by the component that they are mapped to.
    mapped: HashMap<SchemaId, HashMap<SchemaId, Vec<String>>>,
    /// The component whose discriminator a component has, be it itself.
    ruler: HashMap<SchemaId, SchemaId>,
    /// By discriminator, the values that stand for each component below it.
    values: HashMap<SchemaId, HashMap<SchemaId, Vec<String>>>,
}

impl Kin {
    /// All relations between components. Without a discriminator to rule them, there are none.
    pub(super) fn of(cx: &Context<'_>, schemas: &IndexMap<String, SchemaId>) -> Self {
        let written = schemas
            .iter()
            .filter(|(_, id)| cx.arena[**id].reference.is_none());
        let relatives = written.map(|(key, id)| (*id, relative(cx, key, *id)));
        let mut kin = Self {
            relatives: relatives.collect(),
            discriminators: HashMap::new(),
            mapped: HashMap::new(),
            ruler: HashMap::new(),
            values: HashMap::new(),
        };
        kin.take_discriminators(cx);
        kin.add_children();
        kin.rule();
        let wrappers = kin.ruler.keys().filter(|id| kin.is_wrapper(cx, **id));
        let wrappers: HashSet<SchemaId> = wrappers.copied().collect();
        kin.forget(&wrappers);
        kin
    }

    fn take_discriminators(&mut self, cx: &Context<'_>) {
        for (id, relative) in &self.relatives {
            let Some(holder) = relative.discriminator.filter(|_| !relative.has_arms) else {
                continue;
            };
            let Some(discriminator) = cx.arena[holder].discriminator.clone() else {
                continue;
            };
            let mapped = self.mapped.entry(*id).or_default();
            for (value, target) in &discriminator.mapping {
                if let Some(target) = cx.component_of(component_name(target)) {
                    let target = cx.arena.follow(target);
                    mapped.entry(target).or_default().push(value.clone());
                }
            }
            self.discriminators.insert(*id, discriminator);
        }
    }

    fn add_children(&mut self) {
        let edges = self.relatives.iter();
        let edges = edges.flat_map(|(id, child)| child.parents.iter().map(|parent| (*parent, *id)));
        for (parent, child) in edges.collect::<Vec<_>>() {
            if let Some(parent) = self.relatives.get_mut(&parent) {
                parent.children.push(child);
            }
        }
    }

    /// Hands every discriminator down to those that have none of their own.
    fn rule(&mut self) {
        let rulers = self.relatives.keys().copied();
        for ruler in rulers.filter(|id| self.discriminators.contains_key(id)) {
            let mut open = vec![ruler];
            while let Some(id) = open.pop() {
                if id != ruler && self.discriminators.contains_key(&id)
                    || self.ruler.contains_key(&id)
                {
                    continue;
                }
                self.ruler.insert(id, ruler);
                open.extend(self.children(id));
            }
        }
    }

    /// Whether a component says nothing but which other one it is: it may be meant as another name
    /// for its parent and all that inherit from it, rather than as one more that does.
    fn is_wrapper(&self, cx: &Context<'_>, id: SchemaId) -> bool {
        let schema = &cx.arena[id];
        if self.discriminators.contains_key(&id)
            || self.is_parent(id)
            || sole_member(cx, id).is_none()
        {
            return false;
        }
        schema.nullable || self.discriminator(id).is_some() && !self.is_certain(id)
    }

    fn forget(&mut self, wrappers: &HashSet<SchemaId>) {
        self.ruler.retain(|id, _| !wrappers.contains(id));
        for relative in self.relatives.values_mut() {
            relative.children.retain(|id| !wrappers.contains(id));
        }
    }

    /// The components that a discriminator tells apart from others, in the order of the document.
    pub(super) fn related(&self) -> impl Iterator<Item = SchemaId> {
        let ids = self.relatives.keys().copied();
        ids.filter(|id| self.ruler.contains_key(id) && self.is_related(*id))
    }

    /// The discriminators of components that no other one inherits from, and where they stand.
    pub(super) fn childless(&self) -> Vec<(SchemaId, Rc<Discriminator>)> {
        let childless = self
            .discriminators
            .iter()
            .filter(|(id, _)| !self.is_parent(**id));
        let childless =
            childless.filter_map(|(id, found)| Some((self.holder(*id)?, found.clone())));
        let mut childless: Vec<_> = childless.collect();
        childless.sort_by_key(|(holder, _)| *holder);
        childless
    }

    /// The discriminator that a component has or inherits.
    pub(super) fn discriminator(&self, id: SchemaId) -> Option<&Discriminator> {
        self.discriminators
            .get(self.ruler.get(&id)?)
            .map(Rc::as_ref)
    }

    /// The schema that the discriminator of a component stands in, unless it is inherited.
    pub(super) fn holder(&self, id: SchemaId) -> Option<SchemaId> {
        self.relatives.get(&id)?.discriminator
    }

    /// Whether any component inherits from this one.
    pub(super) fn is_parent(&self, id: SchemaId) -> bool {
        !self.children(id).is_empty()
    }

    /// Whether a component or one that it inherits from has arms of its own.
    pub(super) fn has_arms(&self, id: SchemaId) -> bool {
        let mut ancestors = self.ancestors(id);
        ancestors.any(|id| self.relatives.get(&id).is_some_and(|found| found.has_arms))
    }

    /// Whether any component inherits from this one, or this one from any that has a discriminator.
    fn is_related(&self, id: SchemaId) -> bool {
        let mut parents = self.relatives[&id].parents.iter();
        self.is_parent(id) || parents.any(|parent| self.ruler.contains_key(parent))
    }

    /// A component that inherits from more others than can be meant.
    pub(super) fn overburdened(&self) -> Option<SchemaId> {
        let mut related = self.related();
        related.find(|id| self.ancestors(*id).len() > ANCESTORS)
    }

    /// The components that inherit from one, in the order of the document.
    pub(super) fn descendants(&self, id: SchemaId) -> Vec<SchemaId> {
        let mut found = HashSet::from([id]);
        let mut open = self.children(id);
        while let Some(next) = open.pop() {
            if found.insert(next) {
                open.extend(self.children(next));
            }
        }
        found.remove(&id);
        let mut found: Vec<SchemaId> = found.into_iter().collect();
        found.sort_by_key(|id| self.relatives.get_index_of(id));
        found
    }

    fn children(&self, id: SchemaId) -> Vec<SchemaId> {
        let relative = self.relatives.get(&id);
        relative.map_or_else(Vec::new, |relative| relative.children.clone())
    }

    /// A component and all that it inherits from, the nearest first. Few more than there may be are
    /// told.
    fn ancestors(&self, id: SchemaId) -> indexmap::set::IntoIter<SchemaId> {
        let mut found = IndexSet::from([id]);
        let mut next = 0;
        while let Some(id) = found.get_index(next).filter(|_| next <= ANCESTORS) {
            let parents = self.relatives.get(id).map(|relative| &relative.parents);
            found.extend(parents.into_iter().flatten().copied());
            next += 1;
        }
        found.into_iter()
    }
}

/// What a component and the inline members of its `allOf` say.
fn relative(cx: &Context<'_>, key: &str, id: SchemaId) -> Relative {
    let mut relative = Relative {
        key: key.to_owned(),
        ..Relative::default()
    };
    let mut seen = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop().filter(|id| seen.insert(*id)) {
        let schema = &cx.arena[id];
        let discriminator = schema.discriminator.as_ref().map(|_| id);
        relative.discriminator = relative.discriminator.or(discriminator);
        relative.value = relative
            .value
            .or_else(|| schema.discriminator_value.clone());
        relative.has_arms |= !schema.one_of.is_empty() || !schema.any_of.is_empty();
        for member in &schema.all_of {
            let target = cx.arena.follow(*member);
            match cx.component(target) {
                Some((_, parent)) => relative.parents.push(parent),
                None => open.push(target),
            }
        }
    }
    relative
}
