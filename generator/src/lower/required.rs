//! Members that are required and not declared: they are what `additionalProperties` and
//! `patternProperties` say of them.

use regress::Regex;
use specsmith_support::validate::Pattern;

use super::context::Context;
use super::made::both;
use super::typeless::meant;
use crate::diagnostic::Code;
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// What a schema says of a member that it does not declare.
#[derive(Clone, Copy)]
enum Said {
    /// Nothing.
    Nothing,
    /// That it must not be there.
    Forbidden,
    /// What it is.
    Is(SchemaId),
}

/// Declares the members that a merged schema of objects only requires. Where one of them is
/// forbidden, no object is a value, which is told and asserted.
pub(super) fn declare(cx: &mut Context<'_>, id: SchemaId, schema: &mut Schema) {
    let undeclared = undeclared(schema);
    if undeclared.is_empty() {
        return;
    }
    let patterns = patterns_of(schema);
    let mut forbidden = None;
    for name in undeclared {
        let property = match said_of(cx, schema.additional, &patterns, &name) {
            Said::Is(property) => property,
            Said::Nothing => SchemaId::ANYTHING,
            Said::Forbidden => {
                forbidden.get_or_insert_with(|| name.clone());
                SchemaId::ANYTHING
            }
        };
        schema.properties.insert(name, property);
    }
    if let Some(name) = forbidden {
        // Otherwise `patternProperties` asserts it.
        if schema.additional == Additional::Refused {
            schema.assertions.push(Assertion::Not(SchemaId::ANYTHING));
        }
        report(cx, id, &name);
    }
}

fn undeclared(schema: &Schema) -> Vec<String> {
    let ty = schema.ty.as_deref().or_else(|| meant(schema));
    if ty != Some("object") || schema.enumeration.is_some() {
        return Vec::new();
    }
    let required = schema.required.iter();
    let undeclared = required.filter(|name| !schema.properties.contains_key(*name));
    undeclared.cloned().collect()
}

/// The patterns of one `patternProperties` and what they say; what it says where none matches.
struct Patterns {
    /// Without a pattern where it can't be read, so that nobody knows what it was to match.
    patterns: Vec<(Option<Regex>, SchemaId)>,
    others: Additional,
}

fn patterns_of(schema: &Schema) -> Vec<Patterns> {
    let assertions = schema.assertions.iter();
    let found = assertions.filter_map(|assertion| match assertion {
        Assertion::PatternProperties {
            patterns,
            names: _,
            others,
        } => Some(Patterns {
            patterns: patterns
                .iter()
                .map(|(pattern, id)| (Pattern::compile(pattern).ok(), *id))
                .collect(),
            others: *others,
        }),
        _ => None,
    });
    found.collect()
}

fn report(cx: &mut Context<'_>, id: SchemaId, name: &str) {
    cx.report(
        Code::Contradiction,
        id,
        format!(
            "`{name}` is required, and members that are not declared are forbidden, so that \
             validation refuses all"
        ),
        "declare it among the `properties`",
    );
}

/// What all that holds says of a member that is not declared.
fn said_of(
    cx: &mut Context<'_>,
    additional: Additional,
    patterns: &[Patterns],
    name: &str,
) -> Said {
    let mut said = said_by(additional);
    for patterns in patterns {
        let one = said_by_patterns(cx, patterns, name);
        said = all_said(cx, said, one);
    }
    said
}

fn said_by(additional: Additional) -> Said {
    match additional {
        Additional::Absent | Additional::Allowed => Said::Nothing,
        Additional::Refused => Said::Forbidden,
        Additional::Schema(id) => Said::Is(id),
    }
}

fn said_by_patterns(cx: &mut Context<'_>, patterns: &Patterns, name: &str) -> Said {
    let mut matching = None;
    for (pattern, id) in &patterns.patterns {
        let one = match pattern {
            Some(pattern) if pattern.find(name).is_none() => continue,
            Some(_) => Said::Is(*id),
            None => Said::Nothing,
        };
        matching = Some(all_said(cx, matching.unwrap_or(Said::Nothing), one));
    }
    matching.unwrap_or_else(|| said_by(patterns.others))
}

fn all_said(cx: &mut Context<'_>, one: Said, other: Said) -> Said {
    match (one, other) {
        (Said::Forbidden, _) | (_, Said::Forbidden) => Said::Forbidden,
        (Said::Is(one), Said::Is(other)) => Said::Is(both(cx, one, other)),
        (Said::Nothing, said) | (said, Said::Nothing) => said,
    }
}
