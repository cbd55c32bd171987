use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::{Report, Validate};

/// What an answer says about a failure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiError {
    /// What went wrong.
    pub message: String,
    /// The status again.
    pub status_code: Option<i64>,
}

impl ApiError {
    /// A value with the required members; the others are absent.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status_code: None,
        }
    }
}

impl Json for ApiError {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        object.required("message", &self.message);
        object.optional("statusCode", &self.status_code);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("ApiError")?;
        let mut message = None;
        let mut status_code = None;
        while let Some(member) = members.next_name() {
            match member {
                "message" => members.read(&mut message),
                "statusCode" => members.read(&mut status_code),
                _ => members.skip(),
            }
        }
        let message = members.required("message", message);
        members.finish()?;
        Ok(Self {
            message: message?,
            status_code,
        })
    }
}

impl Serialize for ApiError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ApiError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for ApiError {
    fn check(&self, report: &mut Report) {
        report.member("message").text(&self.message).max_length(100);
        report
            .member("statusCode")
            .integer(&self.status_code)
            .minimum(0);
    }
}
