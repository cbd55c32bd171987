//! Types that contain themselves: a pointer where one is needed, a name where an alias won't do.

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Shape, Type, TypeId, TypeUse, Types};

/// Makes every type finite in size.
pub(super) fn break_cycles(types: &mut Types, diagnostics: &mut Diagnostics) {
    open_circular_aliases(types, diagnostics);
    name_recursive_aliases(types);
    box_recursive_uses(types);
}

/// An alias of an alias of … itself stands for nothing, and so for any value.
fn open_circular_aliases(types: &mut Types, diagnostics: &mut Diagnostics) {
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    let mut state = vec![State::Unseen; ids.len()];
    for start in ids {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next {
            if state[id.0] == State::Open {
                diagnostics.report(
                    Code::InfiniteSchema,
                    &types[id].pointer,
                    "this schema is nothing but a reference to itself, which says nothing: any value is one of it",
                    "give one of the schemas in the circle a type",
                );
                types.make_any(id);
                break;
            }
            if state[id.0] == State::Done {
                break;
            }
            state[id.0] = State::Open;
            path.push(id);
            next = alias_target(types, id);
        }
        for id in path {
            state[id.0] = State::Done;
        }
    }
}

fn alias_target(types: &Types, id: TypeId) -> Option<TypeId> {
    match &types[id].shape {
        Shape::Alias(TypeUse {
            ty: Type::Named(target),
            ..
        }) => Some(*target),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Unseen,
    Open,
    Done,
}

/// Rust has no recursive aliases: one that leads back to itself through arrays, maps and other
/// aliases becomes a type of its own.
fn name_recursive_aliases(types: &mut Types) {
    let edges = |types: &Types, id: TypeId| match &types[id].shape {
        Shape::Alias(target) => target.ty.named().into_iter().collect(),
        _ => Vec::new(),
    };
    for (_, target) in back_edges(types, edges) {
        types.make_newtype(target);
    }
}

/// A struct or union that holds itself directly holds itself behind a pointer.
fn box_recursive_uses(types: &mut Types) {
    let edges = |types: &Types, id: TypeId| direct_targets(types, id);
    for (holder, held) in back_edges(types, edges) {
        for used in types.direct_uses_mut(holder) {
            if used.ty == Type::Named(held) {
                used.boxed = true;
            }
        }
    }
}

fn direct_targets(types: &Types, id: TypeId) -> Vec<TypeId> {
    let named = |used: &TypeUse| match used.ty {
        Type::Named(target) => Some(target),
        _ => None,
    };
    match &types[id].shape {
        Shape::Struct(structure) => {
            let properties = structure.properties.iter();
            properties
                .filter_map(|property| named(&property.ty))
                .collect()
        }
        Shape::Union(union) => union.arms.iter().filter_map(|arm| named(&arm.ty)).collect(),
        Shape::Alias(target) | Shape::Newtype(target) => named(target).into_iter().collect(),
        Shape::Enumeration(_) => Vec::new(),
    }
}

/// The edges that close a circle in a depth-first walk in the order of the types.
///
/// The walk keeps its own stack, since chains may be as long as the document.
fn back_edges(
    types: &Types,
    targets: impl Fn(&Types, TypeId) -> Vec<TypeId>,
) -> Vec<(TypeId, TypeId)> {
    let mut state = vec![State::Unseen; types.len()];
    let mut found = Vec::new();
    for (start, _) in types.iter() {
        if state[start.0] != State::Unseen {
            continue;
        }
        state[start.0] = State::Open;
        let mut stack = vec![(start, targets(types, start).into_iter())];
        while let Some((id, rest)) = stack.last_mut() {
            let Some(target) = rest.next() else {
                state[id.0] = State::Done;
                stack.pop();
                continue;
            };
            match state[target.0] {
                State::Open => found.push((*id, target)),
                State::Done => {}
                State::Unseen => {
                    state[target.0] = State::Open;
                    let next = targets(types, target).into_iter();
                    stack.push((target, next));
                }
            }
        }
    }
    found
}
