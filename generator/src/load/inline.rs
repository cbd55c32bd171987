//! Writes out what can't be a component where it is used: path items, and whole sections or maps
//! that stand in another file.
//!
//! What is written out may have things written out in it, so the innermost come first. Circles
//! among them and trees that grow beyond their bounds are reported, and their references stay.

use serde_json::Value;

use super::bundle::Piece;
use super::discover::TargetId;
use super::files::{Files, Place};
use super::limits::Limits;
use super::origins::{Origin, Origins};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;

/// Fills all sites of the root and of every piece.
pub(super) fn inline(
    root: &mut Piece,
    pieces: &mut [Piece],
    files: &Files<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut uses = vec![0_usize; pieces.len()];
    for (_, target) in pieces.iter().chain([&*root]).flat_map(|piece| &piece.sites) {
        uses[target.0] += 1;
    }
    let mut filling = Filling {
        uses,
        sizes: vec![None; pieces.len()],
        has_reported_size: false,
        weight_left: files.limits.copied_weight,
        limits: files.limits,
        files,
        diagnostics,
    };
    for index in innermost_first(pieces, files, filling.diagnostics) {
        let mut piece = std::mem::replace(&mut pieces[index], empty());
        filling.fill(&mut piece, pieces);
        pieces[index] = piece;
    }
    filling.fill(root, pieces);
}

fn empty() -> Piece {
    Piece {
        value: Value::Null,
        place: Place {
            file: super::files::ROOT,
            pointer: Pointer::root(),
        },
        sites: Vec::new(),
        origins: Vec::new(),
    }
}

/// The pieces in an order in which each comes after all that are written out in it. Sites that
/// would close a circle are reported and removed.
fn innermost_first(
    pieces: &mut [Piece],
    files: &Files<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; pieces.len()];
    let mut order = Vec::new();
    for start in 0..pieces.len() {
        let mut open = vec![(start, 0)];
        while let Some((index, next_site)) = open.pop() {
            if states[index] == State::Done {
                continue;
            }
            states[index] = State::Open;
            let Some((site, target)) = pieces[index].sites.get(next_site) else {
                states[index] = State::Done;
                order.push(index);
                continue;
            };
            if states[target.0] == State::Open {
                report_circle(files, &pieces[index], site, diagnostics);
                pieces[index].sites.remove(next_site);
                open.push((index, next_site));
                continue;
            }
            let target = target.0;
            open.push((index, next_site + 1));
            if states[target] == State::New {
                open.push((target, 0));
            }
        }
    }
    order
}

fn report_circle(files: &Files<'_>, piece: &Piece, site: &Pointer, diagnostics: &mut Diagnostics) {
    diagnostics.report_at(
        Code::CircularReference,
        files.location(&place_of(piece, site)),
        "what this reference leads to contains the reference, and can't be written out",
        "only components can contain themselves, and there are none of this kind",
    );
}

fn place_of(piece: &Piece, site: &Pointer) -> Place {
    Place {
        file: piece.place.file,
        pointer: piece.place.pointer.join(site.as_str()),
    }
}

struct Filling<'a> {
    /// How many sites of each piece are still to be filled.
    uses: Vec<usize>,
    /// The sizes of pieces that have been written out.
    sizes: Vec<Option<Size>>,
    has_reported_size: bool,
    weight_left: usize,
    limits: Limits,
    files: &'a Files<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Filling<'_> {
    /// Fills the sites of a piece, inner ones before those around them.
    fn fill(&mut self, piece: &mut Piece, pieces: &mut [Piece]) {
        for (site, target) in std::mem::take(&mut piece.sites).into_iter().rev() {
            if let Some(content) = self.content(piece, &site, target, pieces) {
                put(piece, &site, content);
            }
        }
    }

    /// What belongs at a site: the piece itself if this is its last use, or else a copy.
    fn content(
        &mut self,
        piece: &Piece,
        site: &Pointer,
        target: TargetId,
        pieces: &mut [Piece],
    ) -> Option<Piece> {
        let source = &mut pieces[target.0];
        let size = *self.sizes[target.0].get_or_insert_with(|| measure(&source.value));
        let depth = site.as_str().matches('/').count() + size.depth;
        self.uses[target.0] -= 1;
        let is_last = self.uses[target.0] == 0;
        let left = if is_last {
            Some(self.weight_left)
        } else {
            self.weight_left.checked_sub(size.weight)
        };
        let Some(left) = left.filter(|_| depth <= self.limits.bundled_depth) else {
            self.report_size(piece, site);
            return None;
        };
        self.weight_left = left;
        if is_last {
            return Some(std::mem::replace(source, empty()));
        }
        Some(Piece {
            value: source.value.clone(),
            place: source.place.clone(),
            sites: Vec::new(),
            origins: source.origins.clone(),
        })
    }

    /// Where one thing is too large, many others are: the first one tells all there is to tell.
    fn report_size(&mut self, piece: &Piece, site: &Pointer) {
        if std::mem::replace(&mut self.has_reported_size, true) {
            return;
        }
        self.diagnostics.report_at(
            Code::TooLarge,
            self.files.location(&place_of(piece, site)),
            "the document grows too large when this reference is written out",
            "refer to components instead, which are not written out",
        );
    }
}

/// Replaces the reference at a site. Members beside the reference win over those it leads to.
fn put(piece: &mut Piece, site: &Pointer, content: Piece) {
    let here = place_of(piece, site);
    let Some(value) = piece.value.pointer_mut(site.as_str()) else {
        return;
    };
    let siblings = std::mem::replace(value, content.value);
    piece.origins.push((site.clone(), content.place));
    for (below, origin) in content.origins {
        piece.origins.push((site.join(below.as_str()), origin));
    }
    let (Value::Object(siblings), Value::Object(members)) = (siblings, value) else {
        return;
    };
    for (name, sibling) in siblings {
        if name != "$ref" {
            let origin = Place {
                file: here.file,
                pointer: here.pointer.member(&name),
            };
            piece.origins.push((site.member(&name), origin));
            members.insert(name, sibling);
        }
    }
}

/// Adds the origins of a piece whose place in the tree is known at last.
pub(super) fn note_origins(origins: &mut Origins, at: &Pointer, moved: Vec<(Pointer, Place)>) {
    for (below, place) in moved {
        let origin = Origin {
            file: place.file.0,
            pointer: place.pointer,
        };
        origins.insert(&at.join(below.as_str()), origin);
    }
}

#[derive(Clone, Copy)]
struct Size {
    weight: usize,
    depth: usize,
}

fn measure(value: &Value) -> Size {
    let inner = |values: &mut dyn Iterator<Item = Size>| {
        values.fold(
            Size {
                weight: 1,
                depth: 1,
            },
            |all, inner| Size {
                weight: all.weight + inner.weight,
                depth: all.depth.max(inner.depth + 1),
            },
        )
    };
    match value {
        Value::Array(elements) => inner(&mut elements.iter().map(measure)),
        Value::Object(members) => inner(&mut members.iter().map(|(name, member)| {
            let size = measure(member);
            Size {
                weight: size.weight + name.len() / 8,
                ..size
            }
        })),
        Value::String(text) => Size {
            weight: 1 + text.len() / 8,
            depth: 1,
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => Size {
            weight: 1,
            depth: 1,
        },
    }
}
