//! Unions whose arms are told apart by a member, and inheritance.
//!
//! The validator knows of no discriminators: every arm lists its constant itself. Unions whose arms are
//! closed have no members beside them, since such members are known to be let in, and told by a
//! diagnostic.

use serde_json::{Value, json};

use super::{Schemas, Version, reference};
use crate::random::Random;

const UNIONS: usize = 3;

pub(super) fn schemas(version: Version, mut random: Random) -> Schemas {
    let mut schemas = Schemas::new();
    for number in 0..UNIONS {
        let union = Union::new(number, version, &mut random);
        union.add(&mut schemas, &mut random);
    }
    schemas
}

/// Where the arms of a union stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arms {
    /// Components on their own.
    Components,
    /// Components that have a base in `allOf`.
    Heirs,
    /// In the union itself.
    Inline,
    /// Components, of which one is added by a union around the union.
    Nested,
}

struct Arm {
    key: String,
    constant: String,
}

struct Union {
    number: usize,
    version: Version,
    keyword: &'static str,
    /// The member that tells the arms apart.
    tag: &'static str,
    place: Arms,
    /// Whether arms have no members but their own.
    is_closed: bool,
    arms: Vec<Arm>,
}

impl Union {
    fn new(number: usize, version: Version, random: &mut Random) -> Self {
        let places = [Arms::Components, Arms::Heirs, Arms::Inline, Arms::Nested];
        let place = one_of(random, &places);
        let are_keys = random.once_in(2);
        let arm = |arm| {
            let key = format!("K{number}{arm}");
            let constant = match are_keys {
                true => key.clone(),
                false => format!("v{arm}"),
            };
            Arm { key, constant }
        };
        Self {
            number,
            version,
            keyword: one_of(random, &["oneOf", "oneOf", "anyOf"]),
            tag: one_of(random, &["kind", "type", "$type"]),
            is_closed: place == Arms::Components && random.once_in(3),
            place,
            arms: (0..2 + random.below(3)).map(arm).collect(),
        }
    }

    fn add(&self, schemas: &mut Schemas, random: &mut Random) {
        if self.place == Arms::Heirs {
            schemas.insert(self.base(), self.base_schema(random));
        }
        let mut arms: Vec<Value> = Vec::new();
        for arm in &self.arms {
            let own = self.own(arm, random);
            let schema = match self.place {
                Arms::Heirs => json!({ "allOf": [reference(&self.base()), own] }),
                Arms::Components | Arms::Inline | Arms::Nested => own,
            };
            if self.place == Arms::Inline {
                arms.push(schema);
            } else {
                arms.push(reference(&arm.key));
                schemas.insert(arm.key.clone(), schema);
            }
        }
        let added = (self.place == Arms::Nested).then(|| arms.pop()).flatten();
        if let Some(arm) = added {
            let keyword = one_of(random, &["oneOf", "anyOf"]);
            let outer = json!({ keyword: [reference(&self.key()), arm] });
            schemas.insert(format!("N{}", self.number), outer);
        }
        schemas.insert(self.key(), self.union(&arms, random));
        schemas.insert(format!("H{}", self.number), self.holder(random));
    }

    fn key(&self) -> String {
        format!("U{}", self.number)
    }

    fn base(&self) -> String {
        format!("B{}", self.number)
    }

    /// What all arms have.
    fn base_schema(&self, random: &mut Random) -> Value {
        let mut constants: Vec<&str> = self.arms.iter().map(|arm| arm.constant.as_str()).collect();
        if random.once_in(3) {
            constants.push("more");
        }
        let tag = match random.once_in(2) {
            true => json!({ "type": "string", "enum": constants }),
            false => json!({ "type": "string" }),
        };
        let mut required = vec![self.tag];
        required.extend(random.once_in(3).then_some("id"));
        json!({
            "type": "object",
            "properties": { self.tag: tag, "id": primitive(random) },
            "required": required,
        })
    }

    /// What only this arm has.
    fn own(&self, arm: &Arm, random: &mut Random) -> Value {
        let mut schema =
            json!({ "type": "object", "properties": { self.tag: self.constant(arm, random) } });
        schema["properties"][format!("p{}", random.below(4))] = primitive(random);
        schema["properties"]["q"] = primitive(random);
        if random.once_in(7) {
            schema["properties"]["self"] = reference(&self.key());
        }
        let mut required = vec![self.tag];
        required.extend(random.once_in(3).then_some("q"));
        schema["required"] = json!(required);
        if self.is_closed {
            schema["additionalProperties"] = json!(false);
        }
        schema
    }

    fn constant(&self, arm: &Arm, random: &mut Random) -> Value {
        match self.version {
            Version::V3_1 if random.once_in(2) => json!({ "const": arm.constant }),
            Version::V3_0 | Version::V3_1 => json!({ "type": "string", "enum": [arm.constant] }),
        }
    }

    fn union(&self, arms: &[Value], random: &mut Random) -> Value {
        let referred = &self.arms[..arms.len()];
        let mut schema = json!({ self.keyword: arms });
        if self.place != Arms::Inline && !random.once_in(3) {
            schema["discriminator"] = self.discriminator(referred, random);
        }
        if random.once_in(5) {
            self.take_null(&mut schema);
        }
        if random.once_in(7) && !self.is_closed {
            schema["properties"] = json!({ "common": primitive(random) });
        }
        schema
    }

    fn discriminator(&self, arms: &[Arm], random: &mut Random) -> Value {
        let mut discriminator = json!({ "propertyName": self.tag });
        if random.once_in(2) || arms.iter().any(|arm| arm.constant != arm.key) {
            for Arm { key, constant } in arms {
                discriminator["mapping"][constant] = reference(key)["$ref"].take();
            }
        }
        discriminator
    }

    fn take_null(&self, schema: &mut Value) {
        match (self.version, schema[self.keyword].as_array_mut()) {
            (Version::V3_1, Some(arms)) => arms.push(json!({ "type": "null" })),
            _ => {
                schema["type"] = json!("object");
                schema["nullable"] = json!(true);
            }
        }
    }

    /// The union in all the places that one stands in.
    fn holder(&self, random: &mut Random) -> Value {
        let union = reference(&self.key());
        let mut holder = json!({
            "type": "object",
            "properties": {
                "one": union,
                "list": { "type": "array", "items": union },
                "map": { "type": "object", "additionalProperties": union },
            },
        });
        if !self.is_closed {
            let extra = json!({ "type": "object", "properties": { "extra": primitive(random) } });
            holder["properties"]["narrow"] = json!({ "allOf": [union, extra] });
        }
        holder
    }
}

fn primitive(random: &mut Random) -> Value {
    one_of(
        random,
        &[
            json!({ "type": "string" }),
            json!({ "type": "integer" }),
            json!({ "type": "boolean" }),
            json!({ "type": "number", "minimum": 0 }),
            json!({ "type": "string", "enum": ["x", "y"] }),
            json!({ "type": "array", "items": { "type": "string" } }),
        ],
    )
}

fn one_of<T: Clone>(random: &mut Random, choices: &[T]) -> T {
    choices[random.below(choices.len())].clone()
}
