//! The enums of outcomes: successes where there are several, and errors.

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::docs::{doc_attributes, text_lines};
use super::models::Scope;
use super::operation::{Outcome, Signature};
use crate::ir::{Payload, Status};

impl Emitter<'_> {
    /// The enum of successes, where several are declared.
    pub(super) fn success_enum(
        &self,
        signature: &Signature<'_>,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        if !signature.has_success_enum() {
            return None;
        }
        let name = signature.names.success.ident();
        let variants = self.outcome_variants(&signature.successes, scope);
        let summary = format!(" How `{}` succeeds.", signature.names.method);
        Some(quote! {
            #[doc = #summary]
            #[derive(Debug)]
            pub enum #name {
                #variants
            }
        })
    }

    /// The enum of errors, where any is declared.
    pub(super) fn error_enum(
        &self,
        signature: &Signature<'_>,
        scope: &mut Scope,
    ) -> Option<TokenStream> {
        if signature.errors.is_empty() {
            return None;
        }
        scope.imports.own("support::http", "Undeclared");
        scope.imports.foreign("http", "StatusCode");
        scope.imports.foreign("std", "fmt");
        let name = signature.names.error.ident();
        let variants = self.outcome_variants(&signature.errors, scope);
        let statuses: TokenStream = signature.errors.iter().map(status_arm).collect();
        let shown = self.display_arms(&signature.errors);
        let summary = format!(" Why `{}` was refused.", signature.names.method);
        let from = from_error(&name);
        Some(quote! {
            #[doc = #summary]
            #[derive(Debug)]
            #[non_exhaustive]
            pub enum #name {
                #variants
                /// An answer that the document does not declare; on a server, any other error.
                Undeclared(Undeclared),
            }

            impl #name {
                /// The status of the answer.
                pub fn status(&self) -> StatusCode {
                    match self {
                        #statuses
                        Self::Undeclared(undeclared) => undeclared.status(),
                    }
                }
            }

            impl fmt::Display for #name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match self {
                        #shown
                        Self::Undeclared(undeclared) => undeclared.fmt(formatter),
                    }
                }
            }

            #from
        })
    }

    /// The arms of `Display`: variants whose bodies are of one type share one.
    fn display_arms(&self, outcomes: &[Outcome<'_>]) -> TokenStream {
        let mut unused = Scope::of_operations();
        let mut shown: IndexMap<String, Vec<TokenStream>> = IndexMap::new();
        let mut silent = Vec::new();
        for outcome in outcomes {
            let payload = &outcome.response.payload;
            if matches!(payload, Payload::Json { .. } | Payload::Text { .. }) {
                let body = self.payload_type(payload, &mut unused.imports).to_string();
                shown.entry(body).or_default().push(body_pattern(outcome));
            } else {
                silent.push(any_body(outcome));
            }
        }
        let shown = shown.into_values().map(
            |patterns| quote!(#(#patterns)|* => write!(formatter, "{}: {body:?}", self.status()),),
        );
        let silent =
            (!silent.is_empty()).then(|| quote!(#(#silent)|* => self.status().fmt(formatter),));
        shown.chain(silent).collect()
    }

    fn outcome_variants(&self, outcomes: &[Outcome<'_>], scope: &mut Scope) -> TokenStream {
        outcomes
            .iter()
            .map(|outcome| self.outcome_variant(outcome, scope))
            .collect()
    }

    fn outcome_variant(&self, outcome: &Outcome<'_>, scope: &mut Scope) -> TokenStream {
        let variant = outcome.variant.ident();
        let docs = outcome_docs(outcome);
        let is_empty = matches!(outcome.response.payload, Payload::Empty);
        let body = self.payload_type(&outcome.response.payload, &mut scope.imports);
        if outcome.keeps_status() {
            scope.imports.foreign("http", "StatusCode");
        }
        match (outcome.keeps_status(), is_empty) {
            (true, true) => quote!(#docs #variant(StatusCode),),
            (true, false) => quote!(#docs #variant(StatusCode, #body),),
            (false, true) => quote!(#docs #variant,),
            (false, false) => quote!(#docs #variant(#body),),
        }
    }
}

fn outcome_docs(outcome: &Outcome<'_>) -> TokenStream {
    let status = outcome.status_text();
    let text = match outcome.response.description.trim() {
        "" => format!("{status}."),
        description => format!("{status}: {description}"),
    };
    doc_attributes(&text_lines(&text))
}

/// The pattern of a variant without looking at its body.
fn any_body(outcome: &Outcome<'_>) -> TokenStream {
    let variant = outcome.variant.ident();
    if matches!(outcome.response.payload, Payload::Empty) && !outcome.keeps_status() {
        quote!(Self::#variant)
    } else {
        quote!(Self::#variant(..))
    }
}

/// The pattern of a variant that binds its body.
fn body_pattern(outcome: &Outcome<'_>) -> TokenStream {
    let variant = outcome.variant.ident();
    if outcome.keeps_status() {
        quote!(Self::#variant(_, body))
    } else {
        quote!(Self::#variant(body))
    }
}

fn status_arm(outcome: &Outcome<'_>) -> TokenStream {
    let variant = outcome.variant.ident();
    match outcome.response.status {
        Status::Code(code) => {
            let pattern = any_body(outcome);
            let status = status_constant(code);
            quote!(#pattern => #status,)
        }
        Status::Range(_) | Status::Default => quote!(Self::#variant(status, ..) => *status,),
    }
}

/// An expression for a status.
pub(super) fn status_constant(code: u16) -> TokenStream {
    let name = match code {
        200 => "OK",
        201 => "CREATED",
        202 => "ACCEPTED",
        204 => "NO_CONTENT",
        206 => "PARTIAL_CONTENT",
        301 => "MOVED_PERMANENTLY",
        302 => "FOUND",
        303 => "SEE_OTHER",
        304 => "NOT_MODIFIED",
        307 => "TEMPORARY_REDIRECT",
        308 => "PERMANENT_REDIRECT",
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        402 => "PAYMENT_REQUIRED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        406 => "NOT_ACCEPTABLE",
        409 => "CONFLICT",
        410 => "GONE",
        412 => "PRECONDITION_FAILED",
        413 => "PAYLOAD_TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        422 => "UNPROCESSABLE_ENTITY",
        429 => "TOO_MANY_REQUESTS",
        500 => "INTERNAL_SERVER_ERROR",
        501 => "NOT_IMPLEMENTED",
        502 => "BAD_GATEWAY",
        503 => "SERVICE_UNAVAILABLE",
        504 => "GATEWAY_TIMEOUT",
        other => {
            let code = proc_macro2::Literal::u16_unsuffixed(other);
            // `from_u16` fails below 100 only, which no document declares.
            return quote!(StatusCode::from_u16(#code).unwrap_or_default());
        }
    };
    let name = quote::format_ident!("{name}");
    quote!(StatusCode::#name)
}

/// `?` on an error of one's own, in a server.
fn from_error(name: &Ident) -> TokenStream {
    quote! {
        impl<E: std::error::Error + Send + Sync + 'static> From<E> for #name {
            fn from(error: E) -> Self {
                Self::Undeclared(Undeclared::internal(error))
            }
        }
    }
}
