//! `default`: that of a schema or of what its `allOf` consists of. One that its own schema refuses
//! is reported and left out.

use std::collections::HashSet;

use serde_json::Value;

use super::context::Context;
use super::fits::Judge;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Operation, Shape, TypeId, Types};
use crate::pointer::Pointer;
use crate::resolve::SchemaId;

/// The default of a schema: its own, else that of a part of its `allOf`, of which the last one
/// counts.
pub(super) fn default_of(cx: &Context<'_>, id: SchemaId) -> Option<Value> {
    let mut seen = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let id = cx.arena.follow(id);
        let schema = &cx.arena[id];
        if schema.default.is_some() {
            return schema.default.clone();
        }
        if !schema.all_of.is_empty() && seen.insert(id) {
            open.extend(&schema.all_of);
        }
    }
    None
}

/// Leaves out the defaults of members that their types can't hold.
pub(super) fn check_types(types: &mut Types, diagnostics: &mut Diagnostics) {
    for (id, index) in unfit(types) {
        let pointer = types[id].pointer.clone();
        if let Some(name) = types.drop_default(id, index) {
            let property = pointer.member("properties").member(&name);
            report(diagnostics, &property.member("default"), "property", &name);
        }
    }
}

/// The properties, by their positions, whose defaults their types can't hold.
fn unfit(types: &Types) -> Vec<(TypeId, usize)> {
    let mut judge = Judge::new(types);
    let mut unfit = Vec::new();
    for (id, definition) in types.iter() {
        let Shape::Struct(structure) = &definition.shape else {
            continue;
        };
        for (index, property) in structure.properties.iter().enumerate() {
            let default = property.default.as_ref();
            if default.is_some_and(|value| !judge.fits(&property.ty, value)) {
                unfit.push((id, index));
            }
        }
    }
    unfit
}

/// Leaves out the defaults of parameters that their types can't hold.
pub(super) fn check_parameters(
    operations: &mut [Operation],
    types: &Types,
    diagnostics: &mut Diagnostics,
) {
    for operation in operations {
        let mut judge = Judge::new(types);
        let parameters = operation.parameters.iter();
        let unfit = parameters.map(|parameter| {
            let default = parameter.default.as_ref();
            default.is_some_and(|value| !judge.fits(&parameter.ty, value))
        });
        let unfit: Vec<bool> = unfit.collect();
        let parameters = operation.parameters.iter_mut().zip(unfit);
        for (parameter, _) in parameters.filter(|(_, is_unfit)| *is_unfit) {
            let name = &parameter.name;
            report(diagnostics, &operation.pointer, "parameter", name);
            parameter.default = None;
        }
    }
}

fn report(diagnostics: &mut Diagnostics, pointer: &Pointer, kind: &str, name: &str) {
    diagnostics.report_once(
        Code::InvalidDefault,
        pointer,
        format!("the default of the {kind} `{name}` is not a value of its schema and is left out"),
        "correct the default or the schema",
    );
}
