//! Declared responses.

use openapiv3::{ParameterSchemaOrContent, ReferenceOr, StatusCode};

use super::context::Context;
use super::payload::{lower_payload, plain_text};
use super::place::Place;
use super::schema::lower_use;
use crate::ir::{Inside, Response, ResponseHeader, Status};
use crate::pointer::Pointer;
use crate::resolve::{Document, schema_id};

/// The declared responses: statuses in ascending order, then ranges, then the default.
pub(super) fn lower_responses(
    cx: &mut Context<'_>,
    document: &Document,
    responses: &openapiv3::Responses,
    pointer: &Pointer,
    operation: usize,
) -> Vec<Response> {
    let pointer = pointer.member("responses");
    let declared = responses
        .responses
        .iter()
        .map(|(status, response)| (lower_status(status), status.to_string(), response));
    let default = responses
        .default
        .iter()
        .map(|response| (Status::Default, "default".to_owned(), response));
    let mut lowered: Vec<Response> = Vec::new();
    for (status, key, response) in declared.chain(default) {
        let pointer = pointer.member(&key);
        let Some((response, pointer)) = document.response(response, &pointer) else {
            continue;
        };
        let place = Place::operation(operation, Inside::Response(key.clone()));
        lowered.push(lower_response(
            cx,
            document,
            status,
            response,
            (&pointer, &place),
        ));
    }
    lowered.sort_by_key(|response| response.status);
    lowered
}

fn lower_status(status: &StatusCode) -> Status {
    match status {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(range) => Status::Range(u8::try_from(*range).unwrap_or_default()),
    }
}

fn lower_response(
    cx: &mut Context<'_>,
    document: &Document,
    status: Status,
    response: &openapiv3::Response,
    (pointer, place): (&Pointer, &Place),
) -> Response {
    let payload = lower_payload(cx, &response.content, &pointer.member("content"), place);
    let headers = response
        .headers
        .iter()
        // OpenAPI: a response header named Content-Type is ignored.
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
        .filter_map(|(name, header)| lower_header(cx, document, name, header, place))
        .collect();
    Response {
        status,
        description: response.description.clone(),
        payload,
        headers,
    }
}

fn lower_header(
    cx: &mut Context<'_>,
    document: &Document,
    name: &str,
    header: &ReferenceOr<openapiv3::Header>,
    place: &Place,
) -> Option<ResponseHeader> {
    let header = document.header(header)?;
    let ty = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => lower_use(
            cx,
            schema_id(schema),
            &place.inside(Inside::Member(name.to_owned())),
        ),
        ParameterSchemaOrContent::Content(_) => plain_text(),
    };
    Some(ResponseHeader {
        name: name.to_owned(),
        required: header.required,
        ty,
        explode: false,
        description: header.description.clone(),
    })
}
