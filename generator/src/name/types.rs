//! Names of types, their fields and variants.

use std::collections::HashMap;

use super::case::{Case, Name, spell};
use super::enumeration::name_values;
use super::module::Modules;
use super::operations::OperationNames;
use super::reserved::IN_MODELS;
use super::scope::Scope;
use crate::ir::{
    Additional, Api, Definition, Extra, Inside, Origin, Owner, Shape, Struct, Text, Type, TypeId,
    Union,
};

/// What a reserved or taken type name gets appended.
const OTHER_TYPE: &str = "model";

/// What the name of a type ends with that requests hold and responses don't.
const WRITE_FORM: &str = "Write";

/// Where a type is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the module of a component.
    Model(Name),
    /// In the module of a tag, by its index.
    Tag(usize),
}

/// The names of a type and of what it consists of.
#[derive(Clone, Debug)]
pub struct TypeNames {
    /// The type itself.
    pub name: Name,
    /// Where it is written down.
    pub home: Home,
    /// Its fields or variants, in the order of the model.
    pub members: Vec<Name>,
    /// The field that keeps unknown members.
    pub additional: Option<Name>,
}

/// Names all types. Every type has its own name, wherever it is written down.
pub(super) fn name_types(api: &Api, operations: &[OperationNames]) -> Vec<TypeNames> {
    let modules = name_modules(api);
    let names = name_definitions(api, operations);
    api.types
        .iter()
        .map(|(id, definition)| TypeNames {
            name: names[&id].clone(),
            home: home_of(api, &modules, &definition.origin),
            members: name_members(api, &names, definition),
            additional: name_additional(&definition.shape),
        })
        .collect()
}

fn component_keys(api: &Api) -> impl Iterator<Item = (TypeId, &str)> {
    api.types
        .iter()
        .filter(|(_, definition)| definition.write_form.is_none())
        .filter_map(|(id, definition)| match &definition.origin {
            Origin::Component(key) => Some((id, key.as_str())),
            Origin::Inline { .. } => None,
        })
}

/// A module for every component, and for every other part of the document that has types in it.
fn name_modules(api: &Api) -> HashMap<Owner, Name> {
    let mut modules = Modules::new(&[], OTHER_TYPE);
    let mut names: HashMap<Owner, Name> = component_keys(api)
        .map(|(_, key)| (Owner::Component(key.to_owned()), modules.claim(key)))
        .collect();
    for (_, definition) in api.types.iter() {
        if let Origin::Inline { owner, .. } = &definition.origin
            && let Owner::Part { kind, key } = owner
        {
            names
                .entry(owner.clone())
                .or_insert_with(|| modules.claim(&format!("{key} {kind}")));
        }
    }
    names
}

/// Components first: what a document names itself does not give way to what is named after it.
fn name_definitions(api: &Api, operations: &[OperationNames]) -> HashMap<TypeId, Name> {
    let mut scope = Scope::with_reserved(Case::Pascal, IN_MODELS);
    for operation in operations {
        scope.reserve(operation.types());
    }
    let mut names = HashMap::with_capacity(api.types.len());
    let keys = component_keys(api).map(|(_, key)| key);
    let claimed = scope.claim_all(keys, OTHER_TYPE);
    names.extend(component_keys(api).map(|(id, _)| id).zip(claimed));
    for (id, definition) in api.types.iter() {
        if let (Origin::Inline { owner, place }, None) = (&definition.origin, definition.write_form)
        {
            let owner = match owner {
                Owner::Component(key) => key.clone(),
                Owner::Part { kind, key } => format!("{key} {kind}"),
                Owner::Operation(index) => operations[*index].pascal.to_string(),
            };
            names.insert(id, claim_place(&mut scope, &owner, place));
        }
    }
    for (id, definition) in api.types.iter() {
        if let Some(form) = definition.write_form {
            let name = format!("{}{WRITE_FORM}", names[&form.of]);
            names.insert(id, scope.claim_spelled(&name, OTHER_TYPE));
        }
    }
    names
}

/// An element of `conditions` is called `Condition` rather than `ConditionsItem`.
fn claim_place(scope: &mut Scope, owner: &str, place: &[Inside]) -> Name {
    let mut words: Vec<&str> = vec![owner];
    for word in place.iter().flat_map(Inside::words) {
        match (word, words.last()) {
            ("item", Some(list)) if words.len() > 1 => {
                if let Some(single) = singular(list) {
                    words.pop();
                    words.push(single);
                } else {
                    words.push("item");
                }
            }
            (word, _) => words.push(word),
        }
    }
    // The words are joined here: what is between them is no symbol of the document.
    scope.claim_spelled(&spell(&words.join(" "), Case::Pascal), OTHER_TYPE)
}

/// The singular of a plain English plural in `-s`.
fn singular(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('s')?;
    let regular = !["s", "u", "i", "e"].iter().any(|end| stem.ends_with(end));
    let silent_e = ["te", "le", "re", "ne", "pe", "me", "ge", "ve", "ce"];
    let regular = regular || silent_e.iter().any(|end| stem.ends_with(end));
    (regular && stem.len() > 2).then_some(stem)
}

