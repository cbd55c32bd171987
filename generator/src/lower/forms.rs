//! `readOnly` and `writeOnly`: what a type is in requests, and what it is in responses.
//!
//! A member that is `readOnly` is no part of a request, one that is `writeOnly` no part of a
//! response; whoever is sent one anyway skips it, also where other members are refused or kept.
//!
//! - A type that only requests lead to is in their form, one that only responses lead to in
//!   theirs. Either has the name of the schema.
//! - A type that both lead to, and whose forms differ, becomes two. The one of responses has the
//!   name of the schema, the one of requests that name and a suffix.
//! - A type that no operation leads to has all members.
//!
//! Forms differ where a member is marked, or a type that is held has forms that differ. A form
//! does not lead to what only its left-out members hold.

use std::collections::HashMap;

use super::tagging::Tagging;
use crate::ir::{
    Additional, Operation, Property, Shape, Struct, TypeId, TypeUse, Types, WriteForm,
};

/// Which way a message goes.
#[derive(Clone, Copy)]
enum Side {
    Requests,
    Responses,
}

impl Side {
    fn leaves_out(self, property: &Property) -> bool {
        match self {
            Self::Requests => property.read_only,
            Self::Responses => property.write_only,
        }
    }
}

/// Gives every type that operations lead to the form that their messages have.
pub(super) fn split(
    types: &mut Types,
    operations: &mut [Operation],
    taggings: &mut HashMap<TypeId, Tagging>,
) {
    let differing = differing(types);
    if !differing.contains(&true) {
        return;
    }
    let in_requests = operations.iter().flat_map(Operation::request_uses);
    let in_requests = reached(types, in_requests, Side::Requests);
    let in_responses = operations.iter().flat_map(Operation::response_uses);
    let in_responses = reached(types, in_responses, Side::Responses);
    let mut write_forms = vec![None; types.len()];
    for index in 0..differing.len() {
        if differing[index] && in_requests[index] && in_responses[index] {
            write_forms[index] = Some(add_write_form(types, TypeId(index), taggings));
        }
    }
    for index in 0..differing.len() {
        let id = TypeId(index);
        match (in_requests[index], in_responses[index]) {
            (_, true) => leave_out(types.shape_mut(id), Side::Responses),
            (true, false) => take_write_form(types.shape_mut(id), &write_forms),
            (false, false) => {}
        }
        if let Some(form) = write_forms[index] {
            take_write_form(types.shape_mut(form), &write_forms);
        }
    }
    let sent = operations.iter_mut().flat_map(Operation::request_uses_mut);
    for used in sent {
        name_write_form(used, &write_forms);
    }
    // What requests must say and responses don't can't be made of a response.
    let partial = holding(types, |property| property.write_only && property.required);
    for form in write_forms.into_iter().flatten() {
        if partial[form.0] {
            types.make_partial(form);
        }
    }
}

/// By type, whether its forms differ.
fn differing(types: &Types) -> Vec<bool> {
    holding(types, |property| property.read_only || property.write_only)
}

/// By type, whether it has such a member, or holds a type that has one.
fn holding(types: &Types, is_sought: fn(&Property) -> bool) -> Vec<bool> {
    let mut holders = vec![Vec::new(); types.len()];
    let mut holding = vec![false; types.len()];
    let mut open = Vec::new();
    for (id, definition) in types.iter() {
        if let Shape::Struct(structure) = &definition.shape
            && structure.properties.iter().any(is_sought)
        {
            holding[id.0] = true;
            open.push(id);
        }
        for used in definition.shape.uses() {
            if let Some(held) = used.ty.named() {
                holders[held.0].push(id);
            }
        }
    }
    while let Some(id) = open.pop() {
        for holder in &holders[id.0] {
            if !std::mem::replace(&mut holding[holder.0], true) {
                open.push(*holder);
            }
        }
    }
    holding
}

/// By type, whether messages that go that way lead to it.
fn reached<'a>(types: &Types, roots: impl Iterator<Item = &'a TypeUse>, side: Side) -> Vec<bool> {
    let mut reached = vec![false; types.len()];
    let mut open: Vec<TypeId> = roots.filter_map(|used| used.ty.named()).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut reached[id.0], true) {
            continue;
        }
        let held = kept_uses(&types[id].shape, side);
        open.extend(held.into_iter().filter_map(|used| used.ty.named()));
    }
    reached
}

/// The uses of types in what a form has of a shape.
fn kept_uses(shape: &Shape, side: Side) -> Vec<&TypeUse> {
    let Shape::Struct(structure) = shape else {
        return shape.uses();
    };
    let properties = structure.properties.iter();
    let kept = properties.filter(|property| !side.leaves_out(property));
    let others = structure.additional.kept();
    kept.map(|property| &property.ty).chain(others).collect()
}

/// Adds what will be the form that requests have of a type.
fn add_write_form(
    types: &mut Types,
    id: TypeId,
    taggings: &mut HashMap<TypeId, Tagging>,
) -> TypeId {
    let mut definition = types[id].clone();
    definition.write_form = Some(WriteForm {
        of: id,
        is_total: true,
    });
    let form = types.push(definition);
    if let Some(tagging) = taggings.get(&id).cloned() {
        taggings.insert(form, tagging);
    }
    form
}

/// Makes a shape what it is in requests.
fn take_write_form(shape: &mut Shape, write_forms: &[Option<TypeId>]) {
    leave_out(shape, Side::Requests);
    for used in shape.uses_mut() {
        name_write_form(used, write_forms);
    }
}

fn name_write_form(used: &mut TypeUse, write_forms: &[Option<TypeId>]) {
    if let Some(id) = used.ty.named_mut()
        && let Some(form) = write_forms[id.0]
    {
        *id = form;
    }
}

/// Removes the members that messages which go that way do not have.
fn leave_out(shape: &mut Shape, side: Side) {
    let Shape::Struct(structure) = shape else {
        return;
    };
    let (left_out, kept) = std::mem::take(&mut structure.properties)
        .into_iter()
        .partition(|property| side.leaves_out(property));
    structure.properties = kept;
    note_left_out(structure, left_out);
}

/// What is sent nevertheless is not judged: it is no unknown member, and may be one of the least
/// number of members.
fn note_left_out(structure: &mut Struct, left_out: Vec<Property>) {
    let count = left_out.len() as u64;
    let least = structure.checks.min_properties;
    structure.checks.min_properties = least
        .map(|least| least.saturating_sub(count))
        .filter(|least| *least > 0);
    if structure.additional != Additional::Ignored {
        let names = left_out.into_iter().map(|property| property.name);
        structure.left_out = names.collect();
    }
}
