//! Which version of OpenAPI a document speaks.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;

/// Whether the document speaks a version that is read; reported if it does not. What another
/// version says would be misunderstood, so nothing else is looked for then.
pub(super) fn is_read(root: &Value, diagnostics: &mut Diagnostics) -> bool {
    let Some((member, version)) = ["openapi", "swagger"]
        .iter()
        .find_map(|member| Some((*member, root.get(*member)?)))
    else {
        // Loading has refused what is no OpenAPI document.
        return true;
    };
    let pointer = Pointer::root().member(member);
    let Some(text) = version.as_str() else {
        diagnostics.report(
            Code::Malformed,
            &pointer,
            format!("the version is text, not `{version}`"),
            "write it with three numbers or in quotation marks: `openapi: 3.0.3`",
        );
        return false;
    };
    let is_read = member == "openapi" && text.starts_with("3.");
    if !is_read {
        diagnostics.report(
            Code::UnsupportedVersion,
            &pointer,
            format!("version {text} of OpenAPI is not read yet"),
            "convert the document to OpenAPI 3.0",
        );
    }
    is_read
}

/// Whether what stands beside a `$ref` does not apply, as in OpenAPI 3.0.
pub(super) fn ignores_siblings(root: &Value) -> bool {
    let version = root.get("openapi").and_then(Value::as_str);
    version.is_some_and(|version| version.starts_with("3.0"))
}
