//! Components whose keywords meet by chance.
//!
//! Left out is what is known to be taken for something else than JSON Schema says, and told by a
//! diagnostic: closed objects inside of combining keywords, and circles of them that lead nowhere.

use serde_json::{Value, json};

use super::{Schemas, Version, reference};
use crate::random::Random;

const COMPONENTS: usize = 14;
/// Schemas inside each other before there is only something small.
const ROOM: usize = 3;
/// So few that keywords speak of the same ones.
const MEMBERS: [&str; 4] = ["a", "b", "kind", "c"];

pub(super) fn schemas(version: Version, random: Random) -> Schemas {
    let mut maker = Maker {
        version,
        random,
        component: 0,
        combining: true,
    };
    let component = |component| {
        maker.component = component;
        (key(component), maker.component())
    };
    (0..COMPONENTS).map(component).collect()
}

fn key(component: usize) -> String {
    format!("S{component}")
}

struct Maker {
    version: Version,
    random: Random,
    /// The component at hand.
    component: usize,
    /// Whether the schema at hand holds of the same value as its component.
    combining: bool,
}

impl Maker {
    /// A component that is more than another name of one.
    fn component(&mut self) -> Value {
        let schema = match self.component % 4 {
            0 => self.object(ROOM - 1),
            _ => self.schema(ROOM),
        };
        match schema.get("$ref").is_some() || schema.is_boolean() {
            true => self.scalar(),
            false => schema,
        }
    }

    fn schema(&mut self, room: usize) -> Value {
        if room == 0 {
            return match self.random.once_in(2) {
                true => self.scalar(),
                false => self.reference(),
            };
        }
        match self.random.below(25) {
            0..5 => self.scalar(),
            5..9 => self.reference(),
            9..15 => self.object(room),
            15..17 => self.array(room),
            17 => self.listed(),
            18 => self.unusual(),
            _ => self.combination(room),
        }
    }

    /// A schema of a member or an element.
    fn inner(&mut self, room: usize) -> Value {
        let combining = std::mem::replace(&mut self.combining, false);
        let schema = self.schema(room - 1);
        self.combining = combining;
        schema
    }

    /// A reference to any component, or to a later one where the same value has to fit it.
    fn reference(&mut self) -> Value {
        let first = match self.combining {
            true => self.component + 1,
            false => 0,
        };
        match COMPONENTS - first {
            0 => self.scalar(),
            count => reference(&key(first + self.random.below(count))),
        }
    }

    fn scalar(&mut self) -> Value {
        let schema = match self.random.below(6) {
            0 | 1 => self.string(),
            2 | 3 => self.number("integer"),
            4 => self.number("number"),
            _ => json!({ "type": "boolean" }),
        };
        self.or_null(schema)
    }

    fn string(&mut self) -> Value {
        const WORDS: [&str; 4] = ["x", "y", "z", "w"];
        let mut schema = json!({ "type": "string" });
        match self.random.below(10) {
            0 | 1 => schema["enum"] = self.some_of(&WORDS),
            2 => schema["minLength"] = json!(self.random.below(4)),
            3 => schema["maxLength"] = json!(self.random.below(5)),
            4 => schema["pattern"] = self.one_of(&["^a", "b$", "^[xyz]+$"]),
            5 => schema["format"] = self.one_of(&["date", "uuid", "ipv4"]),
            _ => {}
        }
        schema
    }

    fn number(&mut self, name: &str) -> Value {
        let mut schema = json!({ "type": name });
        match self.random.below(10) {
            0 | 1 => schema["enum"] = self.some_of(&[0, 1, 2, 3]),
            2 => schema["minimum"] = self.one_of(&[-3, 0, 1, 3]),
            3 => schema["maximum"] = self.one_of(&[-3, 0, 1, 9]),
            4 => schema["multipleOf"] = self.one_of(&[2, 3]),
            _ => {}
        }
        schema
    }

