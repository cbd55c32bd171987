//! What a document says of itself: title, servers, tags.

use indexmap::IndexSet;

use crate::ir::{Info, Server, Tag};
use crate::resolve::Document;

/// The tag of operations that have none.
pub(super) const UNTAGGED: &str = "default";

pub(super) fn lower_info(info: &openapiv3::Info) -> Info {
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone(),
    }
}

pub(super) fn lower_servers(servers: &[openapiv3::Server]) -> Vec<Server> {
    servers
        .iter()
        .map(|server| Server {
            url: with_defaults(server),
            description: server.description.clone(),
        })
        .collect()
}

fn with_defaults(server: &openapiv3::Server) -> String {
    let variables = server.variables.iter().flatten();
    variables.fold(server.url.clone(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    })
}

/// The described tags that operations use, then those that are used without being described.
pub(super) fn lower_tags(document: &Document) -> Vec<Tag> {
    let used: IndexSet<&str> = document
        .operations
        .iter()
        .map(|operation| first_tag(&operation.operation))
        .collect();
    let described = document
        .tags
        .iter()
        .filter(|tag| used.contains(tag.name.as_str()));
    let mut tags: Vec<Tag> = Vec::new();
    let mut seen = IndexSet::new();
    for tag in described {
        if seen.insert(tag.name.as_str()) {
            tags.push(Tag {
                name: tag.name.clone(),
                description: tag.description.clone(),
            });
        }
    }
    for name in used {
        if seen.insert(name) {
            tags.push(Tag {
                name: name.to_owned(),
                description: None,
            });
        }
    }
    tags
}

/// The tag whose module an operation belongs to.
pub(super) fn first_tag(operation: &openapiv3::Operation) -> &str {
    operation.tags.first().map_or(UNTAGGED, String::as_str)
}
