//! `enum`.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;
use specsmith_support::validate::canonical;

use super::context::Context;
use super::nullable::is_nullable;
use super::schema::Lowered;
use crate::diagnostic::Code;
use crate::ir::{EnumBase, Enumeration, Type, TypeUse, ValueNote};
use crate::resolve::{Schema, SchemaId};

/// 2^63
const INTEGERS: f64 = 9_223_372_036_854_775_808.0;

/// An enumeration, if the schema lists its values.
pub(super) fn lower_enumeration(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &Schema,
) -> Option<Lowered> {
    let listed = schema.enumeration.as_ref()?;
    let values = fitting_values(cx, id, schema.ty.as_deref(), listed);
    report_rounded(cx, id, &values);
    if values.is_empty() {
        let nullable = is_nullable(cx, id);
        let ty = if nullable { Type::Null } else { return None };
        return Some(Lowered::Use(TypeUse::plain(ty)));
    }
    let enumeration = Enumeration {
        notes: notes_of(&values, &schema.value_notes),
        ..listing(values)
    };
    Some(Lowered::Enumeration(enumeration))
}

/// The enumeration of these values and no others.
pub(super) fn listing(values: Vec<Value>) -> Enumeration {
    Enumeration {
        base: base_of(&values),
        values,
        notes: BTreeMap::new(),
        open: false,
    }
}

/// By the index of a value, what is said of it first.
pub(super) fn notes_of(
    values: &[Value],
    said: &[(Value, ValueNote)],
) -> BTreeMap<usize, ValueNote> {
    let mut notes = BTreeMap::new();
    if said.is_empty() {
        return notes;
    }
    let places = values.iter().map(canonical).zip(0..);
    let places: HashMap<String, usize> = places.collect();
    for (value, note) in said {
        if let Some(place) = places.get(&canonical(value)) {
            notes.entry(*place).or_insert_with(|| note.clone());
        }
    }
    notes
}

/// Tells of integers that are read as floats, so that others of about their size are taken for them.
fn report_rounded(cx: &mut Context<'_>, id: SchemaId, values: &[Value]) {
    let is_rounded = |value: &&Value| {
        value.is_f64()
            && value
                .as_f64()
                .is_some_and(|number| number.abs() >= INTEGERS)
    };
    if let Some(value) = values.iter().find(is_rounded) {
        cx.report(
            Code::Widened,
            id,
            format!("`{value}` is beyond the integers of 64 bits and compared as a float, which rounds it"),
            "list it as text, or leave the list out",
        );
    }
}

/// The listed values, each once, without null, and without those that `type` refuses.
fn fitting_values(
    cx: &mut Context<'_>,
    id: SchemaId,
    ty: Option<&str>,
    listed: &[Value],
) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::with_capacity(listed.len());
    let mut seen = HashSet::new();
    for value in listed.iter().filter(|value| !value.is_null()) {
        if seen.insert(canonical(value)) {
            values.push(value.clone());
        }
    }
    let Some(ty) = ty else {
        return values;
    };
    let fits = |value: &&Value| has_type(value, ty);
    let fitting: Vec<Value> = values.iter().filter(fits).cloned().collect();
    let (left, count) = (values.len() - fitting.len(), values.len());
    let message = match left {
        0 => return values,
        _ if left == count => {
            format!("no value of the enum is of its type `{ty}`, which is ignored")
        }
        1 => format!("one of {count} values of the enum is not of its type `{ty}` and is left out"),
        _ => format!(
            "{left} of {count} values of the enum are not of its type `{ty}` and are left out"
        ),
    };
    let help = "give the values the type that the schema names, or quote them";
    cx.report(Code::Contradiction, id, message, help);
    // Where none fits, the list is taken at its word: it says more than the type does.
    if fitting.is_empty() { values } else { fitting }
}

/// Whether a value has a type of JSON Schema.
pub(super) fn has_type(value: &Value, ty: &str) -> bool {
    match ty {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        _ => true,
    }
}

fn base_of(values: &[Value]) -> EnumBase {
    if values.iter().all(Value::is_string) {
        EnumBase::Text
    } else if values.iter().all(Value::is_i64) {
        EnumBase::Integer
    } else {
        EnumBase::Mixed
    }
}
