//! Who an operation lets in, and what it asks of credentials.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Emitter;
use crate::emit::imports::Imports;
use crate::emit::models::Scope;
use crate::emit::security;
use crate::ir::{Operation, Requirement, Security};

/// Who an operation lets in.
pub(super) enum Admission {
    Anybody,
    Principal,
    PrincipalOrAnybody,
}

pub(super) fn admission(operation: &Operation) -> Admission {
    let security = &operation.security;
    match (
        security.iter().all(Vec::is_empty),
        security.iter().any(Vec::is_empty),
    ) {
        (true, _) => Admission::Anybody,
        (false, true) => Admission::PrincipalOrAnybody,
        (false, false) => Admission::Principal,
    }
}

/// The principal that an operation's context has.
pub(in crate::emit) fn context_type(operation: &Operation) -> TokenStream {
    match admission(operation) {
        Admission::Anybody => quote!(()),
        Admission::Principal => quote!(Self::Principal),
        Admission::PrincipalOrAnybody => quote!(Option<Self::Principal>),
    }
}

/// Whether any of these operations looks at credentials.
pub(in crate::emit) fn asks_for_credentials<'a>(
    operations: impl IntoIterator<Item = &'a Operation>,
) -> bool {
    operations
        .into_iter()
        .any(|operation| !matches!(admission(operation), Admission::Anybody))
}

impl Emitter<'_> {
    pub(super) fn admit(&self, operation: &Operation, scope: &mut Scope) -> TokenStream {
        let mut security = || self.security_tokens(&operation.security, &mut scope.imports);
        match admission(operation) {
            Admission::Anybody => quote!(let cx = exchange.anonymous();),
            Admission::Principal => {
                let security = security();
                quote!(let cx = exchange.authenticate(#security).await?;)
            }
            Admission::PrincipalOrAnybody => {
                let security = security();
                quote!(let cx = exchange.authenticate_optional(#security).await?;)
            }
        }
    }

    /// Alternatives of combinations of schemes.
    pub(in crate::emit) fn security_tokens(
        &self,
        security: &Security,
        imports: &mut Imports,
    ) -> TokenStream {
        let combinations = security.iter().map(|combination| {
            let schemes = combination.iter().map(|requirement| {
                let name = security::constant(self, requirement.scheme);
                imports.own("security", &name.to_string());
                let scopes = &requirement.scopes;
                if scopes.is_empty() {
                    quote!(#name)
                } else {
                    quote!(#name.scoped(&[#(#scopes),*]))
                }
            });
            let schemes: Vec<_> = schemes.collect();
            quote!(&[#(#schemes),*])
        });
        let combinations: Vec<_> = combinations.collect();
        let has_scopes = |requirement: &Requirement| !requirement.scopes.is_empty();
        if security.iter().flatten().any(has_scopes) {
            // The result of a call is a constant only where it is said to be one.
            quote!(const { &[#(#combinations),*] })
        } else {
            quote!(&[#(#combinations),*])
        }
    }
}
