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

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Emitter;
use super::client::{codec_tokens, method_expression, wire_name};
use super::contract::location_name;
use super::models::Scope;
use super::operation::{Outcome, Signature};
use super::outcome::status_constant;
use crate::ir::{
    Operation, Parameter, Payload, RequestBody, Requirement, Security, Shape, Status, Type, TypeUse,
};

/// Who an operation lets in.
enum Admission {
    Anybody,
    Principal,
    PrincipalOrAnybody,
}

fn admission(operation: &Operation) -> Admission {
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
pub(super) fn context_type(operation: &Operation) -> TokenStream {
    match admission(operation) {
        Admission::Anybody => quote!(()),
        Admission::Principal => quote!(Self::Principal),
        Admission::PrincipalOrAnybody => quote!(Option<Self::Principal>),
    }
}

impl Emitter<'_> {
    /// The items of the server half.
    pub(super) fn emit_server(&self, tag: usize) -> TokenStream {
        let mut scope = Scope::of_operations();
        let signatures = self.signatures(tag);
        let api = self.names.tags[tag].api.ident();
        let handlers: TokenStream = signatures
            .iter()
            .map(|signature| self.handler(signature, &api, &mut scope))
            .collect();
        let replies: TokenStream = signatures
            .iter()
            .map(|signature| into_reply(signature, &mut scope))
            .collect();
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
        let patterns = scope.patterns.into_items();
        let (router, begin) = router_signature(&quote!(#api), asks);
        quote! {
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

            #handlers
            #replies
            #patterns
        }
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

    fn admit(&self, operation: &Operation, scope: &mut Scope) -> TokenStream {
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

    /// The idempotency key is an option of calls and no input, but what the document says of it
    /// holds.
    fn check_idempotency_key(
        &self,
        operation: &Operation,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        let wire = "idempotency-key";
        let key = operation.idempotency_key.as_ref()?;
        let at = quote!(checks.header(#wire));
        let check = self.check_statement(&at, &quote!(key), key, &mut scope.checks(wire))?;
        scope.imports.own("support::http", "Codec");
        let ty = self.rust_type(key, &mut scope.imports);
        Some(quote! {
            if let Some(key) = &exchange.header::<#ty>(#wire, Codec::SIMPLE) {
                exchange.check(|checks| { #check });
            }
        })
    }

    fn inputs(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        let arguments: TokenStream = signature
            .arguments
            .iter()
            .map(|(ident, parameter)| self.read_argument(ident, parameter, scope))
            .collect();
        let params = (!signature.fields.is_empty()).then(|| self.read_params(signature, scope));
        let body = signature.operation.body.as_ref();
        let body = body.map(|body| self.read_body(body, scope));
        quote!(#arguments #params #body)
    }

    fn read_argument(
        &self,
        ident: &Ident,
        parameter: &Parameter,
        scope: &mut Scope,
    ) -> TokenStream {
        scope.imports.own("support::http", "Codec");
        let wire = &parameter.name;
        let codec = codec_tokens(parameter.codec);
        let ty = self.rust_type(&parameter.ty, &mut scope.imports);
        let at = quote!(checks.path(#wire));
        let check =
            self.check_statement(&at, &quote!(#ident), &parameter.ty, &mut scope.checks(wire));
        let check = check.map(|check| {
            quote! {
                if let Some(#ident) = &#ident {
                    exchange.check(|checks| { #check });
                }
            }
        });
        quote! {
            let #ident = exchange.path::<#ty>(#wire, #codec);
            #check
        }
    }

    fn read_params(&self, signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
        scope.imports.own("support::http", "Codec");
        let params = signature.names.params.ident();
        let read = |parameter: &Parameter| {
            let location = location_name(parameter);
            let function = if parameter.required {
                format_ident!("required_{location}")
            } else {
                format_ident!("{location}")
            };
            let wire = wire_name(parameter);
            let codec = codec_tokens(parameter.codec);
            quote!(exchange.#function(#wire, #codec))
        };
        let required: Vec<_> = signature
            .fields
            .iter()
            .filter(|(_, parameter)| parameter.required)
            .collect();
        let idents: Vec<&Ident> = required.iter().map(|(ident, _)| ident).collect();
        let reads = required.iter().map(|(ident, parameter)| {
            let read = read(parameter);
            quote!(let #ident = #read;)
        });
        let reads: TokenStream = reads.collect();
        let fields = signature.fields.iter().map(|(ident, parameter)| {
            if parameter.required {
                return quote!(#ident);
            }
            let read = read(parameter);
            quote!(#ident: #read)
        });
        let value = quote!(#params { #(#fields),* });
        match idents.as_slice() {
            [] => quote! {
                let params = #value;
                let params = Some(exchange.checked(params));
            },
            idents => {
                let pattern = match idents {
                    [only] => quote!(Some(#only) = #only),
                    several => quote!((#(Some(#several)),*) = (#(#several),*)),
                };
                quote! {
                    #reads
                    let params = if let #pattern {
                        let params = #value;
                        Some(exchange.checked(params))
                    } else {
                        None
                    };
                }
            }
        }
    }

    fn read_body(&self, body: &RequestBody, scope: &mut Scope) -> TokenStream {
        let read = match &body.payload {
            Payload::Empty => return quote!(let body = Some(());),
            Payload::Json { ty, .. } => {
                let rust = self.rust_type(ty, &mut scope.imports);
                let read = if body.required {
                    quote!(exchange.json::<#rust>().await)
                } else {
                    quote!(exchange.json_if_any::<#rust>().await)
                };
                let check = self.body_check(ty, body.required, scope);
                return quote!(let body = #read; #check);
            }
            Payload::Text { .. } => quote!(exchange.text().await),
            Payload::Binary { media_types } => quote!(exchange.content(&[#(#media_types),*])),
        };
        if body.required {
            quote!(let body = #read;)
        } else {
            quote!(let body = #read.map(Some);)
        }
    }

    /// The checks of a body that its type does not make itself.
    fn body_check(&self, ty: &TypeUse, required: bool, scope: &mut Scope) -> Option<TokenStream> {
        let own = self.without_nested(ty);
        let at = quote!(checks.member("body"));
        let check = self.check_statement(&at, &quote!(body), &own, &mut scope.checks("body"))?;
        let pattern = if required {
            quote!(Some(body))
        } else {
            quote!(Some(Some(body)))
        };
        Some(quote! {
            if let #pattern = &body {
                exchange.check(|checks| { #check });
            }
        })
    }

    /// A type but for the checks that named types make of themselves.
    fn without_nested(&self, used: &TypeUse) -> TypeUse {
        let ty = match &used.ty {
            Type::Named(id) => match &self.api.types[*id].shape {
                Shape::Alias(target) => return self.without_nested(target),
                _ => Type::Any,
            },
            Type::Array(item) => Type::Array(Box::new(self.without_nested(item))),
            Type::Map(entry) => Type::Map(Box::new(self.without_nested(entry))),
            other => other.clone(),
        };
        TypeUse { ty, ..used.clone() }
    }

    /// Alternatives of combinations of schemes.
    pub(super) fn security_tokens(
        &self,
        security: &Security,
        imports: &mut super::imports::Imports,
    ) -> TokenStream {
        let combinations = security.iter().map(|combination| {
            let schemes = combination.iter().map(|requirement| {
                let name = super::security::constant(self, requirement.scheme);
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

/// Whether any of these operations looks at credentials.
pub(super) fn asks_for_credentials<'a>(
    operations: impl IntoIterator<Item = &'a Operation>,
) -> bool {
    operations
        .into_iter()
        .any(|operation| !matches!(admission(operation), Admission::Anybody))
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

fn input_names(signature: &Signature<'_>) -> Vec<Ident> {
    let arguments = signature.arguments.iter().map(|(ident, _)| ident.clone());
    let params = (!signature.fields.is_empty()).then(|| format_ident!("params"));
    let body = signature
        .operation
        .body
        .as_ref()
        .map(|_| format_ident!("body"));
    arguments.chain(params).chain(body).collect()
}

fn success_arms(signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
    scope.imports.foreign("http", "StatusCode");
    match signature.successes.as_slice() {
        [] => quote!(Ok(()) => Reply::empty(StatusCode::OK),),
        [only] => {
            let status = match only.response.status {
                Status::Code(code) => status_constant(code),
                Status::Range(digit) => status_constant(u16::from(digit) * 100),
                Status::Default => quote!(StatusCode::OK),
            };
            let is_empty = matches!(only.response.payload, Payload::Empty);
            let pattern = if is_empty { quote!(()) } else { quote!(body) };
            let reply = encode_payload(&status, &only.response.payload);
            quote!(Ok(#pattern) => #reply,)
        }
        several => several
            .iter()
            .map(|outcome| {
                let name = signature.names.success.ident();
                let arm = reply_arm(&quote!(#name), outcome, |pattern| quote!(Ok(#pattern)));
                quote!(#arm)
            })
            .collect(),
    }
}

fn into_reply(signature: &Signature<'_>, scope: &mut Scope) -> TokenStream {
    if signature.errors.is_empty() {
        return TokenStream::new();
    }
    scope.imports.foreign("http", "StatusCode");
    let name = signature.names.error.ident();
    let arms: TokenStream = signature
        .errors
        .iter()
        .map(|outcome| reply_arm(&quote!(Self), outcome, |pattern| pattern))
        .collect();
    quote! {
        impl IntoReply for #name {
            fn into_reply(self) -> Result<Reply, Rejection> {
                match self {
                    #arms
                    Self::Undeclared(undeclared) => Err(undeclared.into()),
                }
            }
        }
    }
}

fn reply_arm(
    owner: &TokenStream,
    outcome: &Outcome<'_>,
    wrap: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let variant = outcome.variant.ident();
    let payload = &outcome.response.payload;
    let status = match outcome.response.status {
        Status::Code(code) => status_constant(code),
        Status::Range(_) | Status::Default => quote!(status),
    };
    let reply = encode_payload(&status, payload);
    let pattern = match (outcome.keeps_status(), matches!(payload, Payload::Empty)) {
        (true, true) => quote!(#owner::#variant(status)),
        (true, false) => quote!(#owner::#variant(status, body)),
        (false, true) => quote!(#owner::#variant),
        (false, false) => quote!(#owner::#variant(body)),
    };
    let pattern = wrap(pattern);
    quote!(#pattern => #reply,)
}

fn encode_payload(status: &TokenStream, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Empty => quote!(Reply::empty(#status)),
        Payload::Json {
            media_type,
            envelope: None,
            ..
        } => quote!(Reply::json(#status, #media_type, &body)),
        Payload::Json {
            media_type,
            envelope: Some(member),
            ..
        } => quote!(Reply::enveloped(#status, #media_type, #member, &body)),
        Payload::Text { media_type } => quote!(Reply::text(#status, #media_type, body)),
        Payload::Binary { .. } => quote!(Reply::content(#status, body)),
    }
}
