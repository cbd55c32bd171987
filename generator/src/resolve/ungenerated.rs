//! Parts of a document that nothing is generated from yet.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::Pointer;
use crate::structure::{Kind, Shape, Step, walk};

/// Where each of them stands, and what becomes of it.
const UNGENERATED: [(Kind, &str, &str); 6] = [
    (
        Kind::OpenApi,
        "webhooks",
        "requests that the server makes are not generated",
    ),
    (
        Kind::Operation,
        "callbacks",
        "requests that the server makes are not generated",
    ),
    (
        Kind::Operation,
        "servers",
        "an address of its own is not generated; all operations share that of the client",
    ),
    (
        Kind::PathItem,
        "servers",
        "an address of its own is not generated; all operations share that of the client",
    ),
    (
        Kind::MediaType,
        "encoding",
        "how the fields of a form are encoded is not read, since they are given and taken as octets",
    ),
    (
        Kind::Response,
        "links",
        "links to other operations are not generated",
    ),
];

/// Reports each of them.
pub(super) fn report(root: &Value, diagnostics: &mut Diagnostics) {
    walk(
        root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, path| {
            for (kind, member, message) in UNGENERATED {
                let stands_here = shape == Shape::Object(kind) && value.get(member).is_some();
                if stands_here {
                    diagnostics.report(
                        Code::NotGenerated,
                        &path.pointer(&Pointer::root()).member(member),
                        message,
                        "leave it out if nobody needs it",
                    );
                }
            }
            Step::Into
        },
    );
}
