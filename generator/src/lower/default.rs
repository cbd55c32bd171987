//! `default`: one that its own schema refuses is reported and left out.

use super::fits::fits;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Operation, Shape, Types};
use crate::pointer::Pointer;

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
                default.is_some_and(|value| !fits(types, &property.ty, value))
            })
            .map(|(index, _)| index)
            .collect();
        for index in unfit {
            let pointer = types[id].pointer.clone();
            if let Some(name) = types.drop_default(id, index) {
                let property = pointer.member("properties").member(&name);
                report(diagnostics, &property.member("default"), "property", &name);
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
            if default.is_some_and(|value| !fits(types, &parameter.ty, value)) {
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
    diagnostics.report_once(
        Code::InvalidDefault,
        pointer,
        format!("the default of the {kind} `{name}` is not a value of its schema and is left out"),
        "correct the default or the schema",
    );
}
