//! Members that a type does not declare and that something asserts something of: they are kept,
//! since an assertion is asked about what was read.
//!
//! Asked of types and not of schemas: what schemas are merged to is known then, and where each
//! assertion ended up. Dispatch and overlaps are worked out afterwards and see what is kept.

mod parts;

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use self::parts::Parts;
use super::bounds::LOOKED_AT;
use crate::ir::{
    Additional, Assertion, Checks, Definition, Operation, Shape, Type, TypeId, TypeUse, Types,
};

/// Lets types keep the members that assertions look at.
pub(super) fn keep_members(types: &mut Types, operations: &[Operation]) {
    let mut inquiry = Inquiry::new(types);
    for (id, definition) in types.iter() {
        inquiry.ask_definition(id, definition);
    }
    let used = operations.iter();
    let used = used.flat_map(|operation| operation.request_uses().chain(operation.response_uses()));
    used.for_each(|used| inquiry.ask_use(used));
    inquiry.ask_all();
    for id in inquiry.kept {
        if let Shape::Struct(structure) = types.shape_mut(id)
            && structure.additional == Additional::Ignored
        {
            structure.additional = Additional::Kept(Box::new(TypeUse::plain(Type::Any)));
        }
    }
}

struct Inquiry<'t> {
    types: &'t Types,
    /// The structs that keep what they do not declare.
    kept: BTreeSet<TypeId>,
    /// Types of which all members are looked at, however deep inside.
    whole: Vec<&'t Type>,
    /// How many assertions were looked into.
    count: usize,
}

impl<'t> Inquiry<'t> {
    fn new(types: &'t Types) -> Self {
        Self {
            types,
            kept: BTreeSet::new(),
            whole: Vec::new(),
            count: 0,
        }
    }

    fn ask_definition(&mut self, id: TypeId, definition: &'t Definition) {
        if let Shape::Struct(structure) = &definition.shape
            && structure.checks.count_members()
        {
            self.kept.insert(id);
        }
        if !definition.assertions.is_empty() {
            let parts = Parts::of_definition(self.types, id);
            for assertion in &definition.assertions {
                self.ask(&parts, &self.types[*assertion]);
            }
        }
        for used in definition.shape.uses() {
            self.ask_use(used);
        }
    }

    fn ask_use(&mut self, used: &'t TypeUse) {
        let looks = used.checks.unique_items || used.checks.count_members();
        if looks || !used.assertions.is_empty() {
            let parts = Parts::of(self.types, [&used.ty]);
            self.ask_checks(&parts, &used.checks);
            for assertion in &used.assertions {
                self.ask(&parts, &self.types[*assertion]);
            }
        }
        if let Type::Array(inner) | Type::Map(inner) = &used.ty {
            self.ask_use(inner);
        }
    }

    /// What an assertion looks at in values that are made of these parts.
    fn ask(&mut self, parts: &Parts<'t>, assertion: &Assertion) {
        self.count += 1;
        if self.count > LOOKED_AT {
            return self.look_at_all(parts);
        }
        match assertion {
            Assertion::Never | Assertion::Type(_) => {}
            Assertion::AllOf(all) | Assertion::AnyOf(all) | Assertion::OneOf(all) => {
                all.iter().for_each(|one| self.ask(parts, one));
            }
            Assertion::Not(one) => self.ask(parts, one),
            Assertion::If {
                condition,
                then,
                otherwise,
            } => [condition, then, otherwise]
                .into_iter()
                .for_each(|one| self.ask(parts, one)),
            Assertion::Fits(used) => {
                let fitting = Parts::of(self.types, [&used.ty]);
                if fitting.hold_others() && !parts.are_one_struct(&fitting) {
                    self.look_at_all(parts);
                }
            }
            Assertion::Enum(listed) => {
                if listed.iter().any(holds_object) {
                    self.look_at_all(parts);
                }
            }
            Assertion::Checks(checks) => self.ask_checks(parts, checks),
            Assertion::Items { .. }
            | Assertion::Contains { .. }
            | Assertion::UnevaluatedItems { .. } => self.ask_items(parts, assertion),
            Assertion::Required(_)
            | Assertion::Properties(_)
            | Assertion::PatternProperties(_)
            | Assertion::AdditionalProperties { .. }
            | Assertion::PropertyNames(_)
            | Assertion::DependentRequired(_)
            | Assertion::DependentSchemas(_)
            | Assertion::UnevaluatedProperties { .. } => self.ask_members(parts, assertion),
        }
    }

