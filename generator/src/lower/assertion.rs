//! What schemas assert and types don't express -> assertions about JSON.
//!
//! A subschema that only asserts something gets no type of its own: its keywords are taken over
//! one by one. One that refers to a component stands for the type of that component.

use serde_json::Value;

use super::context::Context;
use super::nullable::{is_nullable, refuses_null};
use super::schema::Lowered;
use super::{fits, scalar, unevaluated};
use crate::ir::{self, AssertionId, Checks, Type};
use crate::resolve::{Additional, Assertion, Contradiction, Schema, SchemaId};

/// Adds to a lowered schema what it asserts beyond its type.
pub(super) fn attach(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &Schema,
    lowered: Lowered,
) -> Lowered {
    let beyond = beyond(cx, id, schema, &lowered);
    match lowered {
        Lowered::Use(mut used) => {
            used.assertions.extend(beyond);
            Lowered::Use(used)
        }
        defined => {
            for assertion in beyond {
                cx.asserted.note(id, assertion);
            }
            defined
        }
    }
}

/// What a schema asserts beyond its type. What arms assert that they all have from their union is
/// one assertion.
fn beyond(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &Schema,
    lowered: &Lowered,
) -> Vec<AssertionId> {
    let mut own = checks_beyond(cx, id, schema, lowered);
    let mut shared = Vec::new();
    for assertion in &schema.assertions {
        match unevaluated::shared(cx, assertion) {
            Some(found) => shared.extend(found),
            None => own.extend(cx.known(|cx| of_keyword(cx, id, assertion))),
        }
    }
    let own = or_null(schema, lowered, ir::Assertion::all(own));
    // Half of what is asserted may refuse what the whole does not.
    if cx.asserted.is_partial() {
        return Vec::new();
    }
    let own = (own != ir::Assertion::ALWAYS).then(|| cx.asserted.add(own));
    own.into_iter().chain(shared).collect()
}

/// `nullable` where the type says nothing of null.
fn or_null(schema: &Schema, lowered: &Lowered, own: ir::Assertion) -> ir::Assertion {
    let is_any = matches!(lowered, Lowered::Use(used) if used.ty == Type::Any);
    match is_any && schema.nullable && !schema.null_of_type {
        true => null_or(own),
        false => own,
    }
}

fn null_or(other: ir::Assertion) -> ir::Assertion {
    let null = ir::Assertion::Type(vec!["null".to_owned()]);
    match other == ir::Assertion::ALWAYS {
        true => other,
        false => ir::Assertion::AnyOf(vec![null, other]),
    }
}

/// What the type does not check of values that may be of any type, and of listed values.
fn checks_beyond(
    cx: &mut Context<'_>,
    id: SchemaId,
    schema: &Schema,
    lowered: &Lowered,
) -> Vec<ir::Assertion> {
    let listed = schema.enumeration.as_ref();
    if let Some(none) = listed.filter(|listed| listed.is_empty()) {
        // What several members of an `allOf` list and have none in common.
        return vec![ir::Assertion::Enum(none.clone())];
    }
    match lowered {
        Lowered::Use(used) if used.ty == Type::Any => {
            let mut all = of_value(cx, id, schema);
            if schema.ty.is_none() {
                all.extend(cx.known(|cx| of_items(cx, schema)));
                all.extend(cx.known(|cx| of_members(cx, schema)));
            }
            all
        }
        Lowered::Enumeration(enumeration) => beside_list(cx, schema, &enumeration.values),
        Lowered::Use(_) | Lowered::Struct(_) | Lowered::Union(_) => Vec::new(),
    }
}

/// What stands beside a list of values and may refuse some of them. `format` does not: who lists a
/// value means it to be one.
fn beside_list(cx: &mut Context<'_>, schema: &Schema, listed: &[Value]) -> Vec<ir::Assertion> {
    let passes = |value| fits::passes(&schema.checks, value);
    let mut all = match listed.iter().all(passes) {
        true => Vec::new(),
        false => checks(&schema.checks),
    };
    if listed.iter().any(Value::is_array) {
        all.extend(cx.known(|cx| of_items(cx, schema)));
    }
    if listed.iter().any(Value::is_object) {
        all.extend(cx.known(|cx| of_members(cx, schema)));
    }
    all
}

fn checks(checks: &Checks) -> Vec<ir::Assertion> {
    let checks = Checks {
        min_length: checks.min_length.filter(|limit| *limit > 0),
        min_items: checks.min_items.filter(|limit| *limit > 0),
        min_properties: checks.min_properties.filter(|limit| *limit > 0),
        ..checks.clone()
    };
    let asserts = !checks.is_empty();
    asserts
        .then_some(ir::Assertion::Checks(checks))
        .into_iter()
        .collect()
}

/// Everything that a subschema asserts.
pub(super) fn whole(cx: &mut Context<'_>, id: SchemaId) -> ir::Assertion {
    cx.inside(|cx| all_asserted(cx, id))
}

