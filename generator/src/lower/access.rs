//! `readOnly` and `writeOnly` of a member.

use std::collections::HashSet;

use super::context::Context;
use crate::diagnostic::Code;
use crate::resolve::SchemaId;

/// Which messages a member is a part of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Access {
    /// Only of responses.
    pub(super) read_only: bool,
    /// Only of requests.
    pub(super) write_only: bool,
}

/// What the schema of a member says of its access, or any schema that it is an `allOf` of.
pub(super) fn access_of(cx: &mut Context<'_>, id: SchemaId) -> Access {
    let mut found = Access::default();
    let mut seen = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let id = cx.arena.follow(id);
        if !seen.insert(id) {
            continue;
        }
        let schema = &cx.arena[id];
        found.read_only |= schema.read_only;
        found.write_only |= schema.write_only;
        open.extend(&schema.all_of);
    }
    if found.read_only && found.write_only {
        cx.report(
            Code::Contradiction,
            id,
            "this is both `readOnly` and `writeOnly`, and taken as neither",
            "say in which direction it travels",
        );
        return Access::default();
    }
    found
}
