//! Security schemes of the type `mutualTLS`, which 3.0 does not know.

use serde_json::{Map, Value};

use super::Scene;
use crate::diagnostic::Code;
use crate::pointer::Pointer;
use crate::structure::{Kind, Shape, Step, walk_mut};

/// Takes them out of the document: the certificate of a client is a matter of the connection, which
/// whoever makes or accepts it sees to, and no part of a request.
pub(super) fn leave_to_connection(root: &mut Value, scene: &mut Scene<'_>) {
    let schemes = root.pointer_mut("/components/securitySchemes");
    let Some(Value::Object(schemes)) = schemes else {
        return;
    };
    let is_mutual = |scheme: &Value| scheme.get("type").is_some_and(|ty| ty == "mutualTLS");
    let mutual = schemes.iter().filter(|(_, scheme)| is_mutual(scheme));
    let names: Vec<String> = mutual.map(|(name, _)| name.clone()).collect();
    if names.is_empty() {
        return;
    }
    for name in &names {
        schemes.shift_remove(name);
        tell(name, scene);
    }
    walk_mut(
        root,
        Shape::Object(Kind::OpenApi),
        &mut |value, shape, _| {
            if let (Shape::Object(Kind::OpenApi | Kind::Operation), Value::Object(holder)) =
                (shape, value)
            {
                strike_out(holder, &names);
            }
            Step::Into
        },
    );
}

fn tell(name: &str, scene: &mut Scene<'_>) {
    let pointer = Pointer::root()
        .member("components")
        .member("securitySchemes");
    scene.diagnostics.report(
        Code::NotGenerated,
        &pointer.member(name),
        format!("`{name}` asks for the certificate of a client, which requests do not hold"),
        "give the HTTP client its certificate, and let what accepts connections check it",
    );
}

/// Takes schemes out of the requirements of a document or an operation.
fn strike_out(holder: &mut Map<String, Value>, names: &[String]) {
    let Some(Value::Array(requirements)) = holder.get_mut("security") else {
        return;
    };
    for requirement in requirements.iter_mut().filter_map(Value::as_object_mut) {
        requirement.retain(|name, _| !names.contains(name));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::leave_to_connection;
    use crate::choices::Choices;
    use crate::diagnostic::Diagnostics;
    use crate::normalize::{Scene, Version};

    #[test]
    fn certificates_are_no_credentials_of_requests() {
        let mut root = json!({
            "openapi": "3.1.0",
            "security": [{ "certificate": [], "key": [] }],
            "paths": { "/": { "get": { "security": [{ "certificate": [] }] } } },
            "components": { "securitySchemes": {
                "certificate": { "type": "mutualTLS" },
                "key": { "type": "apiKey", "in": "query", "name": "k" },
            } },
        });
        let mut diagnostics = Diagnostics::new();
        let choices = Choices::default();
        let mut scene = Scene::new(Version::V3_1, &choices, &mut diagnostics);
        leave_to_connection(&mut root, &mut scene);
        assert_eq!(root["security"], json!([{ "key": [] }]));
        assert_eq!(root["paths"]["/"]["get"]["security"], json!([{}]));
        let schemes = root["components"]["securitySchemes"].as_object();
        assert!(schemes.is_some_and(|schemes| schemes.len() == 1));
        assert!(!diagnostics.has_errors());
    }
}
