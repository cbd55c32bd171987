//! What arms without a name of their own are called after: what tells them apart, so that a new arm
//! does not rename the others.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::all_of;
use super::context::Context;
use crate::resolve::{Schema, SchemaId};

/// More values than this make no name.
const VALUES: usize = 3;

/// A word for each arm: its label, else what tells it apart from others of its kind, else its kind.
pub(super) fn words(
    cx: &mut Context<'_>,
    arms: &[SchemaId],
    labels: &[Option<String>],
) -> Vec<String> {
    let nameless = arms.iter().zip(labels).map(|(arm, label)| match label {
        Some(_) => None,
        None => Some(Nameless::of(cx, *arm)),
    });
    let nameless: Vec<Option<Nameless>> = nameless.collect();
    let siblings = Siblings::of(nameless.iter().flatten());
    let each = nameless.iter().zip(labels).enumerate();
    each.map(|(index, (schema, label))| match (label, schema) {
        (Some(label), _) => label.clone(),
        (None, Some(schema)) => siblings.word(schema, index),
        (None, None) => VARIANT.to_owned(),
    })
    .collect()
}

const OBJECT: &str = "object";
/// The word for an arm that nothing tells apart.
pub(super) const VARIANT: &str = "variant";

/// An arm that has no name of its own.
struct Nameless {
    schema: Schema,
    /// Members that have one value only.
    constants: IndexMap<String, Value>,
}

impl Nameless {
    fn of(cx: &mut Context<'_>, arm: SchemaId) -> Self {
        let schema = all_of::merge(cx, cx.arena.follow(arm));
        let constants = schema.properties.iter().filter_map(|(name, id)| {
            match cx.schema(*id).enumeration.as_deref()? {
                [only] => Some((name.clone(), only.clone())),
                _ => None,
            }
        });
        let constants = constants.collect();
        Self { schema, constants }
    }

    fn kind(&self) -> &str {
        match &self.schema.ty {
            Some(ty) => ty,
            None if self.schema.properties.is_empty() => VARIANT,
            None => OBJECT,
        }
    }

    /// The values that it lists, if they are few.
    fn listed(&self) -> Option<String> {
        let values = self.schema.enumeration.as_ref()?;
        let values: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
        let values = values.filter(|values| (1..=VALUES).contains(&values.len()))?;
        Some(values.join(" or "))
    }
}

/// A member that each of these objects has another constant for.
fn tag<'a>(objects: &[&'a Nameless]) -> Option<&'a str> {
    let (first, others) = objects.split_first()?;
    if others.is_empty() {
        return None;
    }
    let mut names = first.constants.keys();
    let tag = names.find(|name| {
        let mut seen = HashSet::new();
        let mut values = objects.iter().map(|object| object.constants.get(*name));
        values.all(|value| value.is_some_and(|value| seen.insert(value.to_string())))
    });
    tag.map(String::as_str)
}

/// The arms of a union that have no name of their own.
struct Siblings<'a> {
    /// A member that has another constant in each of those that are objects.
    tag: Option<&'a str>,
    /// How many there are of each kind.
    of_kind: HashMap<&'a str, usize>,
    /// How many of them have a member.
    knowing: HashMap<&'a str, usize>,
}

impl<'a> Siblings<'a> {
    fn of(arms: impl Iterator<Item = &'a Nameless> + Clone) -> Self {
        let mut of_kind: HashMap<&str, usize> = HashMap::new();
        let mut knowing: HashMap<&str, usize> = HashMap::new();
        for arm in arms.clone() {
            *of_kind.entry(arm.kind()).or_default() += 1;
            for name in arm.schema.properties.keys() {
                *knowing.entry(name).or_default() += 1;
            }
        }
        let objects: Vec<&Nameless> = arms.filter(|arm| arm.kind() == OBJECT).collect();
        Self {
            tag: tag(&objects),
            of_kind,
            knowing,
        }
    }

    fn word(&self, arm: &Nameless, index: usize) -> String {
        let kind = arm.kind();
        if self.of_kind.get(kind) == Some(&1) {
            return kind.to_owned();
        }
        let apart = match kind {
            OBJECT => self.constant(arm).or_else(|| self.member(arm)),
            _ => arm.listed(),
        };
        apart.unwrap_or_else(|| format!("{kind} {}", index + 1))
    }

    /// The constant that tells it apart.
    fn constant(&self, arm: &Nameless) -> Option<String> {
        let tag = self.tag?;
        let value = arm.constants.get(tag)?;
        let text = value.as_str().map(str::to_owned);
        Some(text.unwrap_or_else(|| format!("{tag} {value}")))
    }

    /// A member that no other of the arms has, one that is required if there is one.
    fn member(&self, arm: &Nameless) -> Option<String> {
        let own = |name: &&String| self.knowing.get(name.as_str()) == Some(&1);
        let mut required = arm.schema.required.iter().filter(own);
        let mut known = arm.schema.properties.keys().filter(own);
        let found = required.next().or_else(|| known.next());
        found.map(|name| format!("with {name}"))
    }
}
