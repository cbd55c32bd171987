//! The server half of a tag: a router, and a handler for each operation.
//!
//! ```text
//! async fn delete_topic<B: TopicsApi>(mut exchange: Exchange<B>) -> Result<Reply, Rejection> {
//!     let cx = exchange.authenticate(&[&[API_KEY]]).await?;
//!     let topic_key = exchange.path("topicKey", Codec::SIMPLE);
//!     let topic_key = exchange.accept(topic_key)?;
//!     let result = exchange.backend().delete_topic(&cx, topic_key).await;
//!     cx.finish(match result {
//!         Ok(()) => Reply::empty(StatusCode::NO_CONTENT),
//!         Err(error) => error.into_reply(),
//!     })
//! }
//! ```

mod admission;
mod input;
mod reply;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;

use super::models::Scope;
use super::operation::Signature;
use super::wire::method_expression;
use crate::format::Items;

use admission::{Admission, admission};
use input::input_names;
use reply::{into_reply, success_arms};

pub(super) use admission::{asks_for_credentials, context_type};

impl Emitter<'_> {
    /// The items of the server half.
    pub(super) fn emit_server(&self, tag: usize) -> Items {
        let mut scope = Scope::of_operations();
        let signatures = self.signatures(tag);
        let api = self.names.tags[tag].api.ident();
        let mut operations: Items = signatures
            .iter()
            .map(|signature| self.handler(signature, &api, &mut scope))
            .collect();
        for signature in &signatures {
            operations.push(into_reply(signature, &mut scope));
        }
        let routes = signatures.iter().map(|signature| {
            let method = method_expression(&signature.operation.method, &mut scope.imports);
            let path = &signature.operation.path;
            let handler = signature.names.method.ident();
            quote!(.on(#method, #path, #handler::<B>))
        });
        let routes: TokenStream = routes.collect();
        let asks = asks_for_credentials(signatures.iter().map(|signature| signature.operation));
        if asks {
            scope.imports.own("support::server", "Authenticator");
        }
        for name in ["Exchange", "IntoReply", "Rejection", "Reply", "Routes"] {
            scope.imports.own("support::server", name);
        }
        let imports = scope.imports.into_items(&self.root());
        let (router, begin) = router_signature(&quote!(#api), asks);
        let mut items = Items::from(quote! {
            use super::*;
            #imports

            /// A router of these operations, to be merged, nested and layered like any other.
            #router {
                routes(#begin).into_router()
            }

            /// Adds these operations to others.
            pub(crate) fn routes<B: #api>(routes: Routes<B>) -> Routes<B> {
                routes #routes
            }

        });
        items.append(&operations);
        items.push(scope.statics.into_items());
        items
    }

    fn handler(&self, signature: &Signature<'_>, api: &Ident, scope: &mut Scope) -> TokenStream {
        let method = signature.names.method.ident();
        let admit = self.admit(signature.operation, scope);
        let key = self.check_idempotency_key(signature.operation, scope);
        let inputs = self.inputs(signature, scope);
        let names = input_names(signature);
        let accept = match names.as_slice() {
            [] => key.is_some().then(|| quote!(exchange.accept(())?;)),
            [only] => Some(quote!(let #only = exchange.accept(#only)?;)),
            several => Some(quote!(let (#(#several),*) = exchange.accept((#(#several),*))?;)),
        };
        let is_open = matches!(admission(signature.operation), Admission::Anybody);
        let mutable = (accept.is_some() || !is_open).then(|| quote!(mut));
        let arms = success_arms(signature, scope);
        quote! {
            async fn #method<B: #api>(#mutable exchange: Exchange<B>) -> Result<Reply, Rejection> {
                #admit
                #key
                #inputs
                #accept
                let result = exchange.backend().#method(&cx, #(#names),*).await;
                cx.finish(match result {
                    #arms
                    Err(error) => error.into_reply(),
                })
            }
        }
    }
}

/// The signature of a function `router`, and the expression that its routes begin with. An
/// authenticator is asked for only where operations look at credentials.
pub(super) fn router_signature(
    bounds: &TokenStream,
    asks_for_credentials: bool,
) -> (TokenStream, TokenStream) {
    if !asks_for_credentials {
        return (
            quote!(pub fn router<B: #bounds>(backend: B) -> axum::Router),
            quote!(Routes::anonymous(backend)),
        );
    }
    let signature = quote! {
        pub fn router<B, A>(backend: B, authenticator: A) -> axum::Router
        where
            B: #bounds,
            A: Authenticator<Principal = B::Principal>,
    };
    (signature, quote!(Routes::new(backend, authenticator)))
}
