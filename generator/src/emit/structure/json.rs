//! How a struct is written as an object and read from one.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Field;
use crate::emit::Emitter;
use crate::ir::{Additional, Struct, TypeId};

/// Names that a decoder uses itself.
const LOCALS: [&str; 3] = ["input", "member", "members"];

impl Field<'_> {
    /// The variable that holds the value while an object is read.
    fn local(&self) -> Ident {
        let name = self.ident.to_string();
        if LOCALS.contains(&name.as_str()) {
            format_ident!("{name}_")
        } else {
            self.ident.clone()
        }
    }

    /// The statement that makes that variable.
    fn slot(&self) -> TokenStream {
        let local = self.local();
        if self.is_maybe() {
            quote!(let mut #local = Maybe::Absent;)
        } else {
            quote!(let mut #local = None;)
        }
    }

    /// The arm that reads it.
    fn read(&self) -> TokenStream {
        let (wire, local) = (&self.property.name, self.local());
        if self.is_maybe() {
            quote!(#wire => members.read_maybe(&mut #local),)
        } else {
            quote!(#wire => members.read(&mut #local),)
        }
    }

    /// The statement that makes sure that it was there, if it must.
    fn require(&self) -> Option<TokenStream> {
        let (wire, local) = (&self.property.name, self.local());
        let is_required = self.property.required;
        is_required.then(|| quote!(let #local = members.required(#wire, #local);))
    }

    /// The field in the value that was read.
    fn value(&self) -> TokenStream {
        let (ident, local) = (&self.ident, self.local());
        if self.property.required {
            quote!(#ident: #local?)
        } else if *ident == local {
            quote!(#ident)
        } else {
            quote!(#ident: #local)
        }
    }
}

impl Emitter<'_> {
    pub(super) fn struct_json(
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
        let slots = fields.iter().map(Field::slot);
        let reading = self.read_members(id, structure, fields);
        let require = fields.iter().filter_map(Field::require);
        let values = fields.iter().map(Field::value);
        let rest = self.additional(id);
        let rest_slot = rest
            .as_ref()
            .map(|ident| quote!(let mut #ident = Map::new();));
        let rest_value = rest.map(|ident| quote!(#ident,));
        quote! {
            let mut members = input.object(#wire_type)?;
            #(#slots)*
            #rest_slot
            #reading
            #(#require)*
            members.finish()?;
            Ok(Self { #(#values,)* #rest_value })
        }
    }

    /// The loop over the members of an object.
    fn read_members(&self, id: TypeId, structure: &Struct, fields: &[Field<'_>]) -> TokenStream {
        let other = match (&structure.additional, self.additional(id)) {
            (_, Some(ident)) => quote!(members.rest(&mut #ident)),
            (Additional::Refused, None) => quote!(members.exclude()),
            (Additional::Ignored | Additional::Kept(_), None) => quote!(members.skip()),
        };
        let left_out = &structure.left_out;
        if fields.is_empty() && left_out.is_empty() {
            return quote!(while members.next_name().is_some() { #other; });
        }
        let arms = fields.iter().map(Field::read);
        let skipped = (!left_out.is_empty()).then(|| quote!(#(#left_out)|* => members.skip(),));
        quote! {
            while let Some(member) = members.next_name() {
                match member {
                    #(#arms)*
                    #skipped
                    _ => #other,
                }
            }
        }
    }
}
