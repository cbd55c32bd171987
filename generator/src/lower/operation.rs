//! Operations.

use std::collections::{HashMap, HashSet};

use openapiv3::ReferenceOr;

use super::context::Context;
use super::info::first_tag;
use super::parameter::lower_parameter;
use super::path::lower_path;
use super::payload::lower_payload;
use super::place::Place;
use super::response::lower_responses;
use super::security::lower_security;
use crate::diagnostic::Code;
use crate::ir::{
    Codec, Docs, Inside, Location, Operation, Parameter, PathSegment, RequestBody, Security, Style,
    Tag, TypeUse,
};
use crate::pointer::Pointer;
use crate::resolve::{Document, DocumentOperation};

/// The header that makes a request repeatable; every call has an option for it.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Every operation in the order of the document.
pub(super) fn lower_operations(
    document: &Document,
    tags: &[Tag],
    cx: &mut Context<'_>,
) -> Vec<Operation> {
    let tags: HashMap<&str, usize> = tags
        .iter()
        .enumerate()
        .map(|(index, tag)| (tag.name.as_str(), index))
        .collect();
    let inherited = document.security.as_deref().unwrap_or_default();
    let place = Pointer::root().member("security");
    let inherited = lower_security(document, inherited, &place, cx.diagnostics);
    let mut ids = HashSet::new();
    let mut lowered = Vec::with_capacity(document.operations.len());
    for (index, operation) in document.operations.iter().enumerate() {
        let id = operation_id(cx, operation, &mut ids);
        let tag = tags.get(first_tag(&operation.operation)).copied();
        let tag = tag.unwrap_or_default();
        let named = (id, tag);
        lowered.push(lower_operation(
            cx, document, operation, index, named, &inherited,
        ));
    }
    lowered
}

/// `operationId`; method and path where it is missing or taken.
fn operation_id(
    cx: &mut Context<'_>,
    operation: &DocumentOperation,
    taken: &mut HashSet<String>,
) -> String {
    let derived = || {
        format!(
            "{} {}",
            operation.method.as_str().to_lowercase(),
            operation.path
        )
    };
    let Some(id) = operation.operation.operation_id.clone() else {
        return derived();
    };
    if taken.insert(id.clone()) {
        return id;
    }
    let name = derived();
    cx.diagnostics.report(
        Code::DuplicateOperationId,
        &operation.pointer.member("operationId"),
        format!("another operation is called `{id}` too; this one is named after `{name}`"),
        "give every operation an operationId of its own",
    );
    name
}

fn lower_operation(
    cx: &mut Context<'_>,
    document: &Document,
    source: &DocumentOperation,
    index: usize,
    (id, tag): (String, usize),
    inherited: &Security,
) -> Operation {
    let operation = &source.operation;
    let segments = lower_path(&source.path);
    let declared = lower_parameters(cx, document, source, index);
    tell_of_shared_query(cx, &declared, &source.pointer);
    let (parameters, idempotency_key) = arrange(cx, &segments, declared, &source.pointer);
    let pointer = &source.pointer;
    Operation {
        id,
        pointer: pointer.clone(),
        method: source.method.clone(),
        path: source.path.clone(),
        segments,
        tag,
        docs: Docs {
            title: operation.summary.clone(),
            description: operation.description.clone(),
            deprecated: operation.deprecated,
        },
        parameters,
        idempotency_key,
        body: lower_body(cx, document, source, index),
        responses: lower_responses(cx, document, &operation.responses, pointer, index),
        security: security_of(cx, document, source, inherited),
    }
}

/// The requirements of an operation, or those of the document where it has none of its own.
fn security_of(
    cx: &mut Context<'_>,
    document: &Document,
    source: &DocumentOperation,
    inherited: &Security,
) -> Security {
    match &source.operation.security {
        Some(own) => {
            let pointer = source.pointer.member("security");
            lower_security(document, own, &pointer, cx.diagnostics)
        }
        None => inherited.clone(),
    }
}

