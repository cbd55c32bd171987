//! Operations.

use super::{Outline, push_default, push_flag};
use crate::ir::{
    Codec, Operation, Parameter, Payload, RequestBody, Requirement, Response, ResponseHeader,
    Status,
};

impl Outline<'_> {
    pub(super) fn operation(&self, operation: &Operation, lines: &mut Vec<String>) {
        let Operation {
            id,
            pointer: _,
            method,
            path,
            segments: _,
            tag,
            docs,
            parameters,
            idempotency_key,
            body,
            responses,
            security,
        } = operation;
        lines.push(String::new());
        let tag = &self.api.tags[*tag].name;
        let mut line = format!("operation {id:?}: {} {path:?} in {tag:?}", method.as_str());
        push_flag(&mut line, docs.deprecated, "deprecated");
        push_flag(&mut line, idempotency_key.is_some(), "idempotency-key");
        lines.push(line);
        lines.extend(parameters.iter().map(|parameter| self.parameter(parameter)));
        if let Some(RequestBody {
            required,
            payload,
            description: _,
        }) = body
        {
            let mut line = format!("  body: {}", self.payload(payload));
            push_flag(&mut line, *required, "required");
            lines.push(line);
        }
        for response in responses {
            self.response(response, lines);
        }
        lines.extend(security.iter().map(|all| self.requirements(all)));
    }

    fn parameter(&self, parameter: &Parameter) -> String {
        let Parameter {
            name,
            location,
            required,
            ty,
            codec,
            default,
            docs,
        } = parameter;
        let codec = match codec {
            Codec::Style {
                style,
                explode,
                allow_reserved,
            } => {
                let mut text = format!("{style:?}").to_lowercase();
                push_flag(&mut text, *explode, "explode");
                push_flag(&mut text, *allow_reserved, "allow-reserved");
                text
            }
            Codec::Json => "json".to_owned(),
            Codec::Encoded { media_types } if media_types.is_empty() => "encoded".to_owned(),
            Codec::Encoded { media_types } => format!("encoded as {media_types:?}"),
        };
        let location = format!("{location:?}").to_lowercase();
        let mut line = format!("  {location} {name:?}: {} ({codec})", self.type_use(ty));
        push_flag(&mut line, *required, "required");
        push_flag(&mut line, docs.deprecated, "deprecated");
        push_default(&mut line, default.as_ref());
        line
    }

    fn payload(&self, payload: &Payload) -> String {
        match payload {
            Payload::Empty => "nothing".to_owned(),
            Payload::Json {
                media_type,
                ty,
                envelope,
            } => {
                let ty = self.type_use(ty);
                match envelope {
                    Some(member) => format!("{media_type:?} {{{member:?}: {ty}}}"),
                    None => format!("{media_type:?} {ty}"),
                }
            }
            Payload::Text { media_type } => format!("{media_type:?} text"),
            Payload::Binary { media_types } => format!("{media_types:?} octets"),
        }
    }

    fn response(&self, response: &Response, lines: &mut Vec<String>) {
        let Response {
            status,
            description: _,
            payload,
            headers,
        } = response;
        let status = match status {
            Status::Code(code) => code.to_string(),
            Status::Range(digit) => format!("{digit}XX"),
            Status::Default => "default".to_owned(),
        };
        lines.push(format!("  {status}: {}", self.payload(payload)));
        for header in headers {
            let ResponseHeader {
                name,
                required,
                ty,
                explode,
                description: _,
            } = header;
            let mut line = format!("    header {name:?}: {}", self.type_use(ty));
            push_flag(&mut line, *required, "required");
            push_flag(&mut line, *explode, "explode");
            lines.push(line);
        }
    }

    fn requirements(&self, all: &[Requirement]) -> String {
        let names = all.iter().map(|requirement| {
            let Requirement { scheme, scopes } = requirement;
            let name = &self.api.security_schemes[*scheme].name;
            match scopes.as_slice() {
                [] => format!("{name:?}"),
                scopes => format!("{name:?} {scopes:?}"),
            }
        });
        format!("  needs: {}", names.collect::<Vec<_>>().join(" and "))
    }
}
