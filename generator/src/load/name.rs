//! Names for what becomes a component.
//!
//! Names depend on where things stand and on the order of the document, on nothing else. A
//! component of the root file that is only a reference gives its name to what it leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::discover::{Discovery, Meaning, Target};
use super::files::{Files, ROOT};
use super::path::stem;
use super::resolve::alias_target;
use crate::structure::{Kind, Section, Shape};

/// The name of each target that becomes a component, in the order of the targets.
pub(super) fn name_components(files: &Files<'_>, discovery: &Discovery) -> Vec<Option<String>> {
    let root = &files.file(ROOT).value;
    let mut names = adopted_names(files, discovery);
    let mut taken: BTreeMap<Section, BTreeSet<String>> = BTreeMap::new();
    for (_, section) in discovery.dialect.sections() {
        let keys = section
            .of(root)
            .into_iter()
            .flat_map(|members| members.keys());
        taken.insert(section, keys.cloned().collect());
    }
    for (target, name) in discovery.targets.iter().zip(&mut names) {
        if let (Some(section), None) = (target.section(discovery.dialect), &name) {
            let taken = taken.entry(section).or_default();
            let free = free_name(files, target, taken);
            taken.insert(free.clone());
            *name = Some(free);
        }
    }
    names
}

/// The names that targets get from components of the root file that are nothing but references.
fn adopted_names(files: &Files<'_>, discovery: &Discovery) -> Vec<Option<String>> {
    let mut names = vec![None; discovery.targets.len()];
    let references = &discovery.references[ROOT.0];
    for (kind, section) in discovery.dialect.sections() {
        for (key, value) in section.of(&files.file(ROOT).value).into_iter().flatten() {
            let target = alias_target(value);
            let reference = target.and_then(|text| references.get(text, Shape::Object(kind)));
            let Some(reference) = reference else {
                continue;
            };
            if let Meaning::Target(id) = reference.meaning {
                let is_kept_here =
                    discovery.targets[id.0].section(discovery.dialect) == Some(section);
                let name = &mut names[id.0];
                if is_kept_here && name.is_none() {
                    *name = Some(key.clone());
                }
            }
        }
    }
    names
}

fn free_name(files: &Files<'_>, target: &Target, taken: &BTreeSet<String>) -> String {
    let stem = sanitize(stem(&files.file(target.place.file).name));
    let tokens: Vec<String> = target.place.pointer.tokens().collect();
    let plain = plain_name(&tokens, &stem);
    if !taken.contains(&plain) {
        return plain;
    }
    let qualified = format!("{stem}_{plain}");
    if target.place.file != ROOT && plain != stem && !taken.contains(&qualified) {
        return qualified;
    }
    let numbered = |number: &usize| !taken.contains(&format!("{plain}_{number}"));
    let number = (2..).find(numbered).unwrap_or_default();
    format!("{plain}_{number}")
}

/// The name that a pointer suggests: of the definition that it leads into, and of what leads on
/// from there. `/definitions/Pet` is `Pet`, `/components/schemas/Pet/properties/owner` is
/// `Pet_owner`, `/paths/~1pets/get/responses/200/content/…` is `pets_get_200`.
fn plain_name(tokens: &[String], stem: &str) -> String {
    let mut tokens = tokens.iter().map(String::as_str).peekable();
    let mut parts = vec![stem.to_owned()];
    while tokens.next_if(|token| SECTIONS.contains(token)).is_some() {}
    // What has no keyword around it has been named by somebody, the innermost most closely.
    while let Some(token) = tokens.next_if(|token| !is_keyword(token)) {
        parts = vec![sanitize(token)];
        if token.starts_with('/') {
            break;
        }
    }
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            ("$defs" | "definitions", Some(name)) => parts = vec![sanitize(name)],
            ("properties" | "patternProperties" | "dependentSchemas", Some(name)) => {
                parts.push(sanitize(name));
            }
            ("items", _) => parts.push("item".to_owned()),
            ("additionalProperties", _) => parts.push("value".to_owned()),
            _ if is_keyword(token) => continue,
            _ => {
                parts.push(sanitize(token));
                continue;
            }
        }
        tokens.next_if(|_| token != "items" && token != "additionalProperties");
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return "unnamed".to_owned();
    }
    parts.join("_")
}

/// Members at the top of a file that hold definitions by name, or hold such members.
const SECTIONS: [&str; 14] = [
    "components",
    "schemas",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "headers",
    "requestBodies",
    "examples",
    "links",
    "callbacks",
    "securitySchemes",
    "pathItems",
    "paths",
];

/// Whether a token says what stands there rather than what it is called.
fn is_keyword(token: &str) -> bool {
    let is_media_type = token.contains('/') && !token.starts_with('/');
    let kinds = [
        Kind::OpenApi,
        Kind::Operation,
        Kind::Response,
        Kind::MediaType,
        Kind::Schema,
    ];
    is_media_type || kinds.iter().any(|kind| kind.member(token).is_some())
}

/// The text with all characters replaced that names of components may not have.
fn sanitize(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|character| match character {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '.' | '_' | '-' => character,
            _ => '_',
        })
        .collect();
    let mut parts: Vec<&str> = plain.split('_').collect();
    // Only underscores that replace something may go: `_links` keeps its own.
    if text.contains(|character: char| !character.is_ascii_alphanumeric() && character != '_') {
        parts.retain(|part| !part.is_empty());
    }
    parts.join("_")
}

#[cfg(test)]
mod tests {
    use super::{plain_name, sanitize};
    use crate::pointer::Pointer;

    #[test]
    fn names_say_where_something_stands() {
        let cases = [
            ("", "file"),
            ("/Topic", "Topic"),
            ("/x-types/Topic", "Topic"),
            ("/components/schemas/Topic", "Topic"),
            ("/definitions/schema", "file"),
            ("/properties/id", "file_id"),
            ("/components/schemas/Pet/properties/owner", "Pet_owner"),
            (
                "/components/schemas/Pet/properties/items/items",
                "Pet_items_item",
            ),
            (
                "/components/schemas/Pet/allOf/1/additionalProperties",
                "Pet_1_value",
            ),
            ("/components/schemas/Pet/$defs/Tail", "Tail"),
            (
                "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema",
                "pets_id_get_200",
            ),
        ];
        for (pointer, name) in cases {
            let pointer = Pointer::parse(pointer).expect("is a pointer");
            let tokens: Vec<_> = pointer.tokens().collect();
            assert_eq!(plain_name(&tokens, "file"), name, "{pointer}");
        }
    }

    #[test]
    fn names_are_plain() {
        assert_eq!(sanitize("/pets/{id}"), "pets_id");
        assert_eq!(sanitize("List«Pet»"), "List_Pet");
        assert_eq!(sanitize("_links"), "_links");
        assert_eq!(sanitize("日本"), "");
    }
}
