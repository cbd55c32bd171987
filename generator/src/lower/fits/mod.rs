//! Whether a value that the document gives is one of a type, as generated code will see it.
//!
//! What a scalar reads, a keyword refuses and equality means is asked of the runtime. Here is only
//! what leads there: types that generated code will have, and assertions that contain others.

mod assertion;
mod limits;
mod members;
mod scalar;

use std::collections::HashMap;

use regress::Regex;
use serde_json::Value;
use specsmith_support::validate::equal;

use crate::ir::{
    Choice, Definition, OtherTags, Overlap, Shape, Struct, TagForm, Type, TypeId, TypeUse, Types,
    Union,
};

pub(super) use limits::passes;

/// How deep values, types and assertions are followed.
const DEPTH: usize = 128;

/// Compares the values of a document with its types.
pub(super) struct Judge<'t> {
    types: &'t Types,
    /// Patterns that were compiled, and whether they could be.
    patterns: HashMap<&'t str, Option<Regex>>,
    /// What is known of a type and a part of the value, so that a type that many ways lead to is
    /// asked once. A question that leads back to itself without an answer has the answer no.
    verdicts: HashMap<(TypeId, *const Value), bool>,
    depth: usize,
    /// Whether something was too deep to be told.
    is_unsure: bool,
}

impl<'t> Judge<'t> {
    pub(super) fn new(types: &'t Types) -> Self {
        Self {
            types,
            patterns: HashMap::new(),
            verdicts: HashMap::new(),
            depth: 0,
            is_unsure: false,
        }
    }

    /// Whether a value is one of a type and passes what is asserted where the type is used. The
    /// benefit of a doubt is the document's.
    pub(super) fn fits(&mut self, used: &'t TypeUse, value: &Value) -> bool {
        self.verdicts = HashMap::new();
        self.is_unsure = false;
        self.is_right(used, value) || self.is_unsure
    }

    /// Asks something about a part, unless that leads too deep.
    fn below(&mut self, ask: impl FnOnce(&mut Self) -> bool) -> bool {
        if self.depth == DEPTH {
            self.is_unsure = true;
            return true;
        }
        self.depth += 1;
        let answer = ask(self);
        self.depth -= 1;
        answer
    }

    fn is_right(&mut self, used: &'t TypeUse, value: &Value) -> bool {
        let types = self.types;
        let ty = types.resolve(&used.ty);
        if value.is_null() && !matches!(ty, Type::Any | Type::Null) {
            return used.nullable;
        }
        self.below(|judge| {
            let mut assertions = used.assertions.iter();
            judge.is_one_of(&used.ty, value)
                && judge.passes(&used.checks, ty, value)
                && assertions.all(|id| judge.holds(&types[*id], value))
        })
    }

    fn is_one_of(&mut self, ty: &'t Type, value: &Value) -> bool {
        match ty {
            Type::Any => true,
            Type::Array(item) => value
                .as_array()
                .is_some_and(|items| items.iter().all(|value| self.is_right(item, value))),
            Type::Map(entry) => value
                .as_object()
                .is_some_and(|members| members.values().all(|value| self.is_right(entry, value))),
            Type::Named(id) => self.is_of(*id, value),
            scalar => scalar::reads(scalar, value),
        }
    }

    fn is_of(&mut self, id: TypeId, value: &Value) -> bool {
        let question = (id, std::ptr::from_ref(value));
        if let Some(verdict) = self.verdicts.get(&question) {
            return *verdict;
        }
        self.verdicts.insert(question, false);
        let types = self.types;
        let Definition {
            shape, assertions, ..
        } = &types[id];
        let verdict = self.has_shape(shape, value)
            && assertions.iter().all(|id| self.holds(&types[*id], value));
        self.verdicts.insert(question, verdict);
        verdict
    }

    fn has_shape(&mut self, shape: &'t Shape, value: &Value) -> bool {
        match shape {
            Shape::Alias(target) | Shape::Newtype(target) => self.is_right(target, value),
            Shape::Enumeration(enumeration) => {
                enumeration.open && value.is_string()
                    || enumeration.values.iter().any(|one| equal(one, value))
            }
            Shape::Union(union) => self.has_arm(union, value),
            Shape::Struct(structure) => self.is_object(structure, value),
        }
    }

    fn has_arm(&mut self, union: &'t Union, value: &Value) -> bool {
        let mut arms = candidates(union, value).into_iter();
        if !arms.any(|arm| self.is_right(&union.arms[arm].ty, value)) {
            return false;
        }
        match &union.overlap {
            Overlap::None | Overlap::Kept(_) => true,
            Overlap::Refused { arms, .. } => {
                let fitting = arms.iter();
                let mut fitting = fitting.filter(|arm| self.is_right(&union.arms[**arm].ty, value));
                fitting.nth(1).is_none()
            }
        }
    }

    fn is_object(&mut self, structure: &'t Struct, value: &Value) -> bool {
        let Some(members) = value.as_object() else {
            return false;
        };
        let declared = structure.properties.iter().all(|property| {
            let member = members.get(&property.name);
            member.map_or(!property.required, |value| {
                self.is_right(&property.ty, value)
            })
        });
        declared && passes(&structure.checks, value) && self.has_right_others(structure, members)
    }
}

/// The arms that are asked about a value.
fn candidates(union: &Union, value: &Value) -> Vec<usize> {
    let dispatch = &union.dispatch;
    let choice = match value {
        Value::Null => &Choice::None,
        Value::Bool(_) => &dispatch.boolean,
        Value::Number(_) => &dispatch.number,
        Value::String(_) => &dispatch.text,
        Value::Array(_) => &dispatch.array,
        Value::Object(_) => &dispatch.object,
    };
    match choice {
        Choice::None => Vec::new(),
        Choice::One(arm) => vec![*arm],
        Choice::Tag {
            property,
            form,
            mapping,
            absent,
            others,
        } => {
            let arm = value.get(property).map_or(*absent, |tag| {
                let mut mapping = mapping.iter();
                let named = mapping.find(|(name, _)| is_tag(*form, name, tag));
                let others = match others {
                    OtherTags::Arm(arm) => Some(*arm),
                    OtherTags::Refused | OtherTags::Kept => None,
                };
                named.map(|(_, arm)| *arm).or(others)
            });
            arm.into_iter().collect()
        }
        Choice::Keys(signatures) => signatures.iter().map(|keys| keys.arm).collect(),
        Choice::Trial(arms) => arms.clone(),
    }
}

/// Whether a member has a value of the mapping.
fn is_tag(form: TagForm, mapped: &str, tag: &Value) -> bool {
    match form {
        TagForm::Text => tag.as_str() == Some(mapped),
        TagForm::Json => serde_json::from_str(mapped).is_ok_and(|mapped| equal(&mapped, tag)),
    }
}
