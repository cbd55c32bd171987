//! Compares one operation: who may call it and what it takes.
//!
//! The facts list an idempotency key on every operation; the server honours it on POST and PATCH with an API key.

use serde_json::{Value, json};

use super::schema::{Direction, SchemaComparison};
use super::{Exceptions, Finding, Kind};
use crate::document::{Document, Operation};

pub(super) struct OperationComparison<'a> {
    pub(super) facts: &'a Document,
    pub(super) ours: &'a Document,
    pub(super) exceptions: &'a Exceptions,
    pub(super) fact: Operation<'a>,
    pub(super) mine: Operation<'a>,
}

impl<'a> OperationComparison<'a> {
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = self.compare_access();
        findings.extend(self.compare_parameters());
        findings.extend(self.compare_request());
        findings.extend(self.compare_success());
        findings.extend(self.compare_errors());
        findings
    }

    pub(super) fn finding(&self, kind: Kind, place: &str, text: impl Into<String>) -> Finding {
        let (operation, place) = (self.fact.title(), place.to_owned());
        Finding {
            kind,
            operation,
            place,
            text: text.into(),
        }
    }

    pub(super) fn is_idempotent(&self) -> bool {
        matches!(self.fact.method, "post" | "patch") && self.fact.value["x-auth"] == "api-key"
    }

    fn compare_access(&self) -> Vec<Finding> {
        let (fact, mine) = (self.fact.value, self.mine.value);
        let security = match fact["x-auth"].as_str() {
            Some("none") => json!([]),
            Some("session-token") => json!([{ "session": [] }]),
            // What the document says once for all operations.
            _ => Value::Null,
        };
        let development_only = fact["x-env"] == "development-only";
        let statements = [
            (Kind::Tag, &fact["tags"], &mine["tags"]),
            (Kind::Security, &security, &mine["security"]),
            (
                Kind::RateLimit,
                &fact["x-rate-limit"],
                &mine["x-rate-limit"],
            ),
            (
                Kind::DevelopmentOnly,
                &json!(development_only),
                &json!(mine["x-development-only"] == true),
            ),
        ];
        let differing = statements
            .into_iter()
            .filter(|(_, expected, found)| expected != found);
        differing
            .map(|(kind, expected, found)| {
                self.finding(kind, "-", format!("expected {expected}, found {found}"))
            })
            .collect()
    }

    fn compare_parameters(&self) -> Vec<Finding> {
        let mine = self.mine.parameters(self.ours);
        let has_key = mine.iter().any(|parameter| is_idempotency_key(parameter));
        let mut findings = Vec::new();
        if has_key != self.is_idempotent() {
            let text = if has_key {
                "does not belong here"
            } else {
                "is missing"
            };
            findings.push(self.finding(Kind::Idempotency, "-", format!("Idempotency-Key {text}")));
        }
        for fact in self.fact.parameters(self.facts) {
            if is_idempotency_key(fact) {
                continue;
            }
            match mine
                .iter()
                .find(|mine| mine["in"] == fact["in"] && mine["name"] == fact["name"])
            {
                Some(mine) => findings.extend(self.compare_parameter(fact, mine)),
                None => {
                    findings.push(self.finding(Kind::Parameter, &place_of(fact), "is missing"));
                }
            }
        }
        findings
    }

    fn compare_parameter(&self, fact: &'a Value, mine: &'a Value) -> Vec<Finding> {
        let place = place_of(fact);
        let schemas = (&fact["schema"], &mine["schema"]);
        let mut findings = self.compare_schemas(schemas, Direction::Request, &place);
        if fact["required"] == true && mine["required"] != true {
            findings.push(self.finding(Kind::Required, &place, "required in the facts"));
        }
        findings
    }

    fn compare_request(&self) -> Vec<Finding> {
        let fact = self.facts.body_schema(&self.fact.value["requestBody"]);
        let mine = self.ours.body_schema(&self.mine.value["requestBody"]);
        match (fact, mine) {
            (None, _) => Vec::new(),
            (Some(_), None) => vec![self.finding(Kind::Request, "-", "has no body")],
            (Some(fact), Some(mine)) => {
                self.compare_schemas((fact, mine), Direction::Request, "request")
            }
        }
    }

    pub(super) fn compare_schemas(
        &self,
        (fact, mine): (&'a Value, &'a Value),
        direction: Direction,
        place: &str,
    ) -> Vec<Finding> {
        let comparison = SchemaComparison::new(self, self.fact.title(), direction);
        comparison.findings(fact, mine, place)
    }
}

fn place_of(parameter: &Value) -> String {
    let text = |key: &str| parameter[key].as_str().unwrap_or("?").to_owned();
    format!("{} {}", text("in"), text("name"))
}

fn is_idempotency_key(parameter: &Value) -> bool {
    place_of(parameter).eq_ignore_ascii_case("header idempotency-key")
}
