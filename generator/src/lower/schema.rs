//! Schema -> type: which of the other files of this folder a schema is for.

use indexmap::IndexMap;

use super::context::Context;
use super::limits::report_crossed;
use super::nullable::{is_nullable, refuses_null};
use super::place::Place;
use super::tagging::Tagging;
use super::{
    all_of, assertion, contradiction, enumeration, family, object, one_of, required, scalar,
    typeless, unevaluated,
};
use crate::ir::{
    Arm, Definition, Dispatch, Enumeration, Overlap, Shape, Struct, Type, TypeUse, Union,
};
use crate::resolve::{Schema, SchemaId};

/// What a schema becomes: something that needs a name, or an expression over other types.
pub(super) enum Lowered {
    Struct(Struct),
    Enumeration(Enumeration),
    Union(Arms),
    Use(TypeUse),
}

/// What becomes a union.
pub(super) struct Arms {
    pub(super) arms: Vec<Arm>,
    pub(super) tagging: Option<Tagging>,
    /// `oneOf`
    pub(super) exclusive: bool,
}

/// Gives every component its shape.
pub(super) fn lower_components(cx: &mut Context<'_>, schemas: &IndexMap<String, SchemaId>) {
    for (key, id) in schemas {
        let Some((ty, _)) = cx.component(*id) else {
            continue;
        };
        let place = Place::component(key);
        let lowered = match cx.arena[*id].reference {
            Some(target) => Lowered::Use(lower_use(cx, target, &place)),
            None => family::lower_component(cx, *id, &place),
        };
        cx.define_reserved(ty, *id, &place, lowered);
    }
}

