//! What the contract, the client and the server say about one operation: the parts they share.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Emitter;
use super::docs::{append_paragraph, code, doc_attributes, doc_lines};
use super::imports::Imports;
use super::models::deprecated;
use crate::ir::{Location, Operation, Parameter, Payload, Response, Status};
use crate::name::{Name, OperationNames};

/// An operation with its names, taken apart the way that signatures are.
pub(super) struct Signature<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    /// Parameters in the path: arguments.
    pub(super) arguments: Vec<(Ident, &'a Parameter)>,
    /// All others: fields of one struct.
    pub(super) fields: Vec<(Ident, &'a Parameter)>,
    /// What counts as success.
    pub(super) successes: Vec<Outcome<'a>>,
    /// Everything else that is declared.
    pub(super) errors: Vec<Outcome<'a>>,
}

/// A declared response and the variant that stands for it.
#[derive(Clone, Copy)]
pub(super) struct Outcome<'a> {
    pub(super) response: &'a Response,
    pub(super) variant: &'a Name,
}

impl Outcome<'_> {
    /// Whether the status has to be kept beside the body.
    pub(super) fn keeps_status(&self) -> bool {
        !matches!(self.response.status, Status::Code(_))
    }

    /// The pattern of the statuses that are meant, `None` for all others.
    pub(super) fn status_pattern(&self) -> Option<TokenStream> {
        match self.response.status {
            Status::Code(code) => {
                let code = proc_macro2::Literal::u16_unsuffixed(code);
                Some(quote!(#code))
            }
            Status::Range(digit) => {
                let first = u16::from(digit) * 100;
                let (first, last) = (
                    proc_macro2::Literal::u16_unsuffixed(first),
                    proc_macro2::Literal::u16_unsuffixed(first + 99),
                );
                Some(quote!(#first..=#last))
            }
            Status::Default => None,
        }
    }

    /// The status as documentation names it.
    pub(super) fn status_text(&self) -> String {
        match self.response.status {
            Status::Code(code) => code.to_string(),
            Status::Range(digit) => format!("{digit}XX"),
            Status::Default => "Any other status".to_owned(),
        }
    }
}

impl<'a> Signature<'a> {
    pub(super) fn new(emitter: &Emitter<'a>, index: usize) -> Self {
        let operation = &emitter.api.operations[index];
        let names = &emitter.names.operations[index];
        let named = operation.parameters.iter().zip(&names.parameters);
        let (arguments, fields): (Vec<_>, Vec<_>) = named
            .map(|(parameter, name)| (name.ident(), parameter))
            .partition(|(_, parameter)| parameter.location == Location::Path);
        let outcomes: Vec<Outcome<'a>> = operation
            .responses
            .iter()
            .zip(&names.variants)
            .map(|(response, variant)| Outcome { response, variant })
            .collect();
        let (successes, errors) = split(&outcomes);
        Self {
            operation,
            names,
            arguments,
            fields,
            successes,
            errors,
        }
    }

    /// Whether successes need an enum.
    pub(super) fn has_success_enum(&self) -> bool {
        self.successes.len() > 1
    }

    /// Whether all parameters beside those in the path may be left out.
    pub(super) fn is_fields_optional(&self) -> bool {
        self.fields.iter().all(|(_, parameter)| !parameter.required)
    }
}

/// 2xx are successes; where none is declared, 3xx are; where neither is, the default stands for
/// successes too.
fn split<'a>(outcomes: &[Outcome<'a>]) -> (Vec<Outcome<'a>>, Vec<Outcome<'a>>) {
    let of_class = |digit: u8| {
        move |outcome: &Outcome<'_>| match outcome.response.status {
            Status::Code(code) => code / 100 == u16::from(digit),
            Status::Range(range) => range == digit,
            Status::Default => false,
        }
    };
    for class in [2, 3] {
        let (successes, errors): (Vec<_>, Vec<_>) =
            outcomes.iter().copied().partition(of_class(class));
        if !successes.is_empty() {
            return (successes, errors);
        }
    }
    let is_default = |outcome: &&Outcome<'_>| outcome.response.status == Status::Default;
    let successes = outcomes.iter().filter(is_default).copied().collect();
    (successes, outcomes.to_vec())
}

impl Emitter<'_> {
    /// The operations of a tag.
    pub(super) fn signatures(&self, tag: usize) -> Vec<Signature<'_>> {
        let operations = self.api.operations.iter().enumerate();
        operations
            .filter(|(_, operation)| operation.tag == tag)
            .map(|(index, _)| Signature::new(self, index))
            .collect()
    }

    /// The type of a body.
    pub(super) fn payload_type(&self, payload: &Payload, imports: &mut Imports) -> TokenStream {
        match payload {
            Payload::Empty => quote!(()),
            Payload::Json { ty, .. } => self.rust_type(ty, imports),
            Payload::Text { .. } => quote!(String),
            Payload::Binary { .. } => {
                imports.own("support::http", "Content");
                quote!(Content)
            }
        }
    }

    /// What an operation gives back when all goes well.
    pub(super) fn success_type(
        &self,
        signature: &Signature<'_>,
        imports: &mut Imports,
    ) -> TokenStream {
        match signature.successes.as_slice() {
            [] => quote!(()),
            [only] => self.payload_type(&only.response.payload, imports),
            _ => {
                let name = signature.names.success.ident();
                quote!(#name)
            }
        }
    }

    /// What an operation gives back when it is refused.
    pub(super) fn error_type(&self, signature: &Signature<'_>, imports: &mut Imports) -> Ident {
        if signature.errors.is_empty() {
            imports.own("support::http", "Undeclared");
            return quote::format_ident!("Undeclared");
        }
        signature.names.error.ident()
    }

    /// The documentation of an operation's method.
    pub(super) fn operation_docs(&self, signature: &Signature<'_>) -> Vec<String> {
        let operation = signature.operation;
        let mut lines = doc_lines(&operation.docs);
        let (method, path) = (operation.method.as_str(), code(&operation.path));
        append_paragraph(&mut lines, vec![format!(" `{method} {path}`")]);
        lines
    }

    /// The documentation of an operation's method as attributes.
    pub(super) fn operation_attributes(&self, signature: &Signature<'_>) -> TokenStream {
        let docs = doc_attributes(&self.operation_docs(signature));
        let deprecated = deprecated(&signature.operation.docs);
        quote!(#docs #deprecated)
    }
}
