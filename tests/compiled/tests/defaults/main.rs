//! Every default that the generator keeps is put in by the types that it generates.
//!
//! Generated code reads some defaults from text, and leaves the member absent where that fails:
//! whether it does is seen here only.

mod parameters;
mod sample;

use std::collections::BTreeSet;

use specsmith::diagnostic::Diagnostics;
use specsmith::ir::{Api, Origin, Shape, Type, TypeId, TypeUse};
use specsmith_compiled_features::FILLS;
use specsmith_compiled_features::case::Case;
use specsmith_compiled_features::equality::same;
use specsmith_compiled_features::fill::Fill;

use sample::{Sample, Sampler};

/// A property of a struct, by its position.
type Member = (TypeId, usize);

#[test]
fn every_default_of_a_member_is_filled_in() {
    let mut failures = Vec::new();
    let mut filled = 0;
    for case in Case::all() {
        let api = model(&case);
        let kept = kept_defaults(&api);
        let mut reached = BTreeSet::new();
        for (_, schema, fill) in FILLS.iter().filter(|(name, _, _)| *name == case.name) {
            for sampler in samplers(&api) {
                match reach(&api, schema, *fill, sampler) {
                    Ok(members) => reached.extend(members),
                    Err(failure) => failures.push(format!("{}, {schema}: {failure}", case.name)),
                }
            }
        }
        for (id, index) in kept.difference(&reached) {
            let pointer = &api.types[*id].pointer;
            failures.push(format!("{}: not tried: {pointer}, {index}", case.name));
        }
        filled += kept.len();
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(filled > 15, "only {filled} defaults were found");
}

fn model(case: &Case) -> Api {
    let mut diagnostics = Diagnostics::new();
    let api = specsmith::model(case.root(), &case.choices(), &mut diagnostics);
    api.unwrap_or_else(|| panic!("{}: {diagnostics:?}", case.name))
}

/// The members that are put in where they are absent.
fn kept_defaults(api: &Api) -> BTreeSet<Member> {
    let mut kept = BTreeSet::new();
    for (id, definition) in api.types.iter() {
        if let Shape::Struct(structure) = &definition.shape {
            let properties = structure.properties.iter().enumerate();
            let defaulted =
                properties.filter(|(_, property)| property.default.is_some() && !property.required);
            kept.extend(defaulted.map(|(index, _)| (id, index)));
        }
    }
    kept
}

/// One for each arm of the union that has most of them.
fn samplers(api: &Api) -> impl Iterator<Item = Sampler<'_>> {
    let types = api.types.iter();
    let arms = types.map(|(_, definition)| match &definition.shape {
        Shape::Union(union) => union.arms.len(),
        _ => 1,
    });
    let most = arms.max().unwrap_or_default();
    (0..most).map(|arm| Sampler::new(&api.types, arm))
}

/// Fills the defaults of a value of a component schema in: the members that were, all of them as the
/// document says.
fn reach(
    api: &Api,
    schema: &str,
    fill: Fill,
    mut sampler: Sampler<'_>,
) -> Result<BTreeSet<Member>, String> {
    let sample = component(api, schema).and_then(|ty| sampler.sample(&ty));
    let Some(Sample { without, with }) = sample else {
        return Ok(BTreeSet::new());
    };
    let given = fill(&without).map_err(|error| format!("{without}: {error}"))?;
    match same(&given, &with) {
        true => Ok(sampler.reached),
        false => Err(format!("{without} is filled to {given}, not to {with}")),
    }
}

/// The type of a component schema.
fn component(api: &Api, key: &str) -> Option<TypeUse> {
    let wanted = Origin::Component(key.to_owned());
    let mut types = api.types.iter();
    let found = types
        .find(|(_, definition)| definition.origin == wanted && definition.write_form.is_none());
    found.map(|(id, _)| TypeUse::plain(Type::Named(id)))
}
