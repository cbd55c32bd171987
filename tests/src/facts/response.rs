//! Compares what one operation answers.
//!
//! The status that counts is the one really sent (`x-wire-status`), whatever the facts document beside it; and the
//! body is compared as the member that `x-envelope` names, if results are wrapped.

use serde_json::Value;

use super::operation::OperationComparison;
use super::schema::Direction;
use super::{Finding, Kind};
use crate::document::entries;

const RATE_LIMIT_HEADERS: [&str; 4] = [
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "RateLimit-Policy",
];
const IDEMPOTENCY_HEADERS: [&str; 2] = ["Idempotency-Key", "Idempotency-Replay"];

impl<'a> OperationComparison<'a> {
    pub(super) fn compare_success(&self) -> Vec<Finding> {
        let status = self.fact.value["x-wire-status"].to_string();
        let Some((_, response)) = self.mine.responses(self.ours).find(|(s, _)| *s == status) else {
            return vec![self.finding(Kind::Status, &status, "is missing")];
        };
        let mut findings = self.compare_statuses(&status);
        findings.extend(self.compare_headers(response));
        if self.fact.value["x-envelope"] != "none" {
            findings.extend(self.compare_body(&status, response));
        }
        findings
    }

    fn compare_statuses(&self, success: &str) -> Vec<Finding> {
        let mine: Vec<&str> = self
            .mine
            .responses(self.ours)
            .map(|(status, _)| status)
            .collect();
        let with_key = self.fact.value["x-auth"] != "none";
        let limited = !self.fact.value["x-rate-limit"].is_null();
        let needed = [("401", with_key), ("429", limited), ("default", true)];
        let missing = needed
            .into_iter()
            .filter(|(status, applies)| *applies && !mine.contains(status))
            .map(|(status, _)| self.finding(Kind::Status, status, "is missing"));
        let is_sent = |status: &str| {
            let redirects = !self.fact.value["responses"][status].is_null();
            status == success || (status.starts_with('3') && redirects)
        };
        let invented = mine
            .iter()
            .filter(|status| status.starts_with(['2', '3']) && !is_sent(status))
            .map(|status| self.finding(Kind::Status, status, "is never sent"));
        missing.chain(invented).collect()
    }

    fn compare_headers(&self, response: &Value) -> Vec<Finding> {
        let limited = !self.fact.value["x-rate-limit"].is_null();
        let rate_limit = RATE_LIMIT_HEADERS.map(|name| (name, limited));
        let idempotency = IDEMPOTENCY_HEADERS.map(|name| (name, self.is_idempotent()));
        rate_limit
            .into_iter()
            .chain(idempotency)
            .filter(|(name, expected)| *expected != response["headers"][name].is_object())
            .map(|(name, expected)| {
                let text = if expected {
                    "is missing"
                } else {
                    "does not belong here"
                };
                self.finding(Kind::Header, name, text)
            })
            .collect()
    }

    fn compare_body(&self, status: &str, response: &'a Value) -> Vec<Finding> {
        let Some(mine) = self.ours.body_schema(response) else {
            return vec![self.finding(Kind::Response, status, "has no body")];
        };
        let envelope = &self.fact.value["x-envelope"];
        let wrapped = envelope == "data" || envelope == "in-schema";
        if wrapped != (mine["x-envelope"] == "data") {
            let text = format!("expected {envelope}, found {}", mine["x-envelope"]);
            return vec![self.finding(Kind::Envelope, "-", text)];
        }
        let Some(fact) = self.documented_body(status) else {
            return Vec::new();
        };
        let fact = match envelope.as_str() {
            Some("in-schema") => &self.facts.resolve(fact)["properties"]["data"],
            _ => fact,
        };
        let mine = if wrapped {
            &mine["properties"]["data"]
        } else {
            mine
        };
        self.compare_schemas((fact, mine), Direction::Response, "response")
    }

    /// The facts may document the body under a status that is never sent.
    fn documented_body(&self, status: &str) -> Option<&'a Value> {
        let responses = &self.fact.value["responses"];
        let documented = entries(responses).filter(|(other, _)| other.starts_with('2'));
        let mut candidates = [&responses[status]]
            .into_iter()
            .chain(documented.map(|(_, response)| response));
        candidates.find_map(|response| self.facts.body_schema(response))
    }

    pub(super) fn compare_errors(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (status, response) in self.mine.responses(self.ours) {
            let is_error = status.starts_with(['4', '5', 'd']);
            let Some(mine) = self.ours.body_schema(response).filter(|_| is_error) else {
                continue;
            };
            let name = if status == "422" {
                "ValidationErrorDto"
            } else {
                "ErrorDto"
            };
            let fact = &self.facts.root["components"]["schemas"][name];
            findings.extend(self.compare_schemas((fact, mine), Direction::Response, name));
        }
        // Error bodies are shared: said once, not once for every operation.
        for finding in &mut findings {
            finding.operation = "-".to_owned();
        }
        findings
    }
}
