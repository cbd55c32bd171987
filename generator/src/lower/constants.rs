//! Which constants a member of a schema may be, by all that the schema says of it: `enum` and
//! `const` of the member, in whatever part of the schema it is described, and in whatever part of
//! the member they stand.
//!
//! Nothing is merged for that, so that it may be asked while schemas are merged. What leads back to
//! itself says nothing, nor does what is further in than schemas may inherit.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;
use specsmith_support::validate::canonical;

use super::bounds::ALL_OF;
use super::context::Context;
use super::dispatch::constant;
use crate::resolve::{Schema, SchemaId};

/// The values that a schema lists. `None` where it takes others, too.
pub(super) type Listed = Option<Rc<Vec<Value>>>;

/// What is known of one member of several schemas.
pub(super) struct Constants {
    name: String,
    known: HashMap<Question, Listed>,
    depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Question {
    id: SchemaId,
    of: Of,
    /// Whether the arms of the schema are those that inherit from it, and say nothing of it.
    without_arms: bool,
}

/// Whose constants are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    Member,
    Schema,
}

impl Constants {
    /// Nothing yet of the members of this name.
    pub(super) fn of(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            known: HashMap::new(),
            depth: 0,
        }
    }

    /// The values that the member of a schema may have. Null is among them where it may be null.
    pub(super) fn member_of(&mut self, cx: &Context<'_>, id: SchemaId) -> Listed {
        self.ask(
            cx,
            Question {
                id,
                of: Of::Member,
                without_arms: false,
            },
        )
    }

    /// The same as a discriminator has them.
    pub(super) fn tags_of(&mut self, cx: &Context<'_>, id: SchemaId) -> Option<Vec<String>> {
        let listed = self.member_of(cx, id)?;
        Some(listed.iter().filter_map(tag).collect())
    }

    /// Which of them a discriminator has as `wanted`.
    pub(super) fn tagged(&mut self, cx: &Context<'_>, id: SchemaId, wanted: &str) -> Option<Value> {
        let listed = self.member_of(cx, id)?;
        let mut listed = listed.iter();
        listed.find(|value| is_tag(value, wanted)).cloned()
    }

    /// Whether the member of a schema may have a value that a discriminator has as `wanted`.
    pub(super) fn allow(&mut self, cx: &Context<'_>, id: SchemaId, wanted: &str) -> bool {
        let listed = self.member_of(cx, id);
        listed.is_none_or(|listed| listed.iter().any(|value| is_tag(value, wanted)))
    }

    fn ask(&mut self, cx: &Context<'_>, question: Question) -> Listed {
        let id = cx.arena.follow(question.id);
        let question = Question { id, ..question };
        if let Some(known) = self.known.get(&question) {
            return known.clone();
        }
        self.known.insert(question, None);
        if self.depth >= ALL_OF {
            return None;
        }
        self.depth += 1;
        let listed = self.listed(cx, question);
        self.depth -= 1;
        self.known.insert(question, listed.clone());
        listed
    }

    fn listed(&mut self, cx: &Context<'_>, question: Question) -> Listed {
        let schema = &cx.arena[question.id];
        let mut listed = match question.of {
            Of::Schema => own_constants(schema),
            Of::Member => schema.properties.get(&self.name).and_then(|member| {
                let of = Of::Schema;
                let id = *member;
                let without_arms = false;
                self.ask(
                    cx,
                    Question {
                        id,
                        of,
                        without_arms,
                    },
                )
            }),
        };
        for member in &schema.all_of {
            let is_inline = cx.arena.follow(*member) == *member;
            let inherits = cx.descent.inherits_by(&cx.arena, question.id, *member);
            let part = Question {
                id: *member,
                of: question.of,
                without_arms: inherits || question.without_arms && is_inline,
            };
            listed = common(listed, self.ask(cx, part));
        }
        if question.without_arms {
            return listed;
        }
        let one_of = self.any(cx, question.of, &schema.one_of);
        let any_of = self.any(cx, question.of, &schema.any_of);
        common(listed, common(one_of, any_of))
    }

    /// What the arms of a union list, if all do.
    fn any(&mut self, cx: &Context<'_>, of: Of, arms: &[SchemaId]) -> Listed {
        if arms.is_empty() {
            return None;
        }
        let mut all = Vec::new();
        let mut seen = HashSet::new();
        for id in arms {
            let question = Question {
                id: *id,
                of,
                without_arms: false,
            };
            let listed = self.ask(cx, question)?;
            let new = listed.iter().filter(|value| seen.insert(canonical(value)));
            all.extend(new.cloned());
        }
        Some(Rc::new(all))
    }
}

/// The values that the own keywords of a schema list.
fn own_constants(schema: &Schema) -> Listed {
    if schema.ty.as_deref() == Some("null") {
        return Some(Rc::new(vec![Value::Null]));
    }
    let mut values = schema.enumeration.clone()?;
    if schema.nullable && !values.contains(&Value::Null) {
        values.push(Value::Null);
    }
    Some(Rc::new(values))
}

fn common(first: Listed, second: Listed) -> Listed {
    match (first, second) {
        (Some(first), Some(second)) => Some(Rc::new(listed_by_both(&first, &second))),
        (first, second) => first.or(second),
    }
}

/// What both list: `1` and `1.0` are one value.
pub(super) fn listed_by_both(first: &[Value], second: &[Value]) -> Vec<Value> {
    let known: HashSet<Key<'_>> = first.iter().map(Key::of).collect();
    let second = second.iter();
    let common = second.filter(|value| known.contains(&Key::of(value)));
    common.cloned().collect()
}

/// What is the same for equal values. Of texts, which most lists are of, nothing is copied.
#[derive(PartialEq, Eq, Hash)]
enum Key<'v> {
    Text(&'v str),
    Other(String),
}

impl<'v> Key<'v> {
    fn of(value: &'v Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            other => Self::Other(canonical(other)),
        }
    }
}

/// Whether a discriminator has a value as `wanted`.
fn is_tag(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        other => tag(other).as_deref() == Some(wanted),
    }
}

/// A value as a discriminator has it: a text without quotes, `1.0` as `1`.
fn tag(value: &Value) -> Option<String> {
    Some(match constant(value)? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}
