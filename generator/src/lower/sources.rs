//! What the arms of unions can be made from without being named.
//!
//! Every type that belongs to one arm only, and what such an arm, if it is a union itself, is made
//! from. Sources are grouped by what they are in Rust, so that it is told at once which stand alone.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::SOURCES;
use crate::ir::{Arm, Fraction, Integer, Shape, Source, Step, Text, Type, TypeId, Types, Union};

/// Notes for every union what its arms can be made from.
pub(super) fn assign(types: &mut Types) {
    let unions = types.iter().filter_map(|(id, definition)| {
        let Shape::Union(union) = &definition.shape else {
            return None;
        };
        Some((id, sources(types, id, union)))
    });
    let mut found: BTreeMap<TypeId, Vec<Source>> = unions.collect();
    drop_unmade(types, &mut found);
    for (id, sources) in found {
        types.set_sources(id, sources);
    }
}

/// Leaves out what an arm that is a union can't be made from after all: it has arms inside of it
/// that are like it.
fn drop_unmade(types: &Types, found: &mut BTreeMap<TypeId, Vec<Source>>) {
    let made = found.iter().flat_map(|(id, sources)| {
        let plain = sources.iter().filter(|source| source.step == Step::Plain);
        plain.map(|source| (*id, RustType::of(types, &source.ty)))
    });
    let made: BTreeSet<(TypeId, RustType)> = made.collect();
    for (id, sources) in found {
        let Shape::Union(union) = &types[*id].shape else {
            continue;
        };
        sources.retain(|source| {
            let arm = types.resolve(&union.arms[source.arm].ty.ty);
            let is_made = |inner| made.contains(&(inner, RustType::of(types, &source.ty)));
            source.step != Step::Into || arm.named().is_some_and(is_made)
        });
    }
}

fn sources(types: &Types, id: TypeId, union: &Union) -> Vec<Source> {
    let inside: usize = union.arms.iter().map(|arm| arms_inside(types, arm)).sum();
    let looks_inside = union.arms.len() + inside <= SOURCES;
    let mut all = Vec::new();
    for (index, arm) in union.arms.iter().enumerate() {
        all.push(Source {
            arm: index,
            ty: arm.ty.ty.clone(),
            step: if arm.ty.boxed {
                Step::Boxed
            } else {
                Step::Plain
            },
        });
        if let (true, Some(inner)) = (looks_inside, inner(types, arm)) {
            let resolved = sources_inside(types, inner).into_iter();
            all.extend(resolved.map(|ty| Source {
                arm: index,
                ty: ty.clone(),
                step: Step::Into,
            }));
        }
    }
    let own = Type::Named(id);
    let alone = Likeness::of(types, all.iter().map(|source| &source.ty));
    all.retain(|source| {
        let ty = types.resolve(&source.ty);
        *ty != own && alone.is_alone(&RustType::of(types, ty))
    });
    all
}

/// The types that belong to one arm only of a union inside of another.
fn sources_inside<'a>(types: &'a Types, inner: &'a Union) -> Vec<&'a Type> {
    let resolved = inner.arms.iter().map(|arm| types.resolve(&arm.ty.ty));
    let alone = Likeness::of(types, resolved);
    let plain = inner.arms.iter().filter(|arm| !arm.ty.boxed);
    let plain = plain.map(|arm| types.resolve(&arm.ty.ty));
    plain
        .filter(|ty| alone.is_alone(&RustType::of(types, ty)))
        .collect()
}

fn arms_inside(types: &Types, arm: &Arm) -> usize {
    inner(types, arm).map_or(0, |inner| inner.arms.len())
}

/// The union that an arm holds without a pointer.
fn inner<'a>(types: &'a Types, arm: &'a Arm) -> Option<&'a Union> {
    match types.resolve(&arm.ty.ty) {
        Type::Named(id) if !arm.ty.boxed => match &types[*id].shape {
            Shape::Union(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// What a type is in Rust: the lists and maps around it, from the outside, and what they hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct RustType {
    around: Vec<Container>,
    held: Held,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Container {
    List,
    Map,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    Any,
    Null,
    Boolean,
    Integer(Integer),
    Number(Fraction),
    Text(Text),
    Named(TypeId),
}

impl RustType {
    fn of(types: &Types, ty: &Type) -> Self {
        let mut around = Vec::new();
        let mut ty = types.resolve(ty);
        loop {
            let held = match ty {
                Type::Array(item) => {
                    around.push(Container::List);
                    ty = types.resolve(&item.ty);
                    continue;
                }
                Type::Map(value) => {
                    around.push(Container::Map);
                    ty = types.resolve(&value.ty);
                    continue;
                }
                Type::Any => Held::Any,
                Type::Null => Held::Null,
                Type::Boolean => Held::Boolean,
                Type::Integer(range) => Held::Integer(*range),
                Type::Number(fraction) => Held::Number(*fraction),
                Type::Text(text) => Held::Text(*text),
                Type::Named(id) => Held::Named(*id),
            };
            return Self { around, held };
        }
    }
}

/// How many of some types are the same in Rust. A list of anything is like any other list.
#[derive(Default)]
struct Likeness {
    count: BTreeMap<RustType, usize>,
    /// How many types begin with these containers.
    within: BTreeMap<Vec<Container>, usize>,
    /// The containers around what may be anything.
    anything: BTreeSet<Vec<Container>>,
}

impl Likeness {
    fn of<'a>(types: &Types, all: impl Iterator<Item = &'a Type>) -> Self {
        let mut found = Self::default();
        for ty in all {
            let ty = RustType::of(types, ty);
            for depth in 1..=ty.around.len() {
                *found.within.entry(ty.around[..depth].to_vec()).or_default() += 1;
            }
            if ty.held == Held::Any {
                found.anything.insert(ty.around.clone());
            }
            *found.count.entry(ty).or_default() += 1;
        }
        found
    }

    /// Whether no other type is like this one, which is one of them.
    fn is_alone(&self, ty: &RustType) -> bool {
        let around = &ty.around;
        match ty.held {
            Held::Any | Held::Null if around.is_empty() => false,
            Held::Any => {
                let outer = 1..around.len();
                self.within[around] == 1
                    && !outer
                        .map(|depth| &around[..depth])
                        .any(|outer| self.anything.contains(outer))
            }
            _ => {
                let mut outer = (1..=around.len()).map(|depth| &around[..depth]);
                self.count[ty] == 1 && !outer.any(|outer| self.anything.contains(outer))
            }
        }
    }
}
