//! What a message holds: media types and their schemas.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::context::Context;
use super::place::Place;
use super::schema::lower_use;
use crate::diagnostic::Code;
use crate::ir::{Payload, Text, Type, TypeUse};
use crate::pointer::Pointer;
use crate::resolve::{SchemaId, schema_id};

/// The payload of a message with this `content`.
pub(super) fn lower_payload(
    cx: &mut Context<'_>,
    content: &IndexMap<String, MediaType>,
    pointer: &Pointer,
    place: &Place,
) -> Payload {
    let Some((media_type, body)) = preferred(content) else {
        return Payload::Empty;
    };
    if content.len() > 1 && is_json(media_type) {
        report_raw(
            cx,
            pointer,
            "of several media types only the JSON one is sent and taken",
            "the others are refused; leave them out, or declare an operation for each",
        );
    }
    if is_json(media_type) {
        return lower_json(cx, media_type, body, place);
    }
    if is_text(media_type) && content.len() == 1 {
        return Payload::Text {
            media_type: media_type.clone(),
        };
    }
    if needs_structure(media_type) {
        report_raw(
            cx,
            pointer,
            "the fields of a form are not typed",
            "the body is given and taken as octets with their media type",
        );
    }
    Payload::Binary {
        media_types: content.keys().cloned().collect(),
    }
}

fn report_raw(cx: &mut Context<'_>, pointer: &Pointer, message: &str, help: &str) {
    cx.diagnostics.report(Code::RawForm, pointer, message, help);
}

/// A JSON media type if there is one, else the first.
fn preferred(content: &IndexMap<String, MediaType>) -> Option<(&String, &MediaType)> {
    content
        .iter()
        .find(|(media_type, _)| is_json(media_type))
        .or_else(|| content.first())
}

/// `application/json`, any `+json` (RFC 6839), with or without parameters.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

fn is_text(media_type: &str) -> bool {
    media_type.trim_start().starts_with("text/")
}

fn needs_structure(media_type: &str) -> bool {
    media_type.starts_with("multipart/")
        || media_type.starts_with("application/x-www-form-urlencoded")
}

fn lower_json(cx: &mut Context<'_>, media_type: &str, body: &MediaType, place: &Place) -> Payload {
    let id = body.schema.as_ref().map_or(SchemaId::ANYTHING, schema_id);
    let enveloped = cx.schema(id).envelope.clone();
    let unwrapped = enveloped.and_then(|member| Some((unwrap(cx, id, &member)?, member)));
    let (ty, envelope) = match unwrapped {
        Some((ty, member)) => (lower_use(cx, ty, place), Some(member)),
        None => (lower_use(cx, id, place), None),
    };
    Payload::Json {
        media_type: media_type.to_owned(),
        ty,
        envelope,
    }
}

/// The schema of the member that `x-envelope` names.
fn unwrap(cx: &mut Context<'_>, id: SchemaId, member: &str) -> Option<SchemaId> {
    let schema = cx.schema(id);
    let payload = schema.properties.get(member).copied();
    let lonely = schema.required.iter().all(|name| name == member);
    if payload.is_some() && lonely {
        return payload;
    }
    cx.report(
        Code::InvalidEnvelope,
        id,
        format!("`{member}` can't be unwrapped: it must be a property, and the only required one"),
        "name the property that holds the payload in `x-envelope`",
    );
    None
}

/// Text, whatever the schema says: what else a header with `content` holds is not read.
pub(super) fn plain_text() -> TypeUse {
    TypeUse::plain(Type::Text(Text::Plain))
}