    fn ask_checks(&mut self, parts: &Parts<'t>, checks: &Checks) {
        if checks.count_members() {
            self.keep(parts);
        }
        if checks.unique_items {
            self.whole.extend(&parts.items);
        }
    }

    fn ask_items(&mut self, parts: &Parts<'t>, assertion: &Assertion) {
        let mut asked: Vec<&Assertion> = Vec::new();
        match assertion {
            Assertion::Items { prefix, rest } => asked.extend(prefix.iter().chain([&**rest])),
            Assertion::Contains { item, .. } => asked.push(item),
            Assertion::UnevaluatedItems { evaluated, others } => {
                for elements in evaluated {
                    self.ask(parts, &elements.when);
                    asked.extend(&elements.contains);
                }
                asked.push(others);
            }
            _ => {}
        }
        self.ask_inside(&parts.items, &asked);
    }

    fn ask_members(&mut self, parts: &Parts<'t>, assertion: &Assertion) {
        match assertion {
            Assertion::Required(names) => names.iter().for_each(|name| self.know(parts, name)),
            Assertion::Properties(properties) => {
                for (name, asserted) in properties {
                    self.know(parts, name);
                    self.ask_inside(&parts.members(name), &[asserted]);
                }
            }
            Assertion::PatternProperties(patterns) => {
                self.keep(parts);
                let asserted: Vec<_> = patterns.iter().map(|(_, asserted)| asserted).collect();
                self.ask_inside(&parts.all_members(), &asserted);
            }
            Assertion::AdditionalProperties { others, .. } => {
                self.keep(parts);
                self.ask_inside(&parts.all_members(), &[others]);
            }
            Assertion::PropertyNames(_) => self.keep(parts),
            Assertion::DependentRequired(dependencies) => {
                for (name, names) in dependencies {
                    let names = names.iter().chain([name]);
                    names.for_each(|name| self.know(parts, name));
                }
            }
            Assertion::DependentSchemas(dependencies) => {
                for (name, asserted) in dependencies {
                    self.know(parts, name);
                    self.ask(parts, asserted);
                }
            }
            Assertion::UnevaluatedProperties { evaluated, others } => {
                self.keep(parts);
                for members in evaluated {
                    self.ask(parts, &members.when);
                }
                self.ask_inside(&parts.all_members(), &[others]);
            }
            _ => {}
        }
    }

    /// What is asserted of the values of members or of elements.
    fn ask_inside(&mut self, inside: &[&'t Type], asserted: &[&Assertion]) {
        let asserted = asserted.iter().filter(|one| {
            // Most of what is asserted of members is said of scalars.
            !matches!(one, Assertion::Never | Assertion::Type(_)) && ***one != Assertion::ALWAYS
        });
        let asserted: Vec<&&Assertion> = asserted.collect();
        if asserted.is_empty() || inside.is_empty() {
            return;
        }
        let parts = Parts::of(self.types, inside.iter().copied());
        self.count += inside.len();
        for one in asserted {
            self.ask(&parts, one);
        }
    }

    /// Lets the structs keep a member that do not declare it.
    fn know(&mut self, parts: &Parts<'t>, name: &str) {
        self.count += 1;
        self.kept.extend(parts.without(name));
    }

    fn keep(&mut self, parts: &Parts<'t>) {
        self.kept.extend(&parts.structs);
    }

    fn look_at_all(&mut self, parts: &Parts<'t>) {
        self.keep(parts);
        self.whole.extend(parts.all_members());
        self.whole.extend(&parts.items);
    }

    /// Lets all structs keep what they do not declare that are inside of what is looked at as a
    /// whole.
    fn ask_all(&mut self) {
        let mut seen = HashSet::new();
        while let Some(ty) = self.whole.pop() {
            match ty {
                Type::Array(inner) | Type::Map(inner) => self.whole.push(&inner.ty),
                Type::Named(id) if seen.insert(*id) => {
                    let shape = &self.types[*id].shape;
                    if matches!(shape, Shape::Struct(_)) {
                        self.kept.insert(*id);
                    }
                    let inside = shape.uses().into_iter();
                    self.whole.extend(inside.map(|used| &used.ty));
                }
                _ => {}
            }
        }
    }
}

fn holds_object(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().any(holds_object),
        _ => false,
    }
}
