//! Files of types: what all kinds of them have in common.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::checks::{CheckScope, Statics};
use super::docs::{append_paragraph, code, doc_attributes, doc_lines};
use super::imports::Imports;
use super::limit_docs::capitalized;
use crate::format::Items;
use crate::ir::{Definition, Docs, Inside, Origin, Owner, Shape, TypeId, WriteForm};
use crate::traits::Traits;

/// What the items of one file share.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) imports: Imports,
    pub(super) statics: Statics,
}

impl Scope {
    /// The scope of a file that belongs to operations.
    pub(super) fn of_operations() -> Self {
        Self {
            imports: Imports::of_operations(),
            statics: Statics::default(),
        }
    }

    /// The scope for checks of something of that name.
    pub(super) fn checks(&mut self, subject: &str) -> CheckScope<'_> {
        CheckScope {
            imports: &mut self.imports,
            statics: &mut self.statics,
            subject: subject.to_owned(),
        }
    }
}

impl Emitter<'_> {
    /// The statements that check what is asserted of a type that has a name beyond its shape.
    pub(super) fn definition_checks(&self, id: TypeId, scope: &mut Scope) -> Vec<TokenStream> {
        let subject = self.names.ty(id).name.to_string();
        let mut scope = scope.checks(&subject);
        let assertions = self.api.types[id].assertions.iter();
        let statements = assertions.map(|id| {
            let assertion = self.assertion(*id, &mut scope);
            quote!(report.this().asserts(self, &#assertion);)
        });
        statements.collect()
    }

    /// The items of a file that defines these types.
    pub(super) fn emit_models(&self, types: &[TypeId]) -> Items {
        let mut scope = Scope::default();
        let definitions: Items = types
            .iter()
            .map(|id| self.emit_definition(*id, &mut scope))
            .collect();
        for id in types {
            scope.imports.forget_model(&self.names.ty(*id).name);
        }
        let mut items = Items::from(scope.imports.into_items(&self.root()));
        items.append(&definitions);
        items.push(scope.statics.into_items());
        items
    }

    fn emit_definition(&self, id: TypeId, scope: &mut Scope) -> TokenStream {
        let definition = &self.api.types[id];
        let item = self.emit_shape(id, definition, scope);
        let conversion = self.emit_conversion(id, definition, scope);
        quote!(#item #conversion)
    }

    fn emit_shape(&self, id: TypeId, definition: &Definition, scope: &mut Scope) -> TokenStream {
        match &definition.shape {
            Shape::Struct(structure) => self.emit_struct(id, definition, structure, scope),
            Shape::Enumeration(enumeration) => {
                self.emit_enumeration(id, definition, enumeration, scope)
            }
            Shape::Union(union) => self.emit_union(id, definition, union, scope),
            Shape::Alias(target) => self.emit_alias(id, definition, target, scope),
            Shape::Newtype(target) => self.emit_newtype(id, definition, target, scope),
        }
    }
}

/// The derives that the values of a type allow.
pub(super) fn derives(traits: Traits, with_default: bool) -> TokenStream {
    let default = (with_default && traits.default).then(|| quote!(Default,));
    let eq = traits.eq.then(|| quote!(Eq,));
    let hash = (traits.eq && traits.hash).then(|| quote!(Hash,));
    quote!(#[derive(Clone, Debug, #default PartialEq, #eq #hash)])
}

impl Emitter<'_> {
    /// The documentation of a type.
    pub(super) fn type_docs(&self, definition: &Definition) -> TokenStream {
        let mut lines = doc_lines(&definition.docs);
        if lines.is_empty() {
            lines.push(self.place_line(&definition.origin));
        }
        if let Some(WriteForm { of, .. }) = definition.write_form {
            let name = &self.names.ty(of).name;
            let form = format!(" As requests hold it; responses hold [`{name}`].");
            append_paragraph(&mut lines, vec![form]);
        }
        let docs = doc_attributes(&lines);
        let deprecated = deprecated(&definition.docs);
        quote!(#docs #deprecated)
    }

    /// Says where a type without a description comes from.
    fn place_line(&self, origin: &Origin) -> String {
        let (owner, place) = match origin {
            Origin::Component(key) => return format!(" The schema `{}`.", code(key)),
            Origin::Inline { owner, place } => (owner, place),
        };
        let (kind, name) = match owner {
            Owner::Component(key) => ("schema", key),
            Owner::Part { kind, key } => (*kind, key),
            Owner::Operation(index) => ("operation", &self.api.operations[*index].id),
        };
        place_sentence(place, kind, name)
    }
}

/// The way to something from the inside: ` An item of `lines` of the schema `Order`.`
fn place_sentence(place: &[Inside], kind: &str, name: &str) -> String {
    let steps = place.iter().rev().map(|step| match step {
        Inside::Member(name) => format!("`{}`", code(name)),
        Inside::Item => "an item".to_owned(),
        Inside::Value => "a value".to_owned(),
        Inside::Arm(Some(word)) => format!("the alternative `{}`", code(word)),
        Inside::Arm(None) => "an alternative".to_owned(),
        Inside::Base => "the base".to_owned(),
        Inside::Body => "the body".to_owned(),
        Inside::Response(status) => format!("the response `{}`", code(status)),
    });
    let owner = format!("the {kind} `{}`", code(name));
    let way: Vec<String> = steps.chain([owner]).collect();
    format!(" {}.", capitalized(&way.join(" of ")))
}

pub(super) fn deprecated(docs: &Docs) -> Option<TokenStream> {
    docs.deprecated.then(|| quote!(#[deprecated]))
}

/// What an `impl Json` and the bridge to serde mention.
pub(super) fn import_json(imports: &mut Imports) {
    for name in ["Decoded", "Input", "Json", "Output", "self"] {
        imports.own("support::json", name);
    }
    for name in ["Deserialize", "Deserializer", "Serialize", "Serializer"] {
        imports.foreign("serde", name);
    }
}

/// The bridge from `Json` to serde's traits.
pub(super) fn serde_impls(name: &Ident) -> TokenStream {
    quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                json::serialize(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::deserialize(deserializer)
            }
        }
    }
}

/// `impl Validate` with these statements, either of which may be absent.
pub(super) fn validate_impl(
    name: &Ident,
    checks: &[TokenStream],
    fills: &[TokenStream],
    imports: &mut Imports,
) -> TokenStream {
    imports.own("support", "Validate");
    if !checks.is_empty() {
        imports.own("support", "Report");
    }
    let check = (!checks.is_empty()).then(|| {
        quote! {
            fn check(&self, report: &mut Report) {
                #(#checks)*
            }
        }
    });
    let fill = (!fills.is_empty()).then(|| {
        quote! {
            fn fill_defaults(&mut self) {
                #(#fills)*
            }
        }
    });
    quote! {
        impl Validate for #name {
            #check
            #fill
        }
    }
}

#[cfg(test)]
mod tests {
    use super::place_sentence;
    use crate::ir::Inside;

    #[test]
    fn places_are_told_from_the_inside() {
        let said = |place: &[Inside]| place_sentence(place, "schema", "Order");
        let lines = || Inside::Member("lines".to_owned());
        assert_eq!(said(&[]), " The schema `Order`.");
        assert_eq!(said(&[lines()]), " `lines` of the schema `Order`.");
        let text = Inside::Arm(Some("string".to_owned()));
        let item = [lines(), Inside::Item, text];
        let wanted = " The alternative `string` of an item of `lines` of the schema `Order`.";
        assert_eq!(said(&item), wanted);
        let wanted = " A value of an alternative of the schema `Order`.";
        assert_eq!(said(&[Inside::Arm(None), Inside::Value]), wanted);
    }
}
