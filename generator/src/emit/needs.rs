//! Which parts of the runtime a crate needs beyond what all of them do, and what those depend on.

use std::collections::BTreeSet;

use super::ty::{fraction_name, text_name};
use crate::ir::{Api, Integer, Type, TypeUse};

/// A part of the runtime that not every crate needs: a file, and the crate that it is about.
struct Part {
    dependency: &'static str,
    /// The name of the file.
    module: &'static str,
    /// What the file is there for.
    items: &'static [&'static str],
}

const PARTS: [Part; 4] = [
    Part {
        dependency: "chrono",
        module: "date_time",
        items: &["Date", "DateTime"],
    },
    Part {
        dependency: "rust_decimal",
        module: "decimal",
        items: &["Decimal", "DecimalNumber"],
    },
    Part {
        dependency: "url",
        module: "url",
        items: &["Url"],
    },
    Part {
        dependency: "uuid",
        module: "uuid",
        items: &["Uuid"],
    },
];

/// What sees to it that serde_json gives numbers as they are written: its folder and its name.
const RAW_VALUE: (&str, &str) = ("json/", "raw_value");

/// What a crate needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// The types of the runtime that its own types are made of, by name.
    types: BTreeSet<&'static str>,
    /// The text of numbers, which serde_json gives with one of its features.
    literals: bool,
}

impl Needs {
    /// What the types of an API need, wherever they are used.
    pub(super) fn of(api: &Api) -> Self {
        let mut needs = Self::default();
        for (_, definition) in api.types.iter() {
            definition
                .shape
                .uses()
                .into_iter()
                .for_each(|used| needs.add(used));
        }
        for operation in &api.operations {
            let uses = operation.request_uses().chain(operation.response_uses());
            uses.for_each(|used| needs.add(used));
        }
        needs
    }

    /// What a runtime needs that is shared by whatever comes.
    pub(super) fn everything() -> Self {
        let items = PARTS.iter().flat_map(|part| part.items);
        Self {
            types: items.copied().collect(),
            literals: true,
        }
    }

    fn add(&mut self, used: &TypeUse) {
        match &used.ty {
            Type::Array(inner) | Type::Map(inner) => self.add(inner),
            Type::Text(text) => self.types.extend(text_name(*text)),
            Type::Number(fraction) => {
                let name = fraction_name(*fraction);
                self.types.extend(name);
                self.literals |= name.is_some();
            }
            Type::Integer(Integer::I128) => self.literals = true,
            _ => {}
        }
    }

    /// The types of the runtime that the root of the crate hands on beside those of every crate.
    pub(super) fn types(&self) -> impl Iterator<Item = &'static str> {
        self.types.iter().copied()
    }

    fn unneeded(&self) -> impl Iterator<Item = &'static Part> {
        let is_needed = |item: &&str| self.types.contains(item);
        let is_unneeded = move |part: &&Part| !part.items.iter().any(is_needed);
        PARTS.iter().filter(is_unneeded)
    }

    /// The modules of the runtime that are not needed: the file that declares each, and its name.
    fn unneeded_modules(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let parts = self.unneeded().map(|part| ("", part.module));
        parts.chain((!self.literals).then_some(RAW_VALUE))
    }

    /// The dependencies of the manifest, without those that are not needed.
    pub(super) fn dependencies(&self, all: &str) -> String {
        let unneeded: Vec<&str> = self.unneeded().map(|part| part.dependency).collect();
        let is_unneeded = |line: &str| {
            let name = line.split_once(" = ").map(|(name, _)| name);
            name.is_some_and(|name| unneeded.contains(&name))
        };
        let mut kept = String::new();
        // The comment above a dependency goes with it.
        let mut comment = String::new();
        for line in all.lines() {
            if line.starts_with('#') {
                comment.push_str(line);
                comment.push('\n');
            } else if is_unneeded(line) {
                comment.clear();
            } else {
                kept.push_str(&std::mem::take(&mut comment));
                kept.push_str(line);
                kept.push('\n');
            }
        }
        if self.literals {
            return kept;
        }
        kept.replace(", \"raw_value\"", "")
    }

    /// The text of a file of the runtime; None if it is not needed.
    pub(super) fn support_file(&self, path: &str, text: &str) -> Option<String> {
        let mut text = text.to_owned();
        for (folder, module) in self.unneeded_modules() {
            if path == format!("{folder}{module}.rs") {
                return None;
            }
            if path == format!("{folder}mod.rs") {
                let (declared, exported) =
                    (format!("mod {module};"), format!("pub use {module}::"));
                let is_kept = |line: &&str| *line != declared && !line.starts_with(&exported);
                let lines = text.lines().filter(is_kept);
                text = lines.flat_map(|line| [line, "\n"]).collect();
            }
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Needs;

    #[test]
    fn what_is_not_needed_leaves_no_trace() {
        let all = "[dependencies]\n# For days.\nchrono = \"0.4\"\n# For ids.\nuuid = \"1\"\n";
        let needs = Needs {
            types: ["Uuid"].into(),
            ..Needs::default()
        };
        let kept = "[dependencies]\n# For ids.\nuuid = \"1\"\n";
        assert_eq!(needs.dependencies(all), kept);
        let root = "mod date_time;\nmod uuid;\n\npub use date_time::{Date, DateTime};\n";
        let kept = needs.support_file("mod.rs", root);
        assert_eq!(kept.as_deref(), Some("mod uuid;\n\n"));
        assert_eq!(needs.support_file("date_time.rs", ""), None);
        assert!(needs.support_file("uuid.rs", "").is_some());
    }
}