fn home_of(api: &Api, modules: &HashMap<Owner, Name>, origin: &Origin) -> Home {
    let owner = match origin {
        Origin::Component(key) => &Owner::Component(key.clone()),
        Origin::Inline { owner, .. } => owner,
    };
    match owner {
        Owner::Operation(index) => Home::Tag(api.operations[*index].tag),
        // Every owner that is no operation was given a module.
        Owner::Component(_) | Owner::Part { .. } => Home::Model(modules[owner].clone()),
    }
}

fn name_members(api: &Api, names: &HashMap<TypeId, Name>, definition: &Definition) -> Vec<Name> {
    match &definition.shape {
        Shape::Struct(structure) => name_fields(structure, &mut Scope::new(Case::Snake)),
        Shape::Enumeration(enumeration) => name_values(enumeration),
        Shape::Union(union) => name_arms(api, names, definition, union),
        Shape::Alias(_) | Shape::Newtype(_) => Vec::new(),
    }
}

fn name_fields(structure: &Struct, scope: &mut Scope) -> Vec<Name> {
    let properties = structure.properties.iter();
    scope.claim_all(properties.map(|property| property.name.as_str()), "member")
}

/// The variant of a union that stands for no arm.
pub(crate) fn extra_variant(extra: Extra) -> &'static str {
    match extra {
        Extra::Unknown => "Unknown",
        Extra::Several => "Several",
    }
}

fn name_arms(
    api: &Api,
    names: &HashMap<TypeId, Name>,
    definition: &Definition,
    union: &Union,
) -> Vec<Name> {
    let reserved: Vec<&str> = union.extra().map(extra_variant).into_iter().collect();
    let mut scope = Scope::with_reserved(Case::Pascal, &reserved);
    let words = union.arms.iter().map(|arm| match &arm.label {
        Some(label) => label.clone(),
        None => type_word(api, names, definition, &arm.ty.ty),
    });
    let words: Vec<String> = words.collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for word in &words {
        *count.entry(word).or_default() += 1;
    }
    let arms = union.arms.iter().zip(&words);
    let words = arms.map(|(arm, word)| {
        let is_alone = count[word.as_str()] == 1;
        let inside = item_word(api, names, definition, &arm.ty.ty).filter(|_| !is_alone);
        inside.unwrap_or_else(|| word.clone())
    });
    let words: Vec<String> = words.collect();
    scope.claim_all(words.iter().map(String::as_str), "arm")
}

/// What a list or a map holds, where there are several in one union.
fn item_word(
    api: &Api,
    names: &HashMap<TypeId, Name>,
    union: &Definition,
    ty: &Type,
) -> Option<String> {
    match api.types.resolve(ty) {
        Type::Array(item) => Some(format!(
            "{LIST} of {}",
            type_word(api, names, union, &item.ty)
        )),
        Type::Map(value) => Some(format!(
            "{MAP} of {}",
            type_word(api, names, union, &value.ty)
        )),
        _ => None,
    }
}

const LIST: &str = "list";
const MAP: &str = "object";

/// What a type is called inside of a union.
fn type_word(api: &Api, names: &HashMap<TypeId, Name>, union: &Definition, ty: &Type) -> String {
    let word = match api.types.resolve(ty) {
        Type::Any => "any",
        Type::Null => "null",
        Type::Boolean => "boolean",
        Type::Integer(_) => "integer",
        Type::Number(_) => "number",
        Type::Text(Text::DateTime) => "date time",
        Type::Text(Text::Date) => "date",
        Type::Text(Text::Base64 | Text::Base64Url) => "bytes",
        Type::Text(Text::Uuid) => "uuid",
        Type::Text(Text::Url) => "url",
        Type::Text(Text::Ipv4) => "ipv4",
        Type::Text(Text::Ipv6) => "ipv6",
        Type::Text(Text::Decimal) => "decimal",
        Type::Text(Text::Plain | Text::Secret) => "text",
        Type::Array(_) => LIST,
        Type::Map(_) => MAP,
        Type::Named(id) => {
            let definition = &api.types[*id];
            if let Some(way) = way_inside(&union.origin, &definition.origin) {
                let words: Vec<&str> = way.iter().flat_map(Inside::words).collect();
                return spell(&words.join(" "), Case::Pascal);
            }
            // Both forms of a union call an arm the same.
            let form = definition.write_form;
            return names[&form.map_or(*id, |form| form.of)].to_string();
        }
    };
    word.to_owned()
}

/// The way from a type to one that stands inside of it.
fn way_inside<'a>(outer: &Origin, inner: &'a Origin) -> Option<&'a [Inside]> {
    let Origin::Inline { owner, place } = inner else {
        return None;
    };
    let way: &[Inside] = match outer {
        Origin::Component(key) if *owner == Owner::Component(key.clone()) => &[],
        Origin::Inline {
            owner: outer_owner,
            place,
        } if owner == outer_owner => place,
        Origin::Component(_) | Origin::Inline { .. } => return None,
    };
    let inside = place.strip_prefix(way)?;
    (!inside.is_empty()).then_some(inside)
}

fn name_additional(shape: &Shape) -> Option<Name> {
    let Shape::Struct(structure) = shape else {
        return None;
    };
    if !matches!(structure.additional, Additional::Kept(_)) {
        return None;
    }
    let mut scope = Scope::new(Case::Snake);
    name_fields(structure, &mut scope);
    Some(scope.claim("additional_properties", "map"))
}
