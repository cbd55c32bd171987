//! `default`: one that its own schema refuses is reported and left out.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Integer, Operation, Shape, Type, TypeUse, Types};
use crate::pointer::Pointer;

/// How deep a default is compared with its type.
const DEPTH: usize = 16;

/// Leaves out the defaults of members that their types can't hold.
pub(super) fn check_types(types: &mut Types, diagnostics: &mut Diagnostics) {
    for id in types.iter().map(|(id, _)| id).collect::<Vec<_>>() {
        let Shape::Struct(structure) = &types[id].shape else {
            continue;
        };
        let unfit: Vec<usize> = structure
            .properties
            .iter()
            .enumerate()
            .filter(|(_, property)| {
                let default = property.default.as_ref();
                default.is_some_and(|value| !fits(types, &property.ty, value, DEPTH))
            })
            .map(|(index, _)| index)
            .collect();
        for index in unfit {
            let pointer = types[id].pointer.clone();
            if let Some(name) = types.drop_default(id, index) {
                report(diagnostics, &pointer, "property", &name);
            }
        }
    }
}

/// Leaves out the defaults of parameters that their types can't hold.
pub(super) fn check_parameters(
    operations: &mut [Operation],
    types: &Types,
    diagnostics: &mut Diagnostics,
) {
    for operation in operations {
        for parameter in &mut operation.parameters {
            let default = parameter.default.as_ref();
            if default.is_some_and(|value| !fits(types, &parameter.ty, value, DEPTH)) {
                report(
                    diagnostics,
                    &operation.pointer,
                    "parameter",
                    &parameter.name,
                );
                parameter.default = None;
            }
        }
    }
}

fn report(diagnostics: &mut Diagnostics, pointer: &Pointer, kind: &str, name: &str) {
    diagnostics.report(
        Code::InvalidDefault,
        pointer,
        format!("the default of the {kind} `{name}` is not a value of its schema and is left out"),
        "correct the default or the schema",
    );
}

/// Whether a type can hold a value.
fn fits(types: &Types, used: &TypeUse, value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return true;
    };
    if value.is_null() {
        return used.nullable || matches!(used.ty, Type::Null | Type::Any);
    }
    match &used.ty {
        Type::Any => true,
        Type::Null => false,
        Type::Boolean => value.is_boolean(),
        Type::Integer(integer) => is_integer(*integer, value),
        Type::Number => value.is_number(),
        Type::Text(_) => value.is_string(),
        Type::Array(item) => value
            .as_array()
            .is_some_and(|items| items.iter().all(|value| fits(types, item, value, depth))),
        Type::Map(entry) => value.as_object().is_some_and(|members| {
            members
                .values()
                .all(|value| fits(types, entry, value, depth))
        }),
        Type::Named(id) => fits_shape(types, &types[*id].shape, value, depth),
    }
}

fn fits_shape(types: &Types, shape: &Shape, value: &Value, depth: usize) -> bool {
    match shape {
        Shape::Alias(target) | Shape::Newtype(target) => fits(types, target, value, depth),
        Shape::Enumeration(enumeration) => enumeration.values.contains(value),
        Shape::Union(union) => union
            .arms
            .iter()
            .any(|arm| fits(types, &arm.ty, value, depth)),
        Shape::Struct(structure) => value.as_object().is_some_and(|members| {
            structure
                .properties
                .iter()
                .all(|property| match members.get(&property.name) {
                    Some(value) => fits(types, &property.ty, value, depth),
                    None => !property.required,
                })
        }),
    }
}

fn is_integer(integer: Integer, value: &Value) -> bool {
    match integer {
        Integer::I32 => value
            .as_i64()
            .is_some_and(|value| i32::try_from(value).is_ok()),
        Integer::I64 => value.is_i64(),
        Integer::U64 => value.is_u64(),
    }
}
