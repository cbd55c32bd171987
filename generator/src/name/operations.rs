//! Names of operations, their parameters, tags, security schemes and response headers.

use std::collections::BTreeMap;

use super::case::{Case, Name};
use super::module::Modules;
use super::scope::Scope;
use crate::ir::{Api, Location, Operation, Status, Type};

/// Methods that a client has of its own.
const CLIENT_METHODS: &[&str] = &["builder", "in_process", "clone", "new", "request", "drop"];

/// Methods that a client builder has of its own.
const BUILDER_METHODS: &[&str] = &[
    "build",
    "new",
    "timeout",
    "default_header",
    "retries",
    "user_agent",
    "transport",
    "clone",
];

/// The names of a tag.
#[derive(Clone, Debug)]
pub struct TagNames {
    /// The module under `api`.
    pub module: Name,
    /// The server trait.
    pub api: Name,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method of the client and of the server trait.
    pub method: Name,
    /// The same, spelled as the beginning of type names.
    pub pascal: Name,
    /// By index of the parameter.
    pub parameters: Vec<ParameterName>,
    /// The struct of the parameters that do not travel in the path.
    pub params: Name,
    /// The error enum.
    pub error: Name,
    /// The enum of successes, where there are several.
    pub success: Name,
    /// By index of the response.
    pub variants: Vec<Name>,
}

/// The name of a parameter: an argument for those in the path, else a field.
pub type ParameterName = Name;

/// The names of a security scheme.
#[derive(Clone, Debug)]
pub struct SchemeName {
    /// The constant that describes the scheme.
    pub constant: Name,
    /// The method of the client builder.
    pub method: Name,
}

/// An operation, a response of it and a header of that, by their indices.
pub type Declared = (usize, usize, usize);

/// The constant for a response header.
#[derive(Clone, Debug)]
pub struct HeaderName {
    /// The constant.
    pub constant: Name,
    /// Where it is declared, for the first time.
    pub declared: Declared,
}

impl OperationNames {
    /// The types that exist because of this operation.
    pub(super) fn types(&self) -> [&Name; 3] {
        [&self.params, &self.error, &self.success]
    }
}

pub(super) fn name_tags(api: &Api) -> Vec<TagNames> {
    let mut modules = Modules::new(&["headers"], "api");
    let mut traits = Scope::new(Case::Pascal);
    let mut names = Vec::with_capacity(api.tags.len());
    for tag in &api.tags {
        let module = modules.claim(&tag.name);
        let subject = tag
            .name
            .trim_end_matches("API")
            .trim_end_matches("Api")
            .trim_end();
        names.push(TagNames {
            module,
            api: traits.claim(&format!("{subject} api"), "tag"),
        });
    }
    names
}

pub(super) fn name_operations(api: &Api) -> Vec<OperationNames> {
    let mut methods = Scope::with_reserved(Case::Snake, CLIENT_METHODS);
    let mut types = Scope::new(Case::Pascal);
    let ids = api.operations.iter().map(|operation| operation.id.as_str());
    let methods = methods.claim_all(ids, "operation");
    let operations = api.operations.iter().zip(methods);
    operations
        .map(|(operation, method)| name_operation(operation, method, &mut types))
        .collect()
}

fn name_operation(operation: &Operation, method: Name, types: &mut Scope) -> OperationNames {
    let pascal = types.claim(method.as_str(), "operation");
    let mut claim = |word: &str| types.claim(&format!("{method}_{word}"), "type");
    OperationNames {
        params: claim("params"),
        error: claim("error"),
        success: claim("response"),
        parameters: name_parameters(operation),
        variants: name_responses(operation),
        method,
        pascal,
    }
}

fn name_parameters(operation: &Operation) -> Vec<ParameterName> {
    let mut scope = Scope::with_reserved(
        Case::Snake,
        &["body", "params", "cx", "request", "exchange"],
    );
    let parameters = operation.parameters.iter();
    scope.claim_each(parameters.map(|parameter| {
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::QueryString => "querystring",
        };
        (parameter.name.as_str(), place)
    }))
}

fn name_responses(operation: &Operation) -> Vec<Name> {
    let mut scope = Scope::with_reserved(Case::Pascal, &["Undeclared"]);
    operation
        .responses
        .iter()
        .map(|response| scope.claim(&status_phrase(response.status), "status"))
        .collect()
}

/// The reason phrase of a status (RFC 9110 and the IANA registry), or what stands for it.
fn status_phrase(status: Status) -> String {
    let phrase = match status {
        Status::Default => "default",
        Status::Range(1) => "informational",
        Status::Range(2) => "success",
        Status::Range(3) => "redirection",
        Status::Range(4) => "client error",
        Status::Range(5) => "server error",
        Status::Range(digit) => return format!("status {digit}xx"),
        Status::Code(code) => match reason(code) {
            Some(phrase) => phrase,
            None => return format!("status {code}"),
        },
    };
    phrase.to_owned()
}

fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "continue",
        101 => "switching protocols",
        102 => "processing",
        103 => "early hints",
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        208 => "already reported",
        226 => "im used",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        305 => "use proxy",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        407 => "proxy authentication required",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "request header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        505 => "http version not supported",
        506 => "variant also negotiates",
        507 => "insufficient storage",
        508 => "loop detected",
        510 => "not extended",
        511 => "network authentication required",
        _ => return None,
    })
}

pub(super) fn name_schemes(api: &Api) -> Vec<SchemeName> {
    let mut constants = Scope::with_reserved(Case::Screaming, &["SELF"]);
    let mut methods = Scope::with_reserved(Case::Snake, BUILDER_METHODS);
    api.security_schemes
        .iter()
        .map(|scheme| SchemeName {
            constant: constants.claim(&scheme.name, "scheme"),
            method: methods.claim(&scheme.name, "credential"),
        })
        .collect()
}

/// One constant for every header name and type of value.
pub(super) fn name_headers(api: &Api) -> Vec<HeaderName> {
    let mut distinct: BTreeMap<String, Vec<(Type, Declared)>> = BTreeMap::new();
    for (operation, declared) in api.operations.iter().enumerate() {
        for (response, declared) in declared.responses.iter().enumerate() {
            for (index, header) in declared.headers.iter().enumerate() {
                let types = distinct.entry(header.name.to_lowercase()).or_default();
                if !types.iter().any(|(ty, _)| *ty == header.ty.ty) {
                    types.push((header.ty.ty.clone(), (operation, response, index)));
                }
            }
        }
    }
    let mut scope = Scope::new(Case::Screaming);
    distinct
        .into_values()
        .flatten()
        .map(|(_, declared)| {
            let (operation, response, index) = declared;
            let header = &api.operations[operation].responses[response].headers[index];
            HeaderName {
                constant: scope.claim(&header.name, "header"),
                declared,
            }
        })
        .collect()
}
