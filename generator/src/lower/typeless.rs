//! Schemas without `type`.
//!
//! To JSON Schema they let values of all types pass that no other keyword is about. Who writes
//! `properties` means an object nevertheless, and who writes `items` an array: that is what they
//! become, which is told by a note. Nothing is guessed where keywords are about several types, nor
//! from those that only assert something, such as `required` or `minLength`.

use super::context::Context;
use crate::diagnostic::Code;
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// The type of a schema; where the keyword is missing, the one that is meant, if one is.
pub(super) fn type_of<'a>(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &'a Schema,
) -> Option<&'a str> {
    if let Some(name) = &schema.ty {
        return Some(name);
    }
    let meant = meant(schema);
    if meant == Some("object") && cx.objects_by_place.contains(&id) {
        return meant;
    }
    let (message, help) = match meant {
        Some(meant) => (
            format!("`type` is missing; it is taken for `{meant}`, so that nothing else is accepted"),
            format!("write `type: {meant}`"),
        ),
        None if describes_object(schema) || schema.items.is_some() => (
            "`type` is missing and keywords are about several types, so that any value is accepted \
             that none of them refuses"
                .to_owned(),
            "write the `type` that is meant".to_owned(),
        ),
        None => return None,
    };
    let pointer = cx.pointer(id);
    cx.diagnostics
        .report_once(Code::MissingType, &pointer, message, help);
    meant
}

/// Notes that the arms of an object are objects, too, whether or not they say so: nothing is guessed of
/// them. Those that have a name may be used elsewhere.
pub(super) fn note_objects(cx: &mut Context<'_>, id: SchemaId, schema: &Schema, arms: &[SchemaId]) {
    if schema.ty.as_deref() == Some("object") || cx.objects_by_place.contains(&id) {
        let written = arms
            .iter()
            .filter(|arm| cx.arena[**arm].reference.is_none());
        cx.objects_by_place.extend(written);
    }
}

/// The type that a schema without one is about.
pub(super) fn meant(schema: &Schema) -> Option<&'static str> {
    let is_about = (is_about_objects(schema), is_about_arrays(schema));
    match is_about {
        _ if is_about_scalars(schema) => None,
        (true, false) if describes_object(schema) => Some("object"),
        (false, true) if schema.items.is_some() => Some("array"),
        _ => None,
    }
}

/// Whether a schema by itself lets values of several types pass.
pub(super) fn tells_no_type(schema: &Schema) -> bool {
    schema.one_of.is_empty() && schema.any_of.is_empty() && tells_no_type_beside_arms(schema)
}

/// Whether a schema lets values of several types pass, but for what its arms say.
pub(super) fn tells_no_type_beside_arms(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.ty.is_none()
        && schema.enumeration.is_none()
        && schema.all_of.is_empty()
        && meant(schema).is_none()
}

/// Whether a schema tells which members there are.
fn describes_object(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || schema.additional != Additional::Absent
        || schema.discriminator.is_some()
}

fn is_about_objects(schema: &Schema) -> bool {
    let checks = &schema.checks;
    let is_about = |assertion: &Assertion| {
        matches!(
            assertion,
            Assertion::PatternProperties { .. }
                | Assertion::PropertyNames(_)
                | Assertion::DependentRequired(_)
                | Assertion::DependentSchemas(_)
                | Assertion::UnevaluatedProperties { .. }
        )
    };
    describes_object(schema)
        || !schema.required.is_empty()
        || checks.count_members()
        || schema.assertions.iter().any(is_about)
}

fn is_about_arrays(schema: &Schema) -> bool {
    let checks = &schema.checks;
    let is_about = |assertion: &Assertion| {
        matches!(
            assertion,
            Assertion::PrefixItems { .. }
                | Assertion::Contains { .. }
                | Assertion::UnevaluatedItems { .. }
        )
    };
    schema.items.is_some()
        || checks.min_items.is_some()
        || checks.max_items.is_some()
        || checks.unique_items
        || schema.assertions.iter().any(is_about)
}

fn is_about_scalars(schema: &Schema) -> bool {
    let checks = &schema.checks;
    let is_about = |assertion: &Assertion| {
        matches!(assertion, Assertion::Pattern(_) | Assertion::MultipleOf(_))
    };
    checks.min_length.is_some()
        || checks.max_length.is_some()
        || checks.pattern.is_some()
        || checks.minimum.is_some()
        || checks.maximum.is_some()
        || checks.multiple_of.is_some()
        || schema.assertions.iter().any(is_about)
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::ir::Checks;
    use crate::resolve::{Schema, SchemaId};

    #[test]
    fn only_what_describes_values_of_one_type_tells_it() {
        let items = Some(SchemaId::ANYTHING);
        let required = vec!["a".to_owned()];
        let object = Schema {
            properties: [("a".to_owned(), SchemaId::ANYTHING)].into_iter().collect(),
            required: required.clone(),
            ..Schema::default()
        };
        let array = Schema {
            items,
            ..Schema::default()
        };
        let tuple = Schema {
            items,
            ..object.clone()
        };
        let asserting = Schema {
            required,
            ..Schema::default()
        };
        let long = Schema {
            checks: Checks {
                min_length: Some(1),
                ..Checks::default()
            },
            ..object.clone()
        };
        assert_eq!(meant(&object), Some("object"));
        assert_eq!(meant(&array), Some("array"));
        for schema in [tuple, asserting, long, Schema::default()] {
            assert_eq!(meant(&schema), None, "{schema:?}");
        }
    }
}
