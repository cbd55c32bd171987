//! Values that lack all that has a default, and the same values with the defaults in place.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use specsmith::ir::{
    Additional, Choice, Shape, Struct, TagForm, Text, Type, TypeId, TypeUse, Types, Union,
};

/// A value of a type.
#[derive(Clone, Debug)]
pub struct Sample {
    /// With every member but those that have a default.
    pub without: Value,
    /// With every member.
    pub with: Value,
}

impl Sample {
    /// A value that has no defaults in it.
    fn plain(value: Value) -> Self {
        Self {
            without: value.clone(),
            with: value,
        }
    }

    /// The same around both values.
    fn map(self, around: impl Fn(Value) -> Value) -> Self {
        Self {
            without: around(self.without),
            with: around(self.with),
        }
    }
}

/// Makes one value of every type.
pub struct Sampler<'a> {
    types: &'a Types,
    /// Which arm of unions is taken.
    arm: usize,
    /// The properties whose defaults stand in the values made so far.
    pub reached: BTreeSet<(TypeId, usize)>,
    /// The types whose value is being made: another one of them inside would have no end.
    open: Vec<TypeId>,
}

impl<'a> Sampler<'a> {
    /// Takes this arm of every union, counted anew where there are fewer.
    pub fn new(types: &'a Types, arm: usize) -> Self {
        Self {
            types,
            arm,
            reached: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// A value of a type, unless each contains another one.
    pub fn sample(&mut self, used: &TypeUse) -> Option<Sample> {
        let value = match &used.ty {
            Type::Named(id) => return self.sample_named(*id),
            Type::Array(item) => {
                let item = self.sample(item);
                return Some(match item {
                    Some(item) => item.map(|item| json!([item])),
                    None => Sample::plain(json!([])),
                });
            }
            Type::Map(entry) => {
                let entry = self.sample(entry);
                return Some(match entry {
                    Some(entry) => entry.map(|entry| json!({ "entry": entry })),
                    None => Sample::plain(json!({})),
                });
            }
            Type::Any => json!({ "any": 1 }),
            Type::Null => Value::Null,
            Type::Boolean => json!(false),
            Type::Integer(_) | Type::Number(_) => json!(0),
            Type::Text(text) => json!(text_of(*text)),
        };
        Some(Sample::plain(value))
    }

    fn sample_named(&mut self, id: TypeId) -> Option<Sample> {
        if self.open.contains(&id) {
            return None;
        }
        self.open.push(id);
        let types = self.types;
        let sample = match &types[id].shape {
            Shape::Struct(structure) => self.sample_struct(id, structure),
            Shape::Enumeration(enumeration) => {
                enumeration.values.first().cloned().map(Sample::plain)
            }
            Shape::Union(union) => self.sample_union(union),
            Shape::Alias(target) | Shape::Newtype(target) => self.sample(target),
        };
        self.open.pop();
        sample
    }

    fn sample_struct(&mut self, id: TypeId, structure: &Struct) -> Option<Sample> {
        let (mut without, mut with) = (Map::new(), Map::new());
        for (index, property) in structure.properties.iter().enumerate() {
            if let (Some(default), false) = (&property.default, property.required) {
                with.insert(property.name.clone(), self.filled(&property.ty, default));
                self.reached.insert((id, index));
                continue;
            }
            match self.sample(&property.ty) {
                Some(sample) => {
                    without.insert(property.name.clone(), sample.without);
                    with.insert(property.name.clone(), sample.with);
                }
                None if property.required => return None,
                None => {}
            }
        }
        if let Additional::Kept(entry) = &structure.additional
            && let Some(sample) = self.sample(entry)
        {
            without.insert("another member".to_owned(), sample.without);
            with.insert("another member".to_owned(), sample.with);
        }
        Some(Sample {
            without: Value::Object(without),
            with: Value::Object(with),
        })
    }

    /// A value of an arm, with the tag that leads to it where it takes one.
    fn sample_union(&mut self, union: &Union) -> Option<Sample> {
        let index = self.arm % union.arms.len().max(1);
        let sample = self.sample(&union.arms.get(index)?.ty)?;
        let Choice::Tag {
            property,
            form,
            mapping,
            absent,
            ..
        } = &union.dispatch.object
        else {
            return Some(sample);
        };
        if *absent == Some(index) {
            return Some(sample);
        }
        let own = sample.with.get(property).and_then(Value::as_str);
        let led = mapping.iter().find(|(tag, _)| Some(tag.as_str()) == own);
        if led.is_some_and(|(_, arm)| *arm == index) {
            return Some(sample);
        }
        // A union inside has chosen by its own tag already.
        if self.is_union(&union.arms[index].ty) && led.is_some() {
            return None;
        }
        let (tag, _) = mapping.iter().find(|(_, arm)| *arm == index)?;
        let tag = match form {
            TagForm::Text => json!(tag),
            TagForm::Json => serde_json::from_str(tag).ok()?,
        };
        Some(sample.map(|mut value| {
            if let Some(members) = value.as_object_mut() {
                members.insert(property.clone(), tag.clone());
            }
            value
        }))
    }

    fn is_union(&self, used: &TypeUse) -> bool {
        match self.types.resolve(&used.ty) {
            Type::Named(id) => matches!(self.types[*id].shape, Shape::Union(_)),
            _ => false,
        }
    }

    /// A default, with the defaults of what is absent in it.
    fn filled(&self, used: &TypeUse, value: &Value) -> Value {
        match (self.types.resolve(&used.ty), value) {
            (Type::Array(item), Value::Array(values)) => values
                .iter()
                .map(|value| self.filled(item, value))
                .collect(),
            (Type::Map(entry), Value::Object(members)) => {
                let filled =
                    |(name, value): (&String, &Value)| (name.clone(), self.filled(entry, value));
                members.iter().map(filled).collect()
            }
            (Type::Named(id), Value::Object(members)) => match &self.types[*id].shape {
                Shape::Struct(structure) => Value::Object(self.filled_members(structure, members)),
                Shape::Newtype(target) => self.filled(target, value),
                _ => value.clone(),
            },
            _ => value.clone(),
        }
    }

    fn filled_members(
        &self,
        structure: &Struct,
        members: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut filled = members.clone();
        for property in &structure.properties {
            let default = property.default.as_ref().filter(|_| !property.required);
            if let Some(value) = members.get(&property.name).or(default) {
                filled.insert(property.name.clone(), self.filled(&property.ty, value));
            }
        }
        filled
    }
}

fn text_of(text: Text) -> &'static str {
    match text {
        Text::Plain | Text::Secret => "text",
        Text::DateTime => "2024-02-29T12:00:00Z",
        Text::Date => "2024-02-29",
        Text::Base64 | Text::Base64Url => "QUJD",
        Text::Uuid => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        Text::Url => "https://example.com/",
        Text::Ipv4 => "10.0.0.1",
        Text::Ipv6 => "2001:db8::1",
        Text::Decimal => "1.50",
    }
}
