//! Parameters: where they travel and how they become text.

use openapiv3::{
    CookieStyle, HeaderStyle, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
};
use serde_json::Value;

use super::context::Context;
use super::default;
use super::payload::{is_json, plain_text};
use super::place::Place;
use super::schema::lower_use;
use crate::diagnostic::Code;
use crate::ir::{Codec, Docs, Inside, Location, Parameter, Style, TypeUse};
use crate::normalize::IN_QUERYSTRING;
use crate::pointer::Pointer;
use crate::resolve::schema_id;

/// A parameter of an operation.
pub(super) fn lower_parameter(
    cx: &mut Context<'_>,
    parameter: &openapiv3::Parameter,
    pointer: &Pointer,
    operation: usize,
) -> Parameter {
    let data = parameter.parameter_data_ref();
    if data.extensions.get(IN_QUERYSTRING) == Some(&Value::Bool(true)) {
        return whole_query(data);
    }
    let (location, style, allow_reserved) = travel_of(parameter);
    let explode = data.explode.unwrap_or(style == Style::Form);
    let place = Place::operation(operation, Inside::Member(data.name.clone()));
    let styled = Codec::Style {
        style,
        explode,
        allow_reserved,
    };
    let (mut ty, codec) = lower_format(cx, data, styled, pointer, &place);
    // Text can't be null: what says so is absent.
    ty.nullable = false;
    ty.refuses_null = false;
    Parameter {
        name: data.name.clone(),
        location,
        required: data.required || location == Location::Path,
        default: default_of(cx, data),
        ty,
        codec,
        docs: docs_of(data),
    }
}

/// The query as a whole, whatever its schema says: whoever gives it has encoded it.
fn whole_query(data: &ParameterData) -> Parameter {
    let media_types = match &data.format {
        ParameterSchemaOrContent::Content(content) => content.keys().cloned().collect(),
        ParameterSchemaOrContent::Schema(_) => Vec::new(),
    };
    Parameter {
        name: data.name.clone(),
        location: Location::QueryString,
        required: data.required,
        default: None,
        ty: plain_text(),
        codec: Codec::Encoded { media_types },
        docs: docs_of(data),
    }
}

fn docs_of(data: &ParameterData) -> Docs {
    Docs {
        title: None,
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or_default(),
    }
}

/// Where a parameter travels, in which style, and whether reserved characters stay as they are.
fn travel_of(parameter: &openapiv3::Parameter) -> (Location, Style, bool) {
    match parameter {
        openapiv3::Parameter::Query {
            parameter_data: _,
            allow_reserved,
            style,
            allow_empty_value: _,
        } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            (Location::Query, style, *allow_reserved)
        }
        openapiv3::Parameter::Header {
            parameter_data: _,
            style: HeaderStyle::Simple,
        } => (Location::Header, Style::Simple, false),
        openapiv3::Parameter::Path {
            parameter_data: _,
            style,
        } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            (Location::Path, style, false)
        }
        openapiv3::Parameter::Cookie {
            parameter_data: _,
            style: CookieStyle::Form,
        } => (Location::Cookie, Style::Form, false),
    }
}

fn lower_format(
    cx: &mut Context<'_>,
    data: &ParameterData,
    styled: Codec,
    pointer: &Pointer,
    place: &Place,
) -> (TypeUse, Codec) {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            (lower_use(cx, schema_id(schema), place), styled)
        }
        ParameterSchemaOrContent::Content(content) => {
            let json = content.iter().find(|(media_type, _)| is_json(media_type));
            match json.and_then(|(_, body)| body.schema.as_ref()) {
                Some(schema) => (lower_use(cx, schema_id(schema), place), Codec::Json),
                None => {
                    cx.diagnostics.report(
                        Code::RawForm,
                        pointer,
                        format!("the parameter `{}` is given and taken as text", data.name),
                        "only JSON content of parameters is typed",
                    );
                    (plain_text(), styled)
                }
            }
        }
    }
}

fn default_of(cx: &Context<'_>, data: &ParameterData) -> Option<Value> {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => default::default_of(cx, schema_id(schema)),
        ParameterSchemaOrContent::Content(_) => None,
    }
}
