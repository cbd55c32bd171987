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

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, doc_lines};
use super::models::{Scope, deprecated, derives, import_json, serde_impls, validate_impl};
use super::traits::of_use;
use crate::ir::{Additional, Definition, Property, Shape, Struct, Type, TypeId};

/// A property and the field that holds it.
pub(super) struct Field<'a> {
    pub(super) ident: Ident,
    pub(super) property: &'a Property,
    pub(super) ty: TokenStream,
}

/// Names that a decoder uses itself.
const LOCALS: [&str; 3] = ["input", "member", "members"];

impl Field<'_> {
    /// The variable that holds the value while an object is read.
    fn local(&self) -> Ident {
        let name = self.ident.to_string();
        if LOCALS.contains(&name.as_str()) {
            quote::format_ident!("{name}_")
        } else {
            self.ident.clone()
        }
    }

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

    fn struct_json(
        &self,
        id: TypeId,
        name: &Ident,
        structure: &Struct,
        fields: &[Field<'_>],
    ) -> TokenStream {
        let encode = self.struct_encode(id, fields);
        let decode = self.struct_decode(id, structure, fields);
        quote! {
            impl Json for #name {
                fn encode(&self, output: Output<'_>) {
                    #encode
                }

                fn decode(input: Input<'_>) -> Decoded<Self> {
                    #decode
                }
            }
        }
    }

    fn struct_encode(&self, id: TypeId, fields: &[Field<'_>]) -> TokenStream {
        let additional = self.additional(id);
        if fields.is_empty() && additional.is_none() {
            return quote!(output.object(););
        }
        let members = fields.iter().map(|field| {
            let Field {
                ident, property, ..
            } = field;
            let wire = &property.name;
            if property.required {
                quote!(object.required(#wire, &self.#ident);)
            } else if field.is_maybe() {
                quote!(object.maybe(#wire, &self.#ident);)
            } else {
                quote!(object.optional(#wire, &self.#ident);)
            }
        });
        let begin = match &additional {
            Some(_) => quote!(output.open_object()),
            None => quote!(output.object()),
        };
        let rest = additional.map(|ident| quote!(object.rest(&self.#ident);));
        quote! {
            let mut object = #begin;
            #(#members)*
            #rest
        }
    }

    fn struct_decode(&self, id: TypeId, structure: &Struct, fields: &[Field<'_>]) -> TokenStream {
        let wire_type = self.names.ty(id).name.to_string();
        let additional = self.additional(id);
        let slots = fields.iter().map(|field| {
            let ident = field.local();
            if field.is_maybe() {
                quote!(let mut #ident = Maybe::Absent;)
            } else {
                quote!(let mut #ident = None;)
            }
        });
        let rest_slot = additional
            .as_ref()
            .map(|ident| quote!(let mut #ident = Map::new();));
        let arms = fields.iter().map(|field| {
            let (wire, local) = (&field.property.name, field.local());
            if field.is_maybe() {
                quote!(#wire => members.read_maybe(&mut #local),)
            } else {
                quote!(#wire => members.read(&mut #local),)
            }
        });
        let left_out = &structure.left_out;
        let skipped = (!left_out.is_empty()).then(|| quote!(#(#left_out)|* => members.skip(),));
        let other = match (&structure.additional, &additional) {
            (_, Some(ident)) => quote!(members.rest(&mut #ident)),
            (Additional::Refused, None) => quote!(members.exclude()),
            (Additional::Ignored | Additional::Kept(_), None) => quote!(members.skip()),
        };
        let reading = if fields.is_empty() && left_out.is_empty() {
            quote!(while members.next_name().is_some() { #other; })
        } else {
            quote! {
                while let Some(member) = members.next_name() {
                    match member {
                        #(#arms)*
                        #skipped
                        _ => #other,
                    }
                }
            }
        };
        let required: Vec<_> = fields
            .iter()
            .filter(|field| field.property.required)
            .collect();
        let require = required.iter().map(|field| {
            let (wire, local) = (&field.property.name, field.local());
            quote!(let #local = members.required(#wire, #local);)
        });
        let values = fields.iter().map(|field| {
            let (ident, local) = (&field.ident, field.local());
            if field.property.required {
                quote!(#ident: #local?)
            } else if *ident == local {
                quote!(#ident)
            } else {
                quote!(#ident: #local)
            }
        });
        let rest = additional.as_ref().map(|ident| quote!(#ident,));
        quote! {
            let mut members = input.object(#wire_type)?;
            #(#slots)*
            #rest_slot
            #reading
            #(#require)*
            members.finish()?;
            Ok(Self { #(#values,)* #rest })
        }
    }

    fn struct_checks(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let mut checks = Vec::new();
        for field in fields {
            let Field {
                ident, property, ..
            } = field;
            let wire = &property.name;
            let at = quote!(report.member(#wire));
            let value = quote!(&self.#ident);
            let subject = format!("{} {}", self.names.ty(id).name, ident);
            let mut scope = scope.checks(&subject);
            checks.extend(self.check_statement(&at, &value, &property.ty, &mut scope));
        }
        if let (Some(ident), Additional::Kept(entry)) = (self.additional(id), &structure.additional)
        {
            let map = crate::ir::TypeUse::plain(Type::Map(entry.clone()));
            let subject = format!("{} {}", self.names.ty(id).name, ident);
            let at = quote!(report.this());
            let mut scope = scope.checks(&subject);
            checks.extend(self.check_statement(&at, &quote!(&self.#ident), &map, &mut scope));
        }
        checks.extend(self.count_check(id, structure, fields));
        checks.extend(self.definition_checks(id, scope));
        checks
    }

    /// `minProperties` and `maxProperties`.
    fn count_check(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
    ) -> Option<TokenStream> {
        let (min, max) = (
            structure.checks.min_properties,
            structure.checks.max_properties,
        );
        if min.is_none() && max.is_none() {
            return None;
        }
        let always = fields
            .iter()
            .filter(|field| field.property.required)
            .count();
        let optional = fields
            .iter()
            .filter(|field| !field.property.required)
            .map(|field| {
                let ident = &field.ident;
                if field.is_maybe() {
                    quote!(usize::from(!self.#ident.is_absent()))
                } else {
                    quote!(usize::from(self.#ident.is_some()))
                }
            });
        let rest = self.additional(id).map(|ident| quote!(self.#ident.len()));
        let mut counts: Vec<TokenStream> = optional.chain(rest).collect();
        if always > 0 || counts.is_empty() {
            let always = proc_macro2::Literal::usize_unsuffixed(always);
            counts.insert(0, quote!(#always));
        }
        let min = proc_macro2::Literal::u64_unsuffixed(min.unwrap_or_default());
        let max = match max {
            Some(max) => {
                let max = proc_macro2::Literal::u64_unsuffixed(max);
                quote!(Some(#max))
            }
            None => quote!(None),
        };
        Some(quote!(report.this().members(#(#counts)+*, #min, #max);))
    }

    fn struct_fills(
        &self,
        id: TypeId,
        structure: &Struct,
        fields: &[Field<'_>],
        scope: &mut Scope,
    ) -> Vec<TokenStream> {
        let mut fills = Vec::new();
        for field in fields {
            let Field {
                ident, property, ..
            } = field;
            let place = quote!(self.#ident);
            if let (Some(default), false) = (&property.default, property.required) {
                fills.push(self.fill_statement(&place, &property.ty, default, &mut scope.imports));
            }
            if of_use(&self.traits, &property.ty).defaulted {
                fills.push(quote!(self.#ident.fill_defaults();));
            }
        }
        if let (Some(ident), Additional::Kept(entry)) = (self.additional(id), &structure.additional)
            && of_use(&self.traits, entry).defaulted
        {
            fills.push(quote!(self.#ident.fill_defaults();));
        }
        fills
    }
}

impl Emitter<'_> {
    /// The documentation of a field; where it has none, the first paragraph of its type's.
    fn field_docs(&self, property: &Property) -> TokenStream {
        let mut lines = doc_lines(&property.docs);
        if let (true, Type::Named(id)) = (lines.is_empty(), &property.ty.ty) {
            let described = doc_lines(&self.api.types[*id].docs);
            lines.extend(described.into_iter().take_while(|line| !line.is_empty()));
        }
        if lines.is_empty() {
            lines.push(format!(" `{}`", code(&property.name)));
        }
        if let (Some(default), false) = (&property.default, property.required) {
            let default = format!(" Default: `{}`.", code(&default.to_string()));
            append_paragraph(&mut lines, vec![default]);
        }
        let docs = doc_attributes(&lines);
        let deprecated = deprecated(&property.docs);
        quote!(#docs #deprecated)
    }
}
