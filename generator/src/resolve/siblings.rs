//! What stands beside a `$ref`: OpenAPI 3.0 has it ignored, which is hardly what was meant.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::{Kind, Shape, Step, walk};

/// Reports every member beside a reference, extensions aside.
pub(super) fn report_siblings(root: &Value, diagnostics: &mut Diagnostics) {
    walk(
        root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, path| {
            let reference = value.as_object().filter(|members| is_reference(members));
            // A path item has what stands beside its reference, too.
            let (Some(members), Shape::Object(kind)) = (reference, shape) else {
                return Step::Into;
            };
            if kind == Kind::PathItem {
                return Step::Into;
            }
            let help = match kind {
                Kind::Schema => "put the reference into an `allOf`, and this beside the `allOf`",
                _ => "remove it, or move it to where the reference leads",
            };
            for name in members.keys().filter(|name| is_ignored(name)) {
                diagnostics.report(
                    Code::IgnoredSibling,
                    &path.pointer(&Pointer::root()).member(name),
                    format!("`{name}` stands beside `$ref` and does not apply"),
                    help,
                );
            }
            Step::Over
        },
    );
}

fn is_reference(members: &Map<String, Value>) -> bool {
    members.get("$ref").is_some_and(Value::is_string)
}

fn is_ignored(name: &str) -> bool {
    name != "$ref" && !name.starts_with("x-")
}
