//! What the variants of a union can be made from: `From` for each of them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::imports::Imports;
use super::union::Variant;
use crate::ir::{Source, Step, Text, Type, Union};

impl Emitter<'_> {
    /// `From` for every source of a union.
    pub(super) fn union_conversions(
        &self,
        name: &Ident,
        union: &Union,
        variants: &[Variant<'_>],
        imports: &mut Imports,
    ) -> TokenStream {
        let sources = union.sources.iter();
        sources
            .map(|source| {
                self.source_conversion(name, source, &variants[source.arm].ident, imports)
            })
            .collect()
    }

    fn source_conversion(
        &self,
        name: &Ident,
        source: &Source,
        variant: &Ident,
        imports: &mut Imports,
    ) -> TokenStream {
        let Source { arm: _, ty, step } = source;
        let rust = self.rust_expression(ty, imports);
        let value = match step {
            Step::Plain => quote!(value),
            Step::Boxed => quote!(Box::new(value)),
            Step::Into => quote!(value.into()),
        };
        let is_text = matches!(self.api.types.resolve(ty), Type::Text(Text::Plain));
        let text = is_text.then(|| {
            quote! {
                impl From<&str> for #name {
                    fn from(value: &str) -> Self {
                        Self::from(value.to_owned())
                    }
                }
            }
        });
        quote! {
            impl From<#rust> for #name {
                fn from(value: #rust) -> Self {
                    Self::#variant(#value)
                }
            }
            #text
        }
    }
}
