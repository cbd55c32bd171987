//! `unevaluatedProperties` and `unevaluatedItems`: what other keywords speak of is known from the
//! document, but for alternatives, which are asked about the value.

use std::collections::HashMap;
use std::rc::Rc;

use super::assertion::whole;
use super::bounds::{APPLIED, IN_PLACE};
use super::context::Context;
use super::scalar::fault_of_pattern;
use crate::diagnostic::Code;
use crate::ir::{self, AssertionId, Elements, Members};
use crate::resolve::{Additional, Assertion, Schema, SchemaId};

/// Matches every name.
const ANY_NAME: &str = "";

/// What has been found out once for a schema, and holds for all arms that it is made a part of.
#[derive(Default)]
pub(super) struct Unevaluated {
    members: HashMap<SchemaId, Rc<Evaluated>>,
    assertions: HashMap<(SchemaId, SchemaId), Option<AssertionId>>,
}

/// The members that a schema speaks of.
struct Evaluated {
    members: Vec<Members>,
    /// Whether they do not depend on the value.
    is_plain: bool,
}

/// The assertion that a keyword is, if it is one of these: one for all schemas that have it. None
/// inside of it where it asserts nothing.
pub(super) fn shared(cx: &mut Context<'_>, assertion: &Assertion) -> Option<Option<AssertionId>> {
    let (within, others) = match assertion {
        Assertion::UnevaluatedProperties { within, others }
        | Assertion::UnevaluatedItems { within, others } => (*within, *others),
        _ => return None,
    };
    if let Some(known) = cx.unevaluated.assertions.get(&(within, others)) {
        return Some(*known);
    }
    let asserted = cx.known(|cx| match assertion {
        Assertion::UnevaluatedItems { .. } => Some(elements(cx, within, others)),
        _ => Some(members(cx, within, others)),
    });
    let asserted = asserted.filter(|asserted| *asserted != ir::Assertion::ALWAYS);
    let id = asserted.map(|asserted| cx.asserted.add(asserted));
    cx.unevaluated.assertions.insert((within, others), id);
    Some(id)
}

/// `unevaluatedProperties`
pub(super) fn members(cx: &mut Context<'_>, within: SchemaId, others: SchemaId) -> ir::Assertion {
    match whole(cx, others) {
        ir::Assertion::AllOf(none) if none.is_empty() => ir::Assertion::ALWAYS,
        others => ir::Assertion::UnevaluatedProperties {
            evaluated: evaluated(cx, within).members.clone(),
            others: Box::new(others),
        },
    }
}

/// `unevaluatedItems`
pub(super) fn elements(cx: &mut Context<'_>, within: SchemaId, others: SchemaId) -> ir::Assertion {
    let applied = Walk::of(cx, within);
    let evaluated = applied.into_iter();
    let evaluated = evaluated
        .filter_map(|applied| elements_of(cx, applied))
        .collect();
    match whole(cx, others) {
        ir::Assertion::AllOf(none) if none.is_empty() => ir::Assertion::ALWAYS,
        others => ir::Assertion::UnevaluatedItems {
            evaluated,
            others: Box::new(others),
        },
    }
}

/// Applies `unevaluatedProperties` to a merged schema like `additionalProperties`, where it
/// concerns exactly the members that the schema does not name, whatever the value is.
pub(super) fn close(cx: &mut Context<'_>, schema: &mut Schema) {
    let mut assertions = schema.assertions.iter().enumerate();
    let found = assertions.find_map(|(place, assertion)| match assertion {
        Assertion::UnevaluatedProperties { within, others } => Some((place, *within, *others)),
        _ => None,
    });
    let Some((place, within, others)) = found.filter(|_| schema.additional == Additional::Absent)
    else {
        return;
    };
    let evaluated = evaluated(cx, within);
    let mut names = schema.properties.keys();
    let speaks = |name: &String| {
        let mut all = evaluated.members.iter();
        all.any(|members| members.names.contains(name))
    };
    if evaluated.is_plain && names.all(speaks) {
        schema.assertions.remove(place);
        schema.additional = match whole(cx, others) {
            ir::Assertion::Never => Additional::Refused,
            _ => Additional::Schema(others),
        };
    }
}

fn evaluated(cx: &mut Context<'_>, within: SchemaId) -> Rc<Evaluated> {
    if let Some(known) = cx.unevaluated.members.get(&within) {
        return Rc::clone(known);
    }
    let applied = Walk::of(cx, within).into_iter();
    let members: Vec<Members> = applied.filter_map(members_of).collect();
    let is_plain =
        |members: &Members| members.when == ir::Assertion::ALWAYS && members.patterns.is_empty();
    let evaluated = Rc::new(Evaluated {
        is_plain: members.iter().all(is_plain),
        members,
    });
    let found = Rc::clone(&evaluated);
    cx.unevaluated.members.insert(within, evaluated);
    found
}

/// A schema that is applied to a value in place.
struct Applied {
    /// Under this condition.
    when: ir::Assertion,
    schema: Schema,
    /// Whether it speaks of everything.
    everything: bool,
}

