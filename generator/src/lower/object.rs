//! Objects and arrays.

use std::collections::HashSet;

use super::access::access_of;
use super::context::Context;
use super::default::default_of;
use super::place::Place;
use super::schema::{Lowered, lower_use};
use crate::choices::UndeclaredMembers;
use crate::ir::{self, Checks, Inside, Property, Struct, Type, TypeUse};
use crate::resolve::{Additional, Schema, SchemaId};

/// A struct where members are known, else a map.
pub(super) fn lower_object(cx: &mut Context<'_>, schema: &Schema, place: &Place) -> Lowered {
    let checks = Checks {
        min_properties: schema.checks.min_properties.filter(|limit| *limit > 0),
        max_properties: schema.checks.max_properties,
        ..Checks::default()
    };
    let has_members = !schema.properties.is_empty();
    if !has_members && schema.additional != Additional::Refused {
        let value = additional_use(cx, schema.additional, place);
        return Lowered::Use(TypeUse {
            checks,
            ..TypeUse::plain(Type::Map(Box::new(value)))
        });
    }
    let additional = match schema.additional {
        Additional::Absent if cx.choices.undeclared_members == UndeclaredMembers::Keep => {
            ir::Additional::Kept(Box::new(TypeUse::plain(Type::Any)))
        }
        Additional::Absent => ir::Additional::Ignored,
        Additional::Refused => ir::Additional::Refused,
        kept => ir::Additional::Kept(Box::new(additional_use(cx, kept, place))),
    };
    Lowered::Struct(Struct {
        properties: lower_properties(cx, schema, place),
        additional,
        left_out: Vec::new(),
        checks,
    })
}

fn additional_use(cx: &mut Context<'_>, additional: Additional, place: &Place) -> TypeUse {
    match additional {
        Additional::Schema(id) => lower_use(cx, id, &place.inside(Inside::Value)),
        Additional::Absent | Additional::Allowed | Additional::Refused => TypeUse::plain(Type::Any),
    }
}

fn lower_properties(cx: &mut Context<'_>, schema: &Schema, place: &Place) -> Vec<Property> {
    let required: HashSet<&str> = schema.required.iter().map(String::as_str).collect();
    let properties = schema.properties.iter();
    properties
        .map(|(name, id)| lower_property(cx, name, *id, required.contains(name.as_str()), place))
        .collect()
}

fn lower_property(
    cx: &mut Context<'_>,
    name: &str,
    id: SchemaId,
    required: bool,
    place: &Place,
) -> Property {
    let ty = lower_use(cx, id, &place.inside(Inside::Member(name.to_owned())));
    let access = access_of(cx, id);
    // A reference stands for its target; what the target says of itself is said at the target.
    let schema = &cx.arena[id];
    Property {
        name: name.to_owned(),
        ty,
        required,
        docs: schema.docs.clone(),
        default: default_of(cx, id),
        preset: None,
        read_only: access.read_only,
        write_only: access.write_only,
    }
}

/// An array.
pub(super) fn lower_array(cx: &mut Context<'_>, schema: &Schema, place: &Place) -> TypeUse {
    let item = match schema.items {
        Some(id) => lower_use(cx, id, &place.inside(Inside::Item)),
        None => TypeUse::plain(Type::Any),
    };
    TypeUse {
        checks: Checks {
            min_items: schema.checks.min_items.filter(|limit| *limit > 0),
            max_items: schema.checks.max_items,
            unique_items: schema.checks.unique_items,
            ..Checks::default()
        },
        ..TypeUse::plain(Type::Array(Box::new(item)))
    }
}
