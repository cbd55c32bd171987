//! Resolved document -> typed model.
//!
//! The last stage that knows the document. Whatever can't be said in Rust is widened here, never
//! narrowed, and reported; after this stage nothing is refused any more.

mod access;
mod alike;
mod all_of;
mod arm_word;
mod asserted;
mod assertion;
mod bounds;
mod claim;
mod combine;
mod constants;
mod context;
mod contradiction;
mod cycles;
mod default;
mod definitions;
mod descent;
mod dispatch;
mod enumeration;
mod family;
mod fits;
mod forms;
mod info;
mod kept;
mod kin;
mod kinds;
mod limits;
mod listed_arms;
mod made;
mod narrowness;
mod nullable;
mod object;
mod one_of;
mod operation;
mod overlap;
mod parameter;
mod path;
mod payload;
mod place;
mod required;
mod response;
mod scalar;
mod schema;
mod security;
mod shared;
mod signature;
mod sources;
mod tagged;
mod tagging;
mod targets;
mod typeless;
mod unevaluated;

use crate::choices::Choices;
use crate::diagnostic::Diagnostics;
use crate::ir::Api;
use crate::resolve::Resolved;

use context::Context;

/// Makes the typed model of a document.
pub fn lower(resolved: Resolved, choices: &Choices, diagnostics: &mut Diagnostics) -> Api {
    let Resolved { arena, document } = resolved;
    let mut cx = Context::new(arena, &document.schemas, choices, diagnostics);
    nullable::report_refusals(&mut cx);
    family::find_families(&mut cx, &document.schemas);
    schema::lower_components(&mut cx, &document.schemas);
    let tags = info::lower_tags(&document);
    let security_schemes = security::lower_schemes(&document);
    let mut operations = operation::lower_operations(&document, &tags, &mut cx);
    let (mut types, mut taggings) = cx.finish();
    kept::keep_members(&mut types, &operations);
    shared::share(&mut types, &mut operations, &mut taggings);
    forms::split(&mut types, &mut operations, &mut taggings);
    cycles::break_cycles(&mut types, diagnostics);
    dispatch::assign(&mut types, taggings, diagnostics);
    sources::assign(&mut types);
    default::check_types(&mut types, diagnostics);
    default::check_parameters(&mut operations, &types, diagnostics);
    Api {
        info: info::lower_info(&document.info),
        servers: info::lower_servers(&document.servers),
        tags,
        types,
        security_schemes,
        operations,
    }
}