/// The type of a schema where it is used: a component by its name, anything else in place.
pub(super) fn lower_use(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> TypeUse {
    let mut used = find_use(cx, id, place);
    used.refuses_null |= used.nullable && refuses_null(cx, id);
    used
}

fn find_use(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> TypeUse {
    if let Some((ty, component)) = cx.component(id) {
        return Context::named(ty, is_nullable(cx, component));
    }
    let id = cx.arena.follow(id);
    if let Some(ty) = cx.definitions.of_inline(id) {
        return Context::named(ty, is_nullable(cx, id));
    }
    if cx.is_too_deep(id) {
        return TypeUse::plain(Type::Any);
    }
    lower_inline(cx, id, &home(cx, id, place))
}

fn lower_inline(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> TypeUse {
    cx.definitions.enter(id);
    let lowered = lower_schema(cx, id, place);
    match (lowered, cx.definitions.leave(id)) {
        (Lowered::Use(used), None) => used,
        (lowered, reserved) => {
            let ty = cx.define_inline(id, reserved, place, lowered);
            Context::named(ty, is_nullable(cx, id))
        }
    }
}

/// The place that an inline schema is named after: where it stands, and not where it is reached
/// from first.
fn home(cx: &Context<'_>, id: SchemaId, place: &Place) -> Place {
    let written = cx.arena.is_written(id);
    let own = written.then(|| Place::of(&cx.pointer(id))).flatten();
    own.filter(|own| !own.shares_owner(place))
        .unwrap_or_else(|| place.clone())
}

/// What an alias is of: whether null is a value, and whether something refuses it, each use says.
fn aliased(target: TypeUse) -> TypeUse {
    TypeUse {
        refuses_null: false,
        ..target
    }
}

/// What to write down for a lowered schema, and the discriminator that is still to be worked in.
pub(super) fn define(
    cx: &Context<'_>,
    id: SchemaId,
    place: &Place,
    lowered: Lowered,
) -> (Definition, Option<Tagging>) {
    let (shape, tagging) = match lowered {
        Lowered::Struct(structure) => (Shape::Struct(structure), None),
        Lowered::Enumeration(enumeration) => (Shape::Enumeration(enumeration), None),
        Lowered::Use(target) => (Shape::Alias(aliased(target)), None),
        Lowered::Union(Arms {
            arms,
            tagging,
            exclusive,
        }) => {
            let union = Union {
                arms,
                dispatch: Dispatch::default(),
                exclusive,
                overlap: Overlap::None,
                sources: Vec::new(),
            };
            (Shape::Union(Box::new(union)), tagging)
        }
    };
    let definition = Definition {
        origin: place.origin(),
        pointer: cx.pointer(id),
        docs: cx.schema(id).docs.clone(),
        shape,
        assertions: cx.asserted.beside(id),
        write_form: None,
    };
    (definition, tagging)
}

/// What a schema that is no bare reference becomes.
pub(super) fn lower_schema(cx: &mut Context<'_>, id: SchemaId, place: &Place) -> Lowered {
    let schema = cx.arena[id].clone();
    if let Some(member) = same_as(cx, id) {
        return lower_same(cx, id, member, place);
    }
    if !schema.all_of.is_empty() {
        let merged = all_of::merge(cx, id);
        contradiction::report(cx, id, &merged);
        return lower_merged(cx, id, merged, place);
    }
    lower_merged(cx, id, schema, place)
}

/// The other schema that a schema is, if that is all that it says.
pub(super) fn same_as(cx: &Context<'_>, id: SchemaId) -> Option<SchemaId> {
    // Whoever inherits is not just another name for its parent, though it may add nothing.
    let may_be = !cx.arena[id].all_of.is_empty() && !cx.families.include(id);
    may_be.then(|| all_of::sole_member(cx, id)).flatten()
}

/// What a schema becomes that is nothing but another one: a use of it if that has a name of its own
/// or is being lowered, else the same in its place.
pub(super) fn lower_same(
    cx: &mut Context<'_>,
    id: SchemaId,
    other: SchemaId,
    place: &Place,
) -> Lowered {
    let inner = cx.arena.follow(other);
    let has_name = cx.component(other).is_some() || cx.definitions.is_defined(inner);
    if has_name || cx.definitions.is_open(inner) || cx.is_too_deep(inner) {
        let mut used = lower_use(cx, other, place);
        used.nullable = is_nullable(cx, id) && used.ty != Type::Any;
        used.refuses_null = used.nullable && refuses_null(cx, id);
        return Lowered::Use(used);
    }
    cx.definitions.enter(inner);
    let lowered = lower_schema(cx, inner, place);
    let mut lowered = match cx.definitions.leave(inner) {
        None => {
            cx.asserted.note_same(id, inner);
            lowered
        }
        reserved => {
            let ty = cx.define_inline(inner, reserved, place, lowered);
            Lowered::Use(Context::named(ty, is_nullable(cx, inner)))
        }
    };
    if let Lowered::Use(used) = &mut lowered {
        used.nullable = is_nullable(cx, id) && used.ty != Type::Any;
    }
    lowered
}

/// What a schema without `allOf` becomes.
fn lower_merged(cx: &mut Context<'_>, id: SchemaId, mut schema: Schema, place: &Place) -> Lowered {
    unevaluated::close(cx, &mut schema);
    if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
        return one_of::lower_union(cx, id, schema, place);
    }
    lower_alone(cx, id, schema, place)
}

/// What a schema without `allOf`, `oneOf` and `anyOf` becomes.
pub(super) fn lower_alone(
    cx: &mut Context<'_>,
    id: SchemaId,
    mut schema: Schema,
    place: &Place,
) -> Lowered {
    required::declare(cx, id, &mut schema);
    let lowered = match enumeration::lower_enumeration(cx, id, &schema) {
        Some(enumeration) => enumeration,
        None => lower_typed(cx, id, &schema, place),
    };
    assertion::attach(cx, id, &schema, lowered)
}

fn lower_typed(cx: &mut Context<'_>, id: SchemaId, schema: &Schema, place: &Place) -> Lowered {
    let ty = typeless::type_of(cx, id, schema);
    if let Some(name) = ty {
        report_crossed(cx, id, name, &schema.checks);
    }
    let mut lowered = match ty {
        Some("object") => object::lower_object(cx, schema, place),
        Some("array") => Lowered::Use(object::lower_array(cx, schema, place)),
        Some(name) => Lowered::Use(scalar::lower_scalar(cx, id, name, schema)),
        None => Lowered::Use(TypeUse::plain(Type::Any)),
    };
    if let Lowered::Use(used) = &mut lowered {
        used.nullable |= is_nullable(cx, id) && used.ty != Type::Any;
    }
    lowered
}
