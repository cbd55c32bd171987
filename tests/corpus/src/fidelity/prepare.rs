//! A document to a crate that tries values, and the values to try.

use std::time::Instant;

use jsonschema::Validator;
use serde_json::Value;
use specsmith_tests::document::entries;

use super::Settings;
use super::case::Case;
use super::dialect::Dialect;
use super::generate::{generate, write_crate};
use super::loading::load;
use super::mutate::mutated;
use super::oracle::{Complaint, Oracle, Translated, complaint};
use super::places::{Offered, Sort, find};
use super::probes::{Probe, Probes};
use super::sample::Sampler;
use crate::document::Document;
use crate::random::Random;

/// A crate that is ready to be compiled.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) document: Document,
    /// The probes, by key: the schema of each as it stands in the document.
    pub(super) probes: Vec<Probe>,
    pub(super) cases: Vec<Case>,
    /// Schemas that there was no room for.
    pub(super) left_out: usize,
    /// Schemas that the validator does not take, and why.
    pub(super) unjudged: Vec<String>,
    /// Lines of generated Rust.
    pub(super) lines: usize,
}

/// Writes the crate of a document into the workspace. The error says why there is none.
pub(super) fn prepare(document: &Document, settings: &Settings) -> Result<Prepared, String> {
    let root = load(document)?;
    let translated = Translated::new(&root);
    let oracle = Oracle::new(&translated)?;
    let mut probes = Probes::new(&root);
    let mut values = Values {
        settings,
        oracle: &oracle,
        cases: Vec::new(),
        unjudged: Vec::new(),
    };
    let wanted = values.wanted(&mut probes, &root);
    let generated = generate(&probes, settings)?;
    let end = Instant::now().checked_add(settings.patience);
    let mut left_out = probes.all.len() - generated.count;
    for (index, wanted) in wanted.into_iter().enumerate().take(generated.count) {
        // A validator holds all that its schema refers to: a day would not do for some documents.
        if end.is_some_and(|end| end < Instant::now()) {
            left_out += 1;
        } else {
            values.try_all(&probes.all[index], wanted);
        }
    }
    let Values {
        cases, unjudged, ..
    } = values;
    let mut probes = probes.all;
    probes.truncate(generated.count);
    if !cases.is_empty() {
        let folder = settings.crate_folder(document);
        let written = write_crate(&folder, &document.module(), &generated);
        written.map_err(|error| error.to_string())?;
    }
    Ok(Prepared {
        document: document.clone(),
        probes,
        cases,
        left_out,
        unjudged,
        lines: generated.lines,
    })
}

/// A value to try, before it is judged.
struct Wanted {
    place: String,
    sort: Sort,
    value: Value,
}

struct Values<'a> {
    settings: &'a Settings,
    oracle: &'a Oracle<'a>,
    cases: Vec<Case>,
    unjudged: Vec<String>,
}

impl Values<'_> {
    /// What to try on each probe: what the document offers, and what is made.
    fn wanted(&self, probes: &mut Probes<'_>, root: &Value) -> Vec<Vec<Wanted>> {
        let mut wanted: Vec<Vec<Wanted>> = Vec::new();
        let mut add = |probe: usize, more: Vec<Wanted>| {
            wanted.resize_with(wanted.len().max(probe + 1), Vec::new);
            wanted[probe].extend(more);
        };
        let found = find(root);
        for offered in found.offered {
            let Offered {
                place,
                sort,
                schema,
                value,
            } = offered;
            add(probes.add(&schema), vec![Wanted { place, sort, value }]);
        }
        let dialect = Dialect::of(root);
        let schemas = root.pointer(dialect.schemas()).unwrap_or(&Value::Null);
        let components = entries(schemas).map(|(key, _)| {
            let reference = serde_json::json!({ "$ref": dialect.reference(key) });
            (key.to_owned(), reference)
        });
        for (place, schema) in components.chain(found.inline) {
            let known = probes.all.len();
            let probe = probes.add(&schema);
            // The same few inline schemas stand everywhere.
            if probe == known || schema.get("$ref").is_some() {
                add(probe, self.made(&place, &dialect.translate(&schema)));
            }
        }
        wanted
    }

    /// Values that are made from a translated schema.
    fn made(&self, place: &str, schema: &Value) -> Vec<Wanted> {
        let translated = self.oracle.translated;
        let rounds = 0..self.settings.rounds;
        let made = rounds.flat_map(|round| {
            let random = || Random::new(place, round);
            let valid = Sampler::new(translated, random()).valid(schema);
            let broken = Sampler::new(translated, random()).broken(schema);
            let changed = mutated(&valid, &mut random());
            [
                (Sort::Made, valid),
                (Sort::Broken, broken),
                (Sort::Broken, changed),
            ]
        });
        made.map(|(sort, value)| Wanted {
            place: place.to_owned(),
            sort,
            value,
        })
        .collect()
    }

    fn try_all(&mut self, probe: &Probe, wanted: Vec<Wanted>) {
        let translated = self.oracle.translated.dialect.translate(&probe.schema);
        let validator = match self.oracle.validator(&translated) {
            Ok(validator) => validator,
            Err(reason) => return self.unjudged.push(reason),
        };
        let mut tried: Vec<Value> = Vec::new();
        for wanted in wanted {
            if !tried.contains(&wanted.value) {
                tried.push(wanted.value.clone());
                self.cases.push(case(probe, &validator, wanted));
            }
        }
    }
}

fn case(probe: &Probe, validator: &Validator, wanted: Wanted) -> Case {
    let complaint = complaint(validator, &wanted.value);
    Case {
        probe: probe.key.clone(),
        place: wanted.place,
        sort: wanted.sort,
        value: wanted.value,
        complaint: complaint.map(|Complaint { keyword, message }| (keyword, message)),
    }
}
