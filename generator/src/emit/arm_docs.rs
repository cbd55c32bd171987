//! The documentation of the arms of a union: what the document says, else what they are told by.

use proc_macro2::TokenStream;

use super::Emitter;
use super::docs::{code, doc_attributes, doc_lines};
use crate::ir::{Arm, Choice, Type, Union};

/// How many values or names are mentioned.
const SHOWN: usize = 3;

impl Emitter<'_> {
    /// The documentation of each arm.
    pub(super) fn arm_docs(&self, union: &Union) -> Vec<TokenStream> {
        let told_by = told_by(union);
        let arms = union.arms.iter().zip(told_by);
        arms.map(|(arm, told_by)| {
            let mut lines = self.described(arm);
            if lines.is_empty() {
                lines.push(told_by.unwrap_or_else(|| self.kind_docs(&arm.ty.ty)));
            }
            doc_attributes(&lines)
        })
        .collect()
    }

    /// What the document says of an arm, or of its type.
    fn described(&self, arm: &Arm) -> Vec<String> {
        let lines = doc_lines(&arm.docs);
        match (lines.is_empty(), &arm.ty.ty) {
            (true, Type::Named(id)) => {
                let description = doc_lines(&self.api.types[*id].docs).into_iter();
                description.take_while(|line| !line.is_empty()).collect()
            }
            _ => lines,
        }
    }

    /// What kind of value a type is.
    fn kind_docs(&self, ty: &Type) -> String {
        let kind = match self.api.types.resolve(ty) {
            Type::Any => "Any value",
            Type::Null => "Null",
            Type::Boolean => "True or false",
            Type::Integer(_) => "An integer",
            Type::Number(_) => "A number",
            Type::Text(_) => "A string",
            Type::Array(_) => "A list",
            Type::Map(_) => "An object",
            Type::Named(id) => return format!(" A [`{}`].", self.names.ty(*id).name),
        };
        format!(" {kind}.")
    }
}

/// By arm, the values or members that lead to it.
fn told_by(union: &Union) -> Vec<Option<String>> {
    let mut told_by = vec![None; union.arms.len()];
    match &union.dispatch.object {
        Choice::Tag {
            property, mapping, ..
        } => {
            let mut tags = vec![Vec::new(); union.arms.len()];
            for (tag, arm) in mapping {
                tags[*arm].push(tag.as_str());
            }
            for (told_by, tags) in told_by.iter_mut().zip(tags) {
                let listed = listed(&tags, " or ");
                *told_by = listed.map(|tags| format!(" `{}` is {tags}.", code(property)));
            }
        }
        Choice::Keys(signatures) => {
            for signature in signatures {
                let required: Vec<&str> = signature.required.iter().map(String::as_str).collect();
                let listed = listed(&required, " and ");
                told_by[signature.arm] = listed.map(|names| format!(" An object with {names}."));
            }
        }
        Choice::None | Choice::One(_) | Choice::Trial(_) => {}
    }
    told_by
}

fn listed(words: &[&str], between: &str) -> Option<String> {
    let shown = words.iter().take(SHOWN);
    let shown: Vec<String> = shown.map(|word| format!("`{}`", code(word))).collect();
    let more = if words.len() > SHOWN { ", …" } else { "" };
    (!shown.is_empty()).then(|| format!("{}{more}", shown.join(between)))
}
