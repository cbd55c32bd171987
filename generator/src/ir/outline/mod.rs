//! A typed model as text: one line for each thing, everything on it that matters.
//!
//! For people who want to know what was understood of a document, and for tests that hold it.

mod assertion;
mod checks;
mod dispatch;
mod operation;
mod types;

use std::fmt::Write;

use super::{Api, Credential, Info, SecurityScheme, Server, Tag};

/// The outline of an API.
pub fn outline(api: &Api) -> String {
    let Api {
        info,
        servers,
        tags,
        types,
        security_schemes,
        operations,
    } = api;
    let Info {
        title,
        version,
        description: _,
    } = info;
    let mut lines = vec![format!("api {title:?} {version:?}")];
    lines.extend(servers.iter().map(|server| {
        let Server {
            url,
            description: _,
        } = server;
        format!("server {url:?}")
    }));
    lines.extend(tags.iter().map(|tag| {
        let Tag {
            name,
            description: _,
        } = tag;
        format!("tag {name:?}")
    }));
    lines.extend(security_schemes.iter().map(security_scheme));
    let outline = Outline { api };
    for (_, definition) in types.iter() {
        outline.definition(definition, &mut lines);
    }
    for operation in operations {
        outline.operation(operation, &mut lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

fn security_scheme(scheme: &SecurityScheme) -> String {
    let SecurityScheme {
        name,
        docs: _,
        credential,
    } = scheme;
    let credential = match credential {
        Credential::ApiKey {
            location,
            name,
            prefix,
        } => format!("key in {location:?} {name:?} after {prefix:?}"),
        Credential::Basic => "basic".to_owned(),
        Credential::Bearer => "bearer".to_owned(),
        Credential::Http(scheme) => format!("http {scheme:?}"),
    };
    format!("security {name:?}: {credential}")
}

/// What the lines of types and operations refer to.
struct Outline<'a> {
    api: &'a Api,
}

fn push_flag(line: &mut String, holds: bool, flag: &str) {
    if holds {
        line.push(' ');
        line.push_str(flag);
    }
}

fn push_default(line: &mut String, default: Option<&serde_json::Value>) {
    if let Some(default) = default {
        // Writing to a string does not fail.
        let _ = write!(line, " default {default}");
    }
}
