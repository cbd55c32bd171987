//! Requests that break the contract, made by hand for every operation: whatever the document does not admit
//! is refused with the same few statuses and a problem document, and what it admits is not.

use axum::http::Method;
use serde_json::{Value, json};

use crate::bodies::{pointers, without};
use crate::by_hand::{Findings, JSON, request, router, send, with_body, with_parameter};
use crate::novu::{self, NOVU, Operation};

#[tokio::test]
async fn strangers_are_refused() {
    let (router, mut findings) = (router(), Findings::default());
    for (name, operation) in NOVU
        .iter()
        .filter(|(_, operation)| !operation.security.is_empty())
    {
        for credential in [
            "",
            "ApiKey other",
            "apikey key",
            "Bearer other",
            "Basic a2V5",
        ] {
            let mut request = request(operation);
            request.headers_mut().remove("authorization");
            if !credential.is_empty() {
                let credential = credential.parse().expect("is a header");
                request.headers_mut().insert("authorization", credential);
            }
            let reply = send(&router, request).await;
            findings.refused(&format!("{name} with `{credential}`"), &reply, 401);
            let challenged = reply.headers.contains_key("www-authenticate");
            findings.note(&format!("{name} without a challenge"), &reply, challenged);
        }
    }
    findings.finish();
}

#[tokio::test]
async fn other_methods_are_refused() {
    let (router, mut findings) = (router(), Findings::default());
    for (name, operation) in NOVU.iter() {
        let mut request = request(operation);
        *request.method_mut() = Method::TRACE;
        let reply = send(&router, request).await;
        findings.refused(name, &reply, 405);
        let allowed = reply.headers.get("allow").and_then(|it| it.to_str().ok());
        let mut allowed = allowed.unwrap_or_default().split(',');
        findings.note(
            name,
            &reply,
            allowed.any(|method| method.trim() == operation.method),
        );
    }
    findings.finish();
}

#[tokio::test]
async fn bodies_that_are_no_json_are_refused() {
    let (router, mut findings) = (router(), Findings::default());
    let cases = [
        (JSON, "{\"a\":", 400),
        (JSON, "\u{feff}", 400),
        ("text/plain", "{}", 415),
        ("application/x-www-form-urlencoded", "a=b", 415),
    ];
    for (name, operation, _) in with_bodies() {
        for (media_type, text, status) in cases {
            let reply = send(&router, with_body(operation, media_type, text)).await;
            let what = format!("{name} with {media_type} `{text}`");
            findings.refused(&what, &reply, status);
        }
    }
    findings.finish();
}

#[tokio::test]
async fn bodies_that_are_missing_are_refused_where_they_are_required() {
    let (router, mut findings) = (router(), Findings::default());
    for (name, operation, _) in with_bodies() {
        let reply = send(&router, with_body(operation, JSON, "")).await;
        if operation.needs_body {
            findings.refused(name, &reply, 400);
        } else {
            findings.note(name, &reply, reply.status.as_u16() == operation.success);
        }
    }
    findings.finish();
}

/// The server refuses exactly what a validator refuses that nobody here wrote.
#[tokio::test]
async fn values_in_bodies_are_admitted_or_refused_as_the_schema_says() {
    let (router, mut findings) = (router(), Findings::default());
    for (name, operation, body) in with_bodies() {
        for (change, mutant) in mutants(&body.shown) {
            let reply = send(&router, with_body(operation, JSON, &mutant.to_string())).await;
            let what = format!("{name}, {change}");
            if body.admits(&mutant) {
                findings.note(&what, &reply, reply.status.as_u16() == operation.success);
            } else {
                findings.refused_at(&what, &reply, 422, "/body");
            }
        }
    }
    findings.finish();
}

/// The same for parameters, whose text may mean a string or any other value, or a list of one.
#[tokio::test]
async fn values_of_parameters_are_admitted_or_refused_as_the_schema_says() {
    let (router, mut findings) = (router(), Findings::default());
    let long = "x".repeat(256);
    let texts = ["no-such-word", "-1", "0", "1.5", "100000", "true", &long];
    for (name, operation) in NOVU.iter() {
        for parameter in &operation.parameters {
            let place = format!("/{}/{}", parameter.location, parameter.name);
            for text in texts {
                let request = with_parameter(operation, &parameter.name, Some(text));
                let reply = send(&router, request).await;
                let what = format!("{name} with {text} at {place}");
                if readings(text)
                    .iter()
                    .any(|value| parameter.body.admits(value))
                {
                    findings.note(&what, &reply, reply.status.as_u16() == operation.success);
                } else {
                    findings.refused_at(&what, &reply, 400, &place);
                }
            }
        }
    }
    findings.finish();
}

#[tokio::test]
async fn parameters_that_are_required_and_missing_are_told() {
    let (router, mut findings) = (router(), Findings::default());
    for (name, operation) in NOVU.iter() {
        let required = operation.parameters.iter().filter(|it| it.required);
        for parameter in required.filter(|parameter| parameter.location != "path") {
            let request = with_parameter(operation, &parameter.name, None);
            let reply = send(&router, request).await;
            let place = format!("/{}/{}", parameter.location, parameter.name);
            findings.refused_at(name, &reply, 400, &place);
        }
    }
    findings.finish();
}

/// The values that a text may stand for.
fn readings(text: &str) -> Vec<Value> {
    let value = serde_json::from_str(text).unwrap_or(Value::Null);
    let scalars = [json!(text), value];
    let lists = scalars.clone().map(|scalar| json!([scalar]));
    scalars.into_iter().chain(lists).collect()
}

fn with_bodies() -> impl Iterator<Item = (&'static String, &'static Operation, &'static novu::Body)>
{
    let operations = NOVU.iter();
    operations.filter_map(|(name, operation)| Some((name, operation, operation.request.as_ref()?)))
}

/// The value with each part of it once replaced or left out.
fn mutants(shown: &Value) -> Vec<(String, Value)> {
    let others = [
        Value::Null,
        json!(true),
        json!(-1),
        json!(2.5),
        json!(100_000),
        json!(""),
        json!("no-such-word"),
        json!([]),
        json!({}),
        json!({ "a": {} }),
    ];
    let mut mutants = Vec::new();
    for place in pointers(shown) {
        mutants.extend(without(shown, &place).map(|mutant| (format!("without {place}"), mutant)));
        for other in &others {
            let mut mutant = shown.clone();
            mutant
                .pointer_mut(&place)
                .expect("it is there")
                .clone_from(other);
            mutants.push((format!("{place} = {other}"), mutant));
        }
    }
    mutants
}
