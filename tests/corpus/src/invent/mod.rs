//! Documents that nobody wrote at all: their schemas are made at random, and come out the same on
//! every machine.
//!
//! Published documents use each keyword as its author was used to. What keywords do to each other
//! is seen where they meet at random, and [`fidelity`](crate::fidelity) knows whether it is right.

mod combined;
mod tagged;

use std::io;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::files;
use crate::random::Random;

/// Which documents to write, and where.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// The folder to write to
    pub folder: PathBuf,
    /// How many documents of each sort are written
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub count: u64,
    /// The number of the first one: each number is another document
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub from: u64,
}

impl Arguments {
    /// Writes the documents.
    ///
    /// # Errors
    /// Fails where the folder can't be written.
    pub fn run(&self) -> io::Result<bool> {
        for number in self.from..self.from.saturating_add(self.count) {
            for sort in [Sort::Combined, Sort::Tagged] {
                let text = serde_json::to_string_pretty(&document(sort, number))?;
                let name = format!("{}-{number}.json", sort.name());
                files::write(&self.folder.join(name), &text)?;
            }
        }
        Ok(true)
    }
}

/// What a document is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Assertions and combining keywords inside each other.
    Combined,
    /// Unions whose arms are told apart by a member, and inheritance.
    Tagged,
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Self::Combined => "combined",
            Self::Tagged => "tagged",
        }
    }
}

/// The document of this sort and number.
pub fn document(sort: Sort, number: u64) -> Value {
    let mut random = Random::new(sort.name(), number);
    let version = match random.once_in(2) {
        true => Version::V3_0,
        false => Version::V3_1,
    };
    let schemas = match sort {
        Sort::Combined => combined::schemas(version, random),
        Sort::Tagged => tagged::schemas(version, random),
    };
    json!({
        "openapi": version.number(),
        "info": { "title": format!("{} {number}", sort.name()), "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    V3_0,
    V3_1,
}

impl Version {
    fn number(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.0",
        }
    }
}

type Schemas = Map<String, Value>;

fn reference(key: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{key}") })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Sort, document};

    fn all() -> impl Iterator<Item = Value> {
        let numbers = 0..50;
        numbers.flat_map(|number| [Sort::Combined, Sort::Tagged].map(|sort| document(sort, number)))
    }

    #[test]
    fn a_number_is_one_document() {
        assert!(all().eq(all()));
        assert_ne!(document(Sort::Tagged, 0), document(Sort::Tagged, 1));
    }

    #[test]
    fn both_versions_and_all_keywords_occur() {
        let text: String = all().map(|document| document.to_string()).collect();
        for word in [
            "3.0.3",
            "3.1.0",
            "allOf",
            "oneOf",
            "anyOf",
            "not",
            "if",
            "then",
            "else",
            "const",
            "enum",
            "nullable",
            "contains",
            "prefixItems",
            "uniqueItems",
            "patternProperties",
            "dependentRequired",
            "unevaluatedProperties",
            "additionalProperties",
            "discriminator",
            "mapping",
        ] {
            assert!(text.contains(&format!("\"{word}\"")), "{word}");
        }
    }
}