/// The parameters of the path item, unless the operation has its own of that name and location,
/// then those of the operation.
fn lower_parameters(
    cx: &mut Context<'_>,
    document: &Document,
    source: &DocumentOperation,
    index: usize,
) -> Vec<Parameter> {
    let mut lowered: Vec<Parameter> = Vec::new();
    let shared = source.shared_parameters.iter();
    let own = source.operation.parameters.iter().enumerate();
    let own = own.map(|(position, parameter)| {
        let pointer = source.pointer.member("parameters").element(position);
        (pointer, parameter)
    });
    let all = shared
        .map(|(pointer, parameter)| (pointer.clone(), parameter))
        .chain(own);
    for (pointer, parameter) in all {
        let Some((parameter, pointer)) = document.parameter(parameter, &pointer) else {
            continue;
        };
        let parameter = lower_parameter(cx, parameter, &pointer, index);
        if is_ignored(&parameter) {
            continue;
        }
        let same = |other: &Parameter| {
            other.name == parameter.name && other.location == parameter.location
        };
        match lowered.iter().position(same) {
            Some(position) => lowered[position] = parameter,
            None => lowered.push(parameter),
        }
    }
    lowered
}

/// There is one query in a request: OpenAPI has it described either as a whole, once, or by its
/// parameters.
fn tell_of_shared_query(cx: &mut Context<'_>, declared: &[Parameter], pointer: &Pointer) {
    let count = |location| {
        let parameters = declared.iter();
        parameters.filter(|it| it.location == location).count()
    };
    let whole = count(Location::QueryString);
    if whole > 0 && whole + count(Location::Query) > 1 {
        cx.diagnostics.report(
            Code::RawForm,
            pointer,
            "the query as a whole is read with the other parameters of the query in it",
            "declare either one parameter with `in: querystring` or several with `in: query`",
        );
    }
}

/// OpenAPI: header parameters of these names are ignored, since other parts of a document set them.
fn is_ignored(parameter: &Parameter) -> bool {
    const SET_ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];
    parameter.location == Location::Header
        && SET_ELSEWHERE.contains(&parameter.name.to_ascii_lowercase().as_str())
}

/// Path parameters in the order of the path, then the others; the idempotency key apart.
fn arrange(
    cx: &mut Context<'_>,
    segments: &[PathSegment],
    mut declared: Vec<Parameter>,
    pointer: &Pointer,
) -> (Vec<Parameter>, Option<TypeUse>) {
    let is_key = |parameter: &Parameter| {
        parameter.location == Location::Header
            && !parameter.required
            && parameter.name.eq_ignore_ascii_case(IDEMPOTENCY_KEY)
    };
    let key = declared.iter().position(is_key);
    let idempotency_key = key.map(|position| declared.remove(position).ty);
    let mut arranged: Vec<Parameter> = Vec::with_capacity(declared.len());
    for segment in segments {
        let PathSegment::Parameter(name) = segment else {
            continue;
        };
        let is_it =
            |parameter: &Parameter| parameter.location == Location::Path && parameter.name == *name;
        if arranged.iter().any(is_it) {
            continue;
        }
        let position = declared.iter().position(is_it);
        let parameter = match position {
            Some(position) => declared.remove(position),
            None => undeclared(cx, name, pointer),
        };
        arranged.push(parameter);
    }
    for parameter in declared {
        if parameter.location == Location::Path {
            report_unused(cx, &parameter.name, pointer);
        } else {
            arranged.push(parameter);
        }
    }
    (arranged, idempotency_key)
}

/// A name in the path template that no parameter declares: any text.
fn undeclared(cx: &mut Context<'_>, name: &str, pointer: &Pointer) -> Parameter {
    cx.diagnostics.report(
        Code::UndeclaredParameter,
        pointer,
        format!("the path names a parameter `{name}` that is not declared; it is taken as text"),
        "declare it under parameters with `in: path`",
    );
    Parameter {
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        ty: super::payload::plain_text(),
        codec: Codec::Style {
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        default: None,
        docs: Docs::default(),
    }
}

fn report_unused(cx: &mut Context<'_>, name: &str, pointer: &Pointer) {
    cx.diagnostics.report(
        Code::UndeclaredParameter,
        pointer,
        format!("the path parameter `{name}` does not stand in the path and is left out"),
        "add it to the path template or remove it",
    );
}

fn lower_body(
    cx: &mut Context<'_>,
    document: &Document,
    source: &DocumentOperation,
    index: usize,
) -> Option<RequestBody> {
    let body: &ReferenceOr<openapiv3::RequestBody> = source.operation.request_body.as_ref()?;
    let pointer = source.pointer.member("requestBody");
    let (body, pointer) = document.request_body(body, &pointer)?;
    let place = Place::operation(index, Inside::Body);
    let content = pointer.member("content");
    Some(RequestBody {
        required: body.required,
        payload: lower_payload(cx, &body.content, &content, &place),
        description: body.description.clone(),
    })
}