    fn object(&mut self, room: usize) -> Value {
        let mut schema = json!({ "type": "object" });
        let count = self.random.below(4);
        for name in self.random.sample(&MEMBERS, count) {
            schema["properties"][*name] = self.inner(room);
        }
        if self.random.once_in(2) {
            schema["required"] = self.names();
        }
        match self.random.below(8) {
            0 if !self.combining => schema["additionalProperties"] = json!(false),
            1 => schema["additionalProperties"] = self.inner(room),
            _ => {}
        }
        match self.random.below(12) {
            0 => schema["minProperties"] = self.one_of(&[1, 2]),
            1 => schema["maxProperties"] = self.one_of(&[1, 2, 3]),
            2 if self.has_newer() => schema["patternProperties"]["^[ab]"] = self.inner(room),
            3 if self.has_newer() => schema["dependentRequired"]["a"] = json!(["b"]),
            4 if self.has_newer() && !self.combining => {
                schema["unevaluatedProperties"] = json!(false);
            }
            _ => {}
        }
        self.or_null(schema)
    }

    fn array(&mut self, room: usize) -> Value {
        let mut schema = json!({ "type": "array", "items": self.inner(room) });
        match self.random.below(10) {
            0..3 => schema["minItems"] = json!(self.random.below(3)),
            3 | 4 => schema["maxItems"] = self.one_of(&[1, 2, 3]),
            5 => schema["uniqueItems"] = json!(true),
            6 if self.has_newer() => schema["prefixItems"] = json!([self.inner(room)]),
            7 if self.has_newer() => schema["contains"] = self.inner(room),
            _ => {}
        }
        self.or_null(schema)
    }

    /// Values of several types.
    fn listed(&mut self) -> Value {
        let values = [
            json!("x"),
            json!(1),
            json!(2.5),
            json!(true),
            json!(null),
            json!({ "a": 1 }),
            json!([1]),
        ];
        json!({ "enum": self.some_of(&values) })
    }

    /// What only newer versions can say.
    fn unusual(&mut self) -> Value {
        if !self.has_newer() {
            return self.scalar();
        }
        self.one_of(&[
            json!(true),
            json!({}),
            json!({ "type": ["string", "integer"] }),
            json!({ "type": ["object", "array"] }),
            json!({ "const": "x" }),
            json!({ "const": 1 }),
            json!({ "const": null }),
        ])
    }

    /// One combining keyword, alone or beside other assertions.
    fn combination(&mut self, room: usize) -> Value {
        let combining = std::mem::replace(&mut self.combining, true);
        let mut schema = match self.random.below(9) {
            0..3 => self.object(room),
            3 => self.scalar(),
            _ => json!({}),
        };
        match self.random.below(8) {
            0 | 1 => schema["allOf"] = self.parts(room),
            2 | 3 => schema["oneOf"] = self.parts(room),
            4 | 5 => schema["anyOf"] = self.parts(room),
            6 if self.has_newer() => self.add_condition(&mut schema, room),
            _ => schema["not"] = self.schema(room - 1),
        }
        self.combining = combining;
        schema
    }

    fn parts(&mut self, room: usize) -> Value {
        let count = 1 + self.random.below(3);
        (0..count).map(|_| self.schema(room - 1)).collect()
    }

    fn add_condition(&mut self, schema: &mut Value, room: usize) {
        schema["if"] = self.schema(room - 1);
        schema["then"] = self.schema(room - 1);
        if self.random.once_in(2) {
            schema["else"] = self.schema(room - 1);
        }
    }

    /// The schema, or now and then one that takes null, too.
    fn or_null(&mut self, mut schema: Value) -> Value {
        if self.random.once_in(7) && schema.get("enum").is_none() {
            match self.version {
                Version::V3_0 => schema["nullable"] = json!(true),
                Version::V3_1 => schema["type"] = json!([schema["type"], "null"]),
            }
        }
        schema
    }

    fn names(&mut self) -> Value {
        let count = 1 + self.random.below(2);
        json!(self.random.sample(&MEMBERS, count))
    }

    fn some_of<T: serde::Serialize>(&mut self, choices: &[T]) -> Value {
        let count = 1 + self.random.below(3);
        json!(self.random.sample(choices, count))
    }

    fn one_of<T: serde::Serialize>(&mut self, choices: &[T]) -> Value {
        json!(self.random.pick(choices))
    }

    /// Whether the version has all of JSON Schema 2020-12.
    fn has_newer(&self) -> bool {
        self.version == Version::V3_1
    }
}