/// Visits all schemas that are applied to a value in place.
struct Walk {
    within: SchemaId,
    found: Vec<Applied>,
    /// Whether not all is followed.
    is_cut: bool,
}

impl Walk {
    fn of(cx: &mut Context<'_>, within: SchemaId) -> Vec<Applied> {
        let mut walk = Self {
            within,
            found: Vec::new(),
            is_cut: false,
        };
        walk.visit(cx, within, &[], IN_PLACE);
        walk.found
    }

    fn visit(&mut self, cx: &mut Context<'_>, id: SchemaId, when: &[ir::Assertion], depth: usize) {
        let schema = cx.schema(id).clone();
        let ends = depth == 0 || self.found.len() >= APPLIED;
        self.found.push(Applied {
            when: ir::Assertion::all(when.to_vec()),
            schema: schema.clone(),
            everything: ends || (id != self.within && is_closed(&schema)),
        });
        if ends {
            self.report(cx);
            return;
        }
        for member in &schema.all_of {
            self.visit(cx, *member, when, depth - 1);
        }
        for arm in schema.any_of.iter().chain(&schema.one_of) {
            let condition = whole(cx, *arm);
            self.visit_if(cx, *arm, (when, condition), depth);
        }
        for assertion in &schema.assertions {
            self.visit_keyword(cx, assertion, when, depth);
        }
    }

    /// Tells once that not all is followed.
    fn report(&mut self, cx: &mut Context<'_>) {
        if !std::mem::replace(&mut self.is_cut, true) {
            cx.report(
                Code::Bounded,
                self.within,
                "too many subschemas apply here: some count as if they spoke of everything",
                "let fewer schemas stand beside `unevaluatedProperties` or `unevaluatedItems`",
            );
        }
    }

    fn visit_if(
        &mut self,
        cx: &mut Context<'_>,
        id: SchemaId,
        (when, condition): (&[ir::Assertion], ir::Assertion),
        depth: usize,
    ) {
        let when: Vec<_> = when.iter().cloned().chain([condition]).collect();
        self.visit(cx, id, &when, depth - 1);
    }

    fn visit_keyword(
        &mut self,
        cx: &mut Context<'_>,
        assertion: &Assertion,
        when: &[ir::Assertion],
        depth: usize,
    ) {
        match assertion {
            Assertion::If {
                condition,
                then,
                otherwise,
            } => {
                let holds = whole(cx, *condition);
                let fails = ir::Assertion::negated(holds.clone());
                self.visit_if(cx, *condition, (when, holds.clone()), depth);
                if let Some(then) = then {
                    self.visit_if(cx, *then, (when, holds), depth);
                }
                if let Some(otherwise) = otherwise {
                    self.visit_if(cx, *otherwise, (when, fails), depth);
                }
            }
            Assertion::DependentSchemas(schemas) => {
                for (name, schema) in schemas {
                    let there = ir::Assertion::Required(vec![name.clone()]);
                    self.visit_if(cx, *schema, (when, there), depth);
                }
            }
            _ => {}
        }
    }
}

/// Whether a schema speaks of all that is left itself.
fn is_closed(schema: &Schema) -> bool {
    schema.assertions.iter().any(|assertion| {
        matches!(
            assertion,
            Assertion::UnevaluatedProperties { .. } | Assertion::UnevaluatedItems { .. }
        )
    })
}

fn members_of(applied: Applied) -> Option<Members> {
    let Applied {
        when,
        schema,
        everything,
    } = applied;
    let mut patterns = Vec::new();
    let mut additional = schema.additional;
    for assertion in &schema.assertions {
        if let Assertion::PatternProperties {
            patterns: own,
            names: _,
            others,
        } = assertion
        {
            patterns.extend(own.iter().map(|(pattern, _)| pattern.clone()));
            additional = *others;
        }
    }
    // Nobody knows what a pattern that is none was meant to match.
    let matches_anything = patterns
        .iter()
        .any(|pattern| fault_of_pattern(pattern).is_some());
    if everything || matches_anything || additional != Additional::Absent {
        patterns = vec![ANY_NAME.to_owned()];
    }
    let names: Vec<String> = schema.properties.keys().cloned().collect();
    (!names.is_empty() || !patterns.is_empty()).then_some(Members {
        when,
        names,
        patterns,
    })
}

fn elements_of(cx: &mut Context<'_>, applied: Applied) -> Option<Elements> {
    let Applied {
        when,
        schema,
        everything,
    } = applied;
    let mut prefix = Some(0);
    let mut contains = Vec::new();
    for assertion in &schema.assertions {
        match assertion {
            Assertion::PrefixItems {
                prefix: items,
                rest,
            } => prefix = rest.is_none().then_some(items.len() as u64),
            Assertion::Contains { item, .. } => contains.push(whole(cx, *item)),
            _ => {}
        }
    }
    if everything || schema.items.is_some() {
        prefix = None;
    }
    (prefix != Some(0) || !contains.is_empty()).then_some(Elements {
        when,
        prefix,
        contains,
    })
}