fn all_asserted(cx: &mut Context<'_>, id: SchemaId) -> ir::Assertion {
    if let Some((ty, component)) = cx.component(id) {
        if scalar::takes_more(cx, component) {
            cx.asserted.note_unknown();
        }
        let takes_null = is_nullable(cx, component) && !refuses_null(cx, component);
        return ir::Assertion::Fits(Context::named(ty, takes_null));
    }
    let id = cx.arena.follow(id);
    if cx.asserts_too_much(id, 1) {
        return ir::Assertion::ALWAYS;
    }
    let schema = cx.arena[id].clone();
    let mut all = of_value(cx, id, &schema);
    all.extend(of_items(cx, &schema));
    all.extend(of_members(cx, &schema));
    all.extend(schema.all_of.iter().map(|member| whole(cx, *member)));
    if !schema.any_of.is_empty() {
        all.push(ir::Assertion::AnyOf(wholes(cx, &schema.any_of)));
    }
    if !schema.one_of.is_empty() {
        all.push(ir::Assertion::OneOf(wholes(cx, &schema.one_of)));
    }
    all.extend(assertions(cx, id, &schema.assertions));
    let all = ir::Assertion::all(all);
    match schema.nullable && !refuses_null(cx, id) {
        true => null_or(all),
        false => all,
    }
}

pub(super) fn wholes(cx: &mut Context<'_>, ids: &[SchemaId]) -> Vec<ir::Assertion> {
    ids.iter().map(|id| whole(cx, *id)).collect()
}

fn of_value(cx: &mut Context<'_>, id: SchemaId, schema: &Schema) -> Vec<ir::Assertion> {
    let ty = schema.ty.clone().filter(|_| schema.enumeration.is_none());
    let ty = ty.map(|name| ir::Assertion::Type(vec![name]));
    let listed = schema.enumeration.clone().map(ir::Assertion::Enum);
    let is_text = matches!(schema.ty.as_deref(), Some("string") | None);
    let pattern = schema.checks.pattern.as_ref();
    let checks = checks(&Checks {
        pattern: pattern
            .filter(|pattern| is_pattern(cx, id, pattern))
            .cloned(),
        format: scalar::asserted_format(cx, schema).filter(|_| is_text),
        ..schema.checks.clone()
    });
    ty.into_iter().chain(listed).chain(checks).collect()
}

fn of_items(cx: &mut Context<'_>, schema: &Schema) -> Option<ir::Assertion> {
    let rest = whole(cx, schema.items?);
    (rest != ir::Assertion::ALWAYS).then(|| ir::Assertion::Items {
        prefix: Vec::new(),
        rest: Box::new(rest),
    })
}

fn of_members(cx: &mut Context<'_>, schema: &Schema) -> Vec<ir::Assertion> {
    let mut all = Vec::new();
    if !schema.required.is_empty() {
        all.push(ir::Assertion::Required(schema.required.clone()));
    }
    let properties = by_name(cx, schema.properties.iter().map(|(name, id)| (name, *id)));
    let names: Vec<String> = schema.properties.keys().cloned().collect();
    if !properties.is_empty() {
        all.push(ir::Assertion::Properties(properties));
    }
    all.extend(others(cx, names, Vec::new(), schema.additional));
    all
}

/// What is asserted of members by their names, where anything is.
fn by_name<'a>(
    cx: &mut Context<'_>,
    schemas: impl Iterator<Item = (&'a String, SchemaId)>,
) -> Vec<(String, ir::Assertion)> {
    schemas
        .map(|(name, id)| (name.clone(), whole(cx, id)))
        .filter(|(_, assertion)| *assertion != ir::Assertion::ALWAYS)
        .collect()
}

/// `additionalProperties`
fn others(
    cx: &mut Context<'_>,
    names: Vec<String>,
    patterns: Vec<String>,
    additional: Additional,
) -> Option<ir::Assertion> {
    let others = match additional {
        Additional::Absent | Additional::Allowed => return None,
        Additional::Refused => ir::Assertion::Never,
        Additional::Schema(id) => whole(cx, id),
    };
    (others != ir::Assertion::ALWAYS).then(|| ir::Assertion::AdditionalProperties {
        names,
        patterns,
        others: Box::new(others),
    })
}

/// Keywords that no type expresses. `id` is the schema that has them.
fn assertions(cx: &mut Context<'_>, id: SchemaId, assertions: &[Assertion]) -> Vec<ir::Assertion> {
    assertions
        .iter()
        .flat_map(|assertion| of_keyword(cx, id, assertion))
        .collect()
}

