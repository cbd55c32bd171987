//! Unions whose arms are made of them: a base that lists those that refer to it by `allOf`.
//!
//! Taken at its word, such an arm is a union of itself and of its siblings, without an end. What
//! is meant is inheritance: arms have the base's own keywords, and the base is one of its arms.

use std::collections::HashSet;

use crate::resolve::{Arena, SchemaId};

/// Which schemas lead to one another in place: by references, `allOf`, `oneOf` and `anyOf`.
pub(super) struct Descent {
    /// By schema, the first one found of the circles that it is in, or itself.
    circle: Vec<usize>,
}

impl Descent {
    pub(super) fn of(arena: &Arena) -> Self {
        let ids: Vec<SchemaId> = arena.ids().collect();
        let mut walk = Walk::over(ids.len());
        for id in ids {
            walk.from(arena, id);
        }
        Self {
            circle: walk.circle,
        }
    }

    /// Whether two schemas that the document spells out lead to one another.
    fn lead_to_each_other(&self, one: SchemaId, other: SchemaId) -> bool {
        let circle = |id: SchemaId| self.circle.get(id.index());
        circle(one).is_some_and(|one| Some(one) == circle(other))
    }

    /// Whether a schema refers by `allOf` to one whose arms lead back to it.
    pub(super) fn inherits_by(&self, arena: &Arena, holder: SchemaId, member: SchemaId) -> bool {
        arena[member].reference.is_some() && self.lead_to_each_other(holder, member)
    }

    /// Whether an arm of a union inherits from the union.
    pub(super) fn is_heir(&self, arena: &Arena, arm: SchemaId, union: SchemaId) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![arena.follow(arm)];
        while let Some(id) = open.pop() {
            if id == union {
                return true;
            }
            if self.lead_to_each_other(id, union) && seen.insert(id) {
                let members = arena[id].all_of.iter();
                open.extend(members.map(|member| arena.follow(*member)));
            }
        }
        false
    }
}

/// Tarjan's walk, with a stack of its own, since chains may be as long as the document.
struct Walk {
    circle: Vec<usize>,
    /// By schema, when it was found.
    found: Vec<Option<usize>>,
    /// By schema, the earliest one that it is known to lead back to.
    earliest: Vec<usize>,
    /// Found, and not yet known to be in a circle or in none.
    open: Vec<SchemaId>,
    is_open: Vec<bool>,
    count: usize,
}

impl Walk {
    fn over(count: usize) -> Self {
        Self {
            circle: (0..count).collect(),
            found: vec![None; count],
            earliest: vec![0; count],
            open: Vec::new(),
            is_open: vec![false; count],
            count: 0,
        }
    }

    fn from(&mut self, arena: &Arena, start: SchemaId) {
        if self.found[start.index()].is_some() {
            return;
        }
        let mut path = vec![(start, self.enter(arena, start))];
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            match rest.pop() {
                Some(next) if self.found[next.index()].is_none() => {
                    path.push((next, self.enter(arena, next)));
                }
                Some(next) if self.is_open[next.index()] => {
                    self.lead_back(id, self.found[next.index()].unwrap_or_default());
                }
                Some(_) => {}
                None => {
                    path.pop();
                    self.leave(id);
                    if let Some((holder, _)) = path.last() {
                        self.lead_back(*holder, self.earliest[id.index()]);
                    }
                }
            }
        }
    }

    /// Notes that a schema is found; what it leads to.
    fn enter(&mut self, arena: &Arena, id: SchemaId) -> Vec<SchemaId> {
        self.found[id.index()] = Some(self.count);
        self.earliest[id.index()] = self.count;
        self.count += 1;
        self.open.push(id);
        self.is_open[id.index()] = true;
        let schema = &arena[id];
        let parts = schema.reference.iter().chain(&schema.all_of);
        let parts = parts.chain(&schema.one_of).chain(&schema.any_of);
        parts.copied().collect()
    }

    fn lead_back(&mut self, id: SchemaId, found: usize) {
        let earliest = &mut self.earliest[id.index()];
        *earliest = found.min(*earliest);
    }

    /// Where a schema leads to none that was found before it, those that are open since are in
    /// circles with it.
    fn leave(&mut self, id: SchemaId) {
        if self.found[id.index()] != Some(self.earliest[id.index()]) {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.is_open[member.index()] = false;
            self.circle[member.index()] = id.index();
            if member == id {
                break;
            }
        }
    }
}
