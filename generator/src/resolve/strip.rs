//! Schemas out of the parts of an operation: what is left, `openapiv3` reads.

use serde_json::Value;

use super::read::Reader;
use crate::pointer::Pointer;

impl Reader<'_> {
    pub(super) fn strip_operation(&mut self, operation: &mut Value, pointer: &Pointer) {
        if let Some(Value::Array(parameters)) = operation.get_mut("parameters") {
            let pointer = pointer.member("parameters");
            for (index, parameter) in parameters.iter_mut().enumerate() {
                self.strip_parameter(parameter, &pointer.element(index));
            }
        }
        if let Some(body) = operation.get_mut("requestBody") {
            self.strip_content(body, &pointer.member("requestBody"));
        }
        if let Some(Value::Object(responses)) = operation.get_mut("responses") {
            let pointer = pointer.member("responses");
            for (status, response) in responses {
                self.strip_response(response, &pointer.member(status));
            }
        }
        // Callbacks are requests that the server makes; they are no operations of this API.
        if let Some(operation) = operation.as_object_mut() {
            operation.remove("callbacks");
        }
    }

    pub(super) fn strip_response(&mut self, response: &mut Value, pointer: &Pointer) {
        self.strip_content(response, pointer);
        if let Some(Value::Object(headers)) = response.get_mut("headers") {
            let pointer = pointer.member("headers");
            for (name, header) in headers {
                self.strip_parameter(header, &pointer.member(name));
            }
        }
    }

    /// Takes the schemas out of a parameter or a header.
    pub(super) fn strip_parameter(&mut self, parameter: &mut Value, pointer: &Pointer) {
        if let Some(schema) = parameter.get_mut("schema") {
            self.arena
                .detach(schema, &pointer.member("schema"), self.diagnostics);
        }
        self.strip_content(parameter, pointer);
    }

    /// Takes the schemas out of whatever has a `content`.
    pub(super) fn strip_content(&mut self, holder: &mut Value, pointer: &Pointer) {
        let Some(Value::Object(content)) = holder.get_mut("content") else {
            return;
        };
        let pointer = pointer.member("content");
        for (name, media_type) in content {
            if let Some(schema) = media_type.get_mut("schema") {
                let pointer = pointer.member(name).member("schema");
                self.arena.detach(schema, &pointer, self.diagnostics);
            }
            // The encoding of form fields is not typed yet and may refer to headers.
            if let Some(media_type) = media_type.as_object_mut() {
                media_type.remove("encoding");
            }
        }
    }
}