fn of_keyword(cx: &mut Context<'_>, id: SchemaId, assertion: &Assertion) -> Vec<ir::Assertion> {
    let one = match assertion {
        // The empty list says it better.
        Assertion::Contradiction(_, Contradiction::Lists) => return Vec::new(),
        Assertion::Contradiction(..) => ir::Assertion::Never,
        Assertion::Not(not) => ir::Assertion::negated(whole(cx, *not)),
        Assertion::If {
            condition,
            then,
            otherwise,
        } => condition_of(cx, *condition, *then, *otherwise),
        Assertion::PrefixItems { prefix, rest } => ir::Assertion::Items {
            prefix: wholes(cx, prefix),
            rest: Box::new(optional(cx, *rest)),
        },
        Assertion::Contains { item, min, max } => ir::Assertion::Contains {
            item: Box::new(whole(cx, *item)),
            min: *min,
            max: *max,
        },
        Assertion::PatternProperties {
            patterns,
            names,
            others,
        } => return of_patterns(cx, id, patterns, names, *others),
        Assertion::Members { names, form } => {
            let named = by_name(cx, names.iter().map(|name| (name, *form)));
            match named.is_empty() {
                true => ir::Assertion::ALWAYS,
                false => ir::Assertion::Properties(named),
            }
        }
        Assertion::PropertyNames(names) => match whole(cx, *names) {
            ir::Assertion::AllOf(none) if none.is_empty() => ir::Assertion::ALWAYS,
            names => ir::Assertion::PropertyNames(Box::new(names)),
        },
        Assertion::DependentRequired(names) => ir::Assertion::DependentRequired(names.clone()),
        Assertion::DependentSchemas(schemas) => ir::Assertion::DependentSchemas(by_name(
            cx,
            schemas.iter().map(|(name, id)| (name, *id)),
        )),
        Assertion::UnevaluatedProperties { within, others } => {
            unevaluated::members(cx, *within, *others)
        }
        Assertion::UnevaluatedItems { within, others } => {
            unevaluated::elements(cx, *within, *others)
        }
        Assertion::Pattern(_) | Assertion::Format(_) | Assertion::MultipleOf(_) => {
            limit(cx, id, assertion)
        }
        Assertion::NotBoth(one, other) => {
            let both = [one, other].map(|id| {
                let schema = cx.schema(*id).clone();
                ir::Assertion::all(cx.inside(|cx| of_value(cx, *id, &schema)))
            });
            ir::Assertion::negated(ir::Assertion::all(both.into()))
        }
        Assertion::AnyOf(arms) => ir::Assertion::AnyOf(wholes(cx, arms)),
        Assertion::OneOf(arms) => ir::Assertion::OneOf(wholes(cx, arms)),
    };
    vec![one]
}

/// A limit beside another one of its kind.
fn limit(cx: &mut Context<'_>, id: SchemaId, assertion: &Assertion) -> ir::Assertion {
    let checks = match assertion {
        Assertion::Pattern(pattern) if is_pattern(cx, id, pattern) => Checks {
            pattern: Some(pattern.clone()),
            ..Checks::default()
        },
        Assertion::Format(format) => scalar::checks_of_format(cx, id, format),
        Assertion::MultipleOf(factor) => Checks {
            multiple_of: Some(factor.clone()),
            ..Checks::default()
        },
        _ => return ir::Assertion::ALWAYS,
    };
    match checks.is_empty() {
        true => ir::Assertion::ALWAYS,
        false => ir::Assertion::Checks(checks),
    }
}

/// Whether a pattern can be checked.
fn is_pattern(cx: &mut Context<'_>, id: SchemaId, pattern: &str) -> bool {
    let is_known = scalar::is_pattern(cx, id, pattern);
    if !is_known {
        cx.asserted.note_unknown();
    }
    is_known
}

fn optional(cx: &mut Context<'_>, id: Option<SchemaId>) -> ir::Assertion {
    id.map_or(ir::Assertion::ALWAYS, |id| whole(cx, id))
}

fn condition_of(
    cx: &mut Context<'_>,
    condition: SchemaId,
    then: Option<SchemaId>,
    otherwise: Option<SchemaId>,
) -> ir::Assertion {
    ir::Assertion::If {
        condition: Box::new(whole(cx, condition)),
        then: Box::new(optional(cx, then)),
        otherwise: Box::new(optional(cx, otherwise)),
    }
}

/// `patternProperties`, and `additionalProperties` beside them.
fn of_patterns(
    cx: &mut Context<'_>,
    id: SchemaId,
    patterns: &[(String, SchemaId)],
    names: &[String],
    additional: Additional,
) -> Vec<ir::Assertion> {
    let mut known: Vec<&(String, SchemaId)> = patterns.iter().collect();
    known.retain(|(pattern, _)| is_pattern(cx, id, pattern));
    let asserted = by_name(cx, known.iter().map(|(pattern, id)| (pattern, *id)));
    let matching = known.iter().map(|(pattern, _)| pattern.clone()).collect();
    // Nobody knows what a pattern that is none was meant to match.
    let is_known = known.len() == patterns.len();
    let others = is_known.then(|| others(cx, names.to_vec(), matching, additional));
    let asserted = (!asserted.is_empty()).then_some(ir::Assertion::PatternProperties(asserted));
    asserted.into_iter().chain(others.flatten()).collect()
}
