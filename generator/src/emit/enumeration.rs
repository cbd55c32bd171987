//! Lists of values. A value that the document does not list is kept, and refused by `validate`
//! only, if at all.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::{Number, Value};

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, doc_lines};
use super::models::{Scope, deprecated, derives, import_json, serde_impls, validate_impl};
use crate::ir::{Definition, EnumBase, Enumeration, TypeId, ValueNote};
use crate::traits::is_single;

/// A variant and its value on the wire.
type Variant<'a> = (Ident, &'a Value);

impl Emitter<'_> {
    pub(super) fn emit_enumeration(
        &self,
        id: TypeId,
        definition: &Definition,
        enumeration: &Enumeration,
        scope: &mut Scope,
    ) -> TokenStream {
        let name = self.names.ty(id).name.ident();
        let names = self.names.ty(id).members.iter();
        let variants: Vec<Variant<'_>> = names
            .map(crate::name::Name::ident)
            .zip(&enumeration.values)
            .collect();
        import_json(&mut scope.imports);
        let item = self.enumeration_item(id, definition, enumeration, &variants, scope);
        let conversions = match enumeration.base {
            EnumBase::Text => text_impls(&name, &variants, scope),
            EnumBase::Integer => integer_impls(&name, &variants),
            EnumBase::Mixed => mixed_impls(&name, &variants, scope),
        };
        let default = is_single(enumeration).then(|| default_impl(&name, &variants));
        let serde = serde_impls(&name);
        let mut checks = Vec::new();
        checks.extend((!enumeration.open).then(|| unlisted(enumeration)));
        checks.extend(self.definition_checks(id, scope));
        let validate = validate_impl(&name, &checks, &[], &mut scope.imports);
        quote!(#item #conversions #default #serde #validate)
    }

    fn enumeration_item(
        &self,
        id: TypeId,
        definition: &Definition,
        enumeration: &Enumeration,
        variants: &[Variant<'_>],
        scope: &mut Scope,
    ) -> TokenStream {
        let docs = self.type_docs(definition);
        let derives = derives(self.traits[id.0], false);
        let name = self.names.ty(id).name.ident();
        let items = variants.iter().enumerate();
        let items = items.map(|(index, (variant, value))| {
            let docs = value_docs(value, enumeration.notes.get(&index));
            quote!(#docs #variant)
        });
        let unknown = match enumeration.base {
            EnumBase::Text => quote!(String),
            EnumBase::Integer => quote!(i64),
            EnumBase::Mixed => {
                scope.imports.foreign("serde_json", "Value");
                quote!(Value)
            }
        };
        quote! {
            #docs
            #derives
            pub enum #name {
                #(#items,)*
                /// A value that the document does not list.
                Unknown(#unknown),
            }
        }
    }
}

/// What the document says of a value, and the value.
fn value_docs(value: &Value, note: Option<&ValueNote>) -> TokenStream {
    let mut lines = note.map(|note| doc_lines(&note.docs)).unwrap_or_default();
    append_paragraph(&mut lines, vec![format!(" `{}`", code(&shown(value)))]);
    let docs = doc_attributes(&lines);
    let deprecated = note.and_then(|note| deprecated(&note.docs));
    quote!(#docs #deprecated)
}

/// The constant that lists the values.
fn listed_values(variants: &[Variant<'_>]) -> TokenStream {
    let all = variants.iter().map(|(variant, _)| quote!(Self::#variant));
    quote! {
        /// The listed values.
        pub const VARIANTS: &'static [Self] = &[#(#all),*];
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn text_impls(name: &Ident, variants: &[Variant<'_>], scope: &mut Scope) -> TokenStream {
    let listed = listed_values(variants);
    scope.imports.foreign("std", "fmt");
    scope.imports.foreign("std::convert", "Infallible");
    scope.imports.foreign("std::str", "FromStr");
    let texts: Vec<(&Ident, &str)> = variants
        .iter()
        .map(|(variant, value)| (variant, value.as_str().unwrap_or_default()))
        .collect();
    let to_text = texts
        .iter()
        .map(|(variant, text)| quote!(Self::#variant => #text,));
    let from_text = texts
        .iter()
        .map(|(variant, text)| quote!(#text => Self::#variant,));
    quote! {
        impl #name {
            #listed

            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(#to_text)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#from_text)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl FromStr for #name {
            type Err = Infallible;

            fn from_str(value: &str) -> Result<Self, Infallible> {
                Ok(Self::from(value))
            }
        }

        impl fmt::Display for #name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl Json for #name {
            fn encode(&self, output: Output<'_>) {
                output.string(self.as_str());
            }

            fn decode(input: Input<'_>) -> Decoded<Self> {
                json::read_text(input)
            }
        }
    }
}

fn integer_impls(name: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let listed = listed_values(variants);
    let numbers: Vec<(&Ident, Literal)> = variants
        .iter()
        .map(|(variant, value)| {
            let number = value.as_i64().unwrap_or_default();
            (variant, Literal::i64_unsuffixed(number))
        })
        .collect();
    let to_number = numbers
        .iter()
        .map(|(variant, number)| quote!(Self::#variant => #number,));
    let from_number = numbers
        .iter()
        .map(|(variant, number)| quote!(#number => Self::#variant,));
    quote! {
        impl #name {
            #listed

            /// The value as it is on the wire.
            pub fn as_i64(&self) -> i64 {
                match self {
                    #(#to_number)*
                    Self::Unknown(value) => *value,
                }
            }
        }

        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#from_number)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl Json for #name {
            fn encode(&self, output: Output<'_>) {
                self.as_i64().encode(output);
            }

            fn decode(input: Input<'_>) -> Decoded<Self> {
                json::read_integer(input)
            }
        }
    }
}

fn mixed_impls(name: &Ident, variants: &[Variant<'_>], scope: &mut Scope) -> TokenStream {
    let listed = listed_values(variants);
    scope.imports.foreign("serde_json", "json");
    let to_value = variants.iter().map(|(variant, value)| {
        let value = value_tokens(value);
        quote!(Self::#variant => json!(#value),)
    });
    let kinds = kinds_of(variants);
    if !kinds.is_empty() {
        scope.imports.own("support::json", "Kind");
    }
    quote! {
        impl #name {
            #listed

            /// The value as it is on the wire.
            pub fn to_value(&self) -> Value {
                match self {
                    #(#to_value)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl From<Value> for #name {
            fn from(value: Value) -> Self {
                let listed = Self::VARIANTS.iter().find(|listed| json::equal(&listed.to_value(), &value));
                listed.cloned().unwrap_or(Self::Unknown(value))
            }
        }

        impl Json for #name {
            fn encode(&self, output: Output<'_>) {
                self.to_value().encode(output);
            }

            fn decode(input: Input<'_>) -> Decoded<Self> {
                json::read_value(input, &[#(#kinds),*]).map(Self::from)
            }
        }
    }
}

/// The kinds of scalars among the values, which text without a type is read as.
fn kinds_of(variants: &[Variant<'_>]) -> Vec<TokenStream> {
    type Is = fn(&Value) -> bool;
    let kinds: [(Is, TokenStream); 3] = [
        (Value::is_boolean, quote!(Kind::Boolean)),
        (Value::is_number, quote!(Kind::Number)),
        (Value::is_string, quote!(Kind::String)),
    ];
    let is_there = |is: Is| variants.iter().any(|(_, value)| is(value));
    let kinds = kinds.into_iter().filter(|(is, _)| is_there(*is));
    kinds.map(|(_, kind)| kind).collect()
}

/// A JSON value as the macro `json!` takes it.
fn value_tokens(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => number_tokens(number),
        Value::String(text) => quote!(#text),
        Value::Array(items) => {
            let items = items.iter().map(value_tokens);
            quote!([#(#items),*])
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = value_tokens(value);
                quote!(#name: #value)
            });
            quote!({ #(#members),* })
        }
    }
}

/// A number in the type that holds it.
fn number_tokens(number: &Number) -> TokenStream {
    if let Some(number) = number.as_i64() {
        match i32::try_from(number) {
            Ok(small) => Literal::i32_unsuffixed(small).into_token_stream(),
            Err(_) => Literal::i64_suffixed(number).into_token_stream(),
        }
    } else if let Some(number) = number.as_u64() {
        Literal::u64_suffixed(number).into_token_stream()
    } else {
        // Any other number of a document that was read is a finite float.
        let number = number.as_f64().unwrap_or_default();
        Literal::f64_unsuffixed(number).into_token_stream()
    }
}

fn default_impl(name: &Ident, variants: &[Variant<'_>]) -> Option<TokenStream> {
    let (variant, _) = variants.first()?;
    Some(quote! {
        impl Default for #name {
            /// The only listed value.
            fn default() -> Self {
                Self::#variant
            }
        }
    })
}

fn unlisted(enumeration: &Enumeration) -> TokenStream {
    let (shown, list) = match enumeration.base {
        EnumBase::Text => (quote!(value.as_str()), quote!(Self::as_str)),
        EnumBase::Integer => (quote!(*value), quote!(Self::as_i64)),
        EnumBase::Mixed => (quote!(value.clone()), quote!(Self::to_value)),
    };
    quote! {
        if let Self::Unknown(value) = self {
            report.this().unlisted(#shown, Self::VARIANTS.iter().map(#list));
        }
    }
}
