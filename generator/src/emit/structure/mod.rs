//! Objects with known members.
//!
//! ```text
//! #[derive(Clone, Debug, PartialEq, Eq, Hash)]
//! pub struct Topic {
//!     pub key: String,
//!     pub name: Option<String>,
//! }
//!
//! impl Topic { pub fn new(key: impl Into<String>) -> Self { … } }
//! impl Json for Topic { … }
//! impl Validate for Topic { … }
//! ```

mod checks;
mod json;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, doc_lines};
use super::models::{Scope, deprecated, derives, import_json, serde_impls, validate_impl};
use crate::ir::{Additional, Definition, Property, Shape, Struct, Type, TypeId};

/// A property and the field that holds it.
pub(super) struct Field<'a> {
    pub(super) ident: Ident,
    pub(super) property: &'a Property,
    pub(super) ty: TokenStream,
}

impl Field<'_> {
    /// Whether absent and null are different states of it.
    pub(super) fn is_maybe(&self) -> bool {
        !self.property.required && self.property.ty.nullable
    }
}

impl Emitter<'_> {
    pub(super) fn emit_struct(
        &self,
        id: TypeId,
        definition: &Definition,
        structure: &Struct,
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.ty(id).name.ident();
        let fields = self.fields(id, structure, scope);
        import_json(&mut scope.imports);
        let item = self.struct_item(id, definition, structure, &fields, scope);
        let constructor = self.constructor(id, &name, &fields, &mut scope.imports);
        let json = self.struct_json(id, &name, structure, &fields);
        let serde = serde_impls(&name);
        let checks = self.struct_checks(id, structure, &fields, scope);
        let fills = self.struct_fills(id, structure, &fields, scope);
        let validate = validate_impl(&name, &checks, &fills, &mut scope.imports);
        quote!(#item #constructor #json #serde #validate)
    }

    /// The field of a struct that holds a property.
    pub(super) fn field(&self, id: TypeId, property: &str) -> Option<(Ident, &Property)> {
        let Shape::Struct(structure) = &self.api.types[id].shape else {
            return None;
        };
        let fields = self.names.ty(id).members.iter().zip(&structure.properties);
        let mut fields = fields.filter(|(_, known)| known.name == property);
        fields
            .next()
            .map(|(name, property)| (name.ident(), property))
    }

    fn fields<'a>(&self, id: TypeId, structure: &'a Struct, scope: &mut Scope) -> Vec<Field<'a>> {
        let names = &self.names.ty(id).members;
        names
            .iter()
            .zip(&structure.properties)
            .map(|(name, property)| Field {
                ident: name.ident(),
                property,
                ty: self.rust_member(&property.ty, property.required, &mut scope.imports),
            })
            .collect()
    }

    fn struct_item(
        &self,
        id: TypeId,
        definition: &Definition,
        structure: &Struct,
        fields: &[Field<'_>],
        scope: &mut Scope,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let derives = derives(self.traits[id.0], true);
        let name = self.names.ty(id).name.ident();
        let members = fields.iter().map(|field| {
            let Field {
                ident,
                property,
                ty,
            } = field;
            let docs = self.field_docs(property);
            quote!(#docs pub #ident: #ty)
        });
        let additional = self.additional(id).map(|ident| {
            scope.imports.own("support", "Map");
            let entry = match &structure.additional {
                Additional::Kept(entry) => self.rust_type(entry, &mut scope.imports),
                Additional::Ignored | Additional::Refused => TokenStream::new(),
            };
            quote! {
                /// All other members.
                pub #ident: Map<#entry>,
            }
        });
        quote! {
            #docs
            #derives
            pub struct #name {
                #(#members,)*
                #additional
            }
        }
    }

    /// The field for members that the schema does not name.
    pub(super) fn additional(&self, id: TypeId) -> Option<Ident> {
        let name = self.names.ty(id).additional.as_ref();
        name.map(crate::name::Name::ident)
    }

    /// The documentation of a field; where it has none, the first paragraph of its type's. Last comes
    /// what is checked of it.
    fn field_docs(&self, property: &Property) -> TokenStream {
        let mut lines = doc_lines(&property.docs);
        if let (true, Type::Named(id)) = (lines.is_empty(), &property.ty.ty) {
            let described = doc_lines(&self.api.types[*id].docs);
            lines.extend(described.into_iter().take_while(|line| !line.is_empty()));
        }
        if lines.is_empty() {
            lines.push(format!(" `{}`", code(&property.name)));
        }
        let limits = self.limits_line(&property.ty, property.default.as_ref());
        append_paragraph(&mut lines, limits.into_iter().collect());
        let docs = doc_attributes(&lines);
        let deprecated = deprecated(&property.docs);
        quote!(#docs #deprecated)
    }
}
