//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityRequirement};
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Credential, Docs, KeyLocation, Requirement, Security, SecurityScheme};
use crate::pointer::Pointer;
use crate::resolve::Document;

/// The extension that names the text before an API key, such as `ApiKey `.
const PREFIX: &str = "x-prefix";

pub(super) fn lower_schemes(document: &Document) -> Vec<SecurityScheme> {
    let schemes = document.security_schemes.iter();
    schemes
        .map(|(name, scheme)| lower_scheme(name, scheme))
        .collect()
}

fn lower_scheme(name: &str, scheme: &openapiv3::SecurityScheme) -> SecurityScheme {
    let (description, credential) = match scheme {
        openapiv3::SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions,
        } => {
            let credential = Credential::ApiKey {
                location: key_location(location),
                name: name.clone(),
                prefix: prefix(extensions),
            };
            (description, credential)
        }
        openapiv3::SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => (description, http_credential(scheme)),
        openapiv3::SecurityScheme::OAuth2 { description, .. }
        | openapiv3::SecurityScheme::OpenIDConnect { description, .. } => {
            (description, Credential::Bearer)
        }
    };
    SecurityScheme {
        name: name.to_owned(),
        docs: Docs {
            description: description.clone(),
            ..Docs::default()
        },
        credential,
    }
}

fn key_location(location: &APIKeyLocation) -> KeyLocation {
    match location {
        APIKeyLocation::Query => KeyLocation::Query,
        APIKeyLocation::Header => KeyLocation::Header,
        APIKeyLocation::Cookie => KeyLocation::Cookie,
    }
}

fn prefix(extensions: &IndexMap<String, Value>) -> String {
    let prefix = extensions.get(PREFIX).and_then(Value::as_str);
    prefix.unwrap_or_default().to_owned()
}

fn http_credential(scheme: &str) -> Credential {
    // Names of authentication schemes are case-insensitive (RFC 9110, section 11.1).
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => Credential::Basic,
        "bearer" => Credential::Bearer,
        _ => Credential::Http(scheme.to_owned()),
    }
}

/// The requirements that stand at a place; any one of them is enough.
pub(super) fn lower_security(
    document: &Document,
    alternatives: &[SecurityRequirement],
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Security {
    let alternatives = alternatives.iter().enumerate();
    alternatives
        .map(|(index, combination)| {
            let pointer = pointer.element(index);
            lower_combination(document, combination, &pointer, diagnostics)
        })
        .collect()
}

fn lower_combination(
    document: &Document,
    combination: &SecurityRequirement,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Vec<Requirement> {
    let mut requirements = Vec::with_capacity(combination.len());
    for (name, scopes) in combination {
        match document.security_schemes.get_index_of(name) {
            Some(scheme) => requirements.push(Requirement {
                scheme,
                scopes: scopes.clone(),
            }),
            None => diagnostics.report(
                Code::UnresolvedReference,
                &pointer.member(name),
                format!("there is no security scheme `{name}`"),
                "declare it under components/securitySchemes",
            ),
        }
    }
    requirements
}
