//! The security schemes, shared by both halves.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, text_lines};
use crate::ir::{Credential, KeyLocation};

/// The constant of a scheme.
pub(super) fn constant(emitter: &Emitter<'_>, scheme: usize) -> Ident {
    let name = &emitter.names.schemes[scheme].constant;
    Ident::new(name.as_str(), Span::call_site())
}

impl Emitter<'_> {
    /// The items of the module `security`.
    pub(super) fn emit_security(&self) -> TokenStream {
        let root = self.root();
        let schemes = self.api.security_schemes.iter().enumerate();
        let constants = schemes.map(|(index, scheme)| {
            let constant = constant(self, index);
            let name = &scheme.name;
            let carrier = carrier(&scheme.credential);
            let mut docs = text_lines(scheme.docs.description.as_deref().unwrap_or_default());
            append_paragraph(&mut docs, vec![format!(" The scheme `{}`.", code(name))]);
            let docs = doc_attributes(&docs);
            quote! {
                #docs
                pub const #constant: Scheme = Scheme::new(#name, #carrier);
            }
        });
        let constants: TokenStream = constants.collect();
        quote! {
            use #root::support::http::{Carrier, Scheme};
            #constants
        }
    }
}

fn carrier(credential: &Credential) -> TokenStream {
    match credential {
        Credential::ApiKey {
            location: KeyLocation::Header,
            name,
            prefix,
        } => {
            let name = name.to_ascii_lowercase();
            quote!(Carrier::Header { name: #name, prefix: #prefix })
        }
        Credential::ApiKey {
            location: KeyLocation::Query,
            name,
            ..
        } => quote!(Carrier::Query(#name)),
        Credential::ApiKey {
            location: KeyLocation::Cookie,
            name,
            ..
        } => quote!(Carrier::Cookie(#name)),
        Credential::Basic => quote!(Carrier::Basic),
        Credential::Bearer => quote!(Carrier::Authorization("Bearer")),
        Credential::Http(scheme) => quote!(Carrier::Authorization(#scheme)),
    }
}
