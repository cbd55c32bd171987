//! The modules `client` and `server` at the root: what is not about one tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, text_lines};
use super::server::{asks_for_credentials, router_signature};
use crate::ir::Credential;

impl Emitter<'_> {
    /// The items of the module `client`.
    pub(super) fn emit_client_root(&self) -> TokenStream {
        let root = self.root();
        let schemes = self.api.security_schemes.iter().enumerate();
        let credentials: TokenStream = schemes
            .map(|(index, _)| self.credential_method(index))
            .collect();
        let title = format!(
            " A client of {}. Clones are cheap and share everything.",
            code(&self.api.info.title)
        );
        let urls: Vec<&str> = self
            .api
            .servers
            .iter()
            .map(|server| server.url.as_str())
            .collect();
        let schemes = (!self.api.security_schemes.is_empty()).then(|| {
            quote! {
                use #root::security;
                use #root::support::Secret;
            }
        });
        quote! {
            use std::time::Duration;
            use bytes::Bytes;
            use tower_service::Service;
            #schemes
            use #root::support::client::{Core, CoreBuilder, InProcess, Transport};
            use #root::support::http::{Body, BoxError, Unencodable};

            #[doc = #title]
            #[derive(Clone, Debug)]
            pub struct Client {
                pub(crate) core: Core,
            }

            impl Client {
                /// The addresses that the document names, variables replaced by their defaults.
                pub const SERVERS: &'static [&'static str] = &[#(#urls),*];

                /// A client that speaks HTTP to the server at this address.
                pub fn builder(base: &str) -> ClientBuilder {
                    ClientBuilder { core: CoreBuilder::http(base) }
                }

                /// A client of the server at this address, reached in a way of one's own.
                pub fn with_transport(base: &str, transport: impl Transport) -> ClientBuilder {
                    ClientBuilder { core: CoreBuilder::new(base, transport) }
                }

                /// A client of a service in this process, such as a router: no socket, the same answers.
                pub fn in_process<S, B>(service: S) -> ClientBuilder
                where
                    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
                    S::Future: Send,
                    S::Error: Into<BoxError>,
                    B: http_body::Body<Data = Bytes> + Send + 'static,
                    B::Error: Into<BoxError>,
                {
                    Self::with_transport("http://in-process", InProcess::new(service))
                }
            }

            /// The settings of a [`Client`] while it is built.
            #[must_use = "a builder does nothing until `build` is called"]
            pub struct ClientBuilder {
                core: CoreBuilder,
            }

            impl ClientBuilder {
                #credentials

                /// How long a call may take, from the request to the end of the answer.
                pub fn timeout(mut self, timeout: Duration) -> Self {
                    self.core.timeout(timeout);
                    self
                }

                /// How often a call is repeated that did not get through or was answered 429, 502,
                /// 503 or 504, if repeating it is safe: GET, HEAD, OPTIONS, PUT, DELETE, and
                /// whatever has an idempotency key. Never by default.
                pub fn retries(mut self, retries: u32) -> Self {
                    self.core.retries(retries);
                    self
                }

                /// A header of every request.
                pub fn default_header(mut self, name: &str, value: &str) -> Self {
                    self.core.default_header(name, value);
                    self
                }

                /// The client, unless the address or a header can't be used.
                pub fn build(self) -> Result<Client, Unencodable> {
                    self.core.build().map(|core| Client { core })
                }
            }
        }
    }

    /// The method of the builder that gives the credential of a scheme.
    fn credential_method(&self, index: usize) -> TokenStream {
        let scheme = &self.api.security_schemes[index];
        let method = self.names.schemes[index].method.ident();
        let constant = super::security::constant(self, index);
        let mut docs = text_lines(scheme.docs.description.as_deref().unwrap_or_default());
        append_paragraph(
            &mut docs,
            vec![format!(
                " The credential of the scheme `{}`.",
                code(&scheme.name)
            )],
        );
        let docs = doc_attributes(&docs);
        if scheme.credential == Credential::Basic {
            return quote! {
                #docs
                pub fn #method(mut self, user: &str, password: &str) -> Self {
                    let secret = Secret::new(format!("{user}:{password}"));
                    self.core.credential(security::#constant, secret);
                    self
                }
            };
        }
        quote! {
            #docs
            pub fn #method(mut self, secret: impl Into<Secret>) -> Self {
                self.core.credential(security::#constant, secret.into());
                self
            }
        }
    }

    /// The items of the module `server`.
    pub(super) fn emit_server_root(&self) -> TokenStream {
        let root = self.root();
        let tags: Vec<_> = self.names.tags.iter().collect();
        let modules = tags.iter().map(|tag| tag.module.ident());
        let apis = tags.iter().map(|tag| {
            let (module, api) = (tag.module.ident(), tag.api.ident());
            quote!(#root::api::#module::#api)
        });
        let routes = tags.iter().map(|tag| {
            let module = tag.module.ident();
            quote!(let routes = #module::routes(routes);)
        });
        let bounds = quote!(#(#apis)+*);
        let (router, begin) = router_signature(&bounds, asks_for_credentials(&self.api.operations));
        quote! {
            #(pub use #root::api::#modules::server as #modules;)*
            pub use #root::support::server::{Authenticator, Backend, Context, Credentials, Denied, Rejection};

            use #root::support::server::Routes;

            /// A router of all operations. What it has no operation for is rejected by the backend too.
            #router {
                let routes = #begin;
                #(#routes)*
                routes.into_complete_router()
            }
        }
    }
}
