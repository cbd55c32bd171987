use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::{Report, Validate};

/// All who receive the messages of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicPayload {
    /// `topic`
    pub kind: String,
    /// The topic.
    pub topic_key: String,
}

impl TopicPayload {
    /// A value with the required members; the others are absent.
    pub fn new(kind: impl Into<String>, topic_key: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            topic_key: topic_key.into(),
        }
    }
}

impl Json for TopicPayload {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        object.required("type", &self.kind);
        object.required("topicKey", &self.topic_key);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("TopicPayload")?;
        let mut kind = None;
        let mut topic_key = None;
        while let Some(member) = members.next_name() {
            match member {
                "type" => members.read(&mut kind),
                "topicKey" => members.read(&mut topic_key),
                _ => members.skip(),
            }
        }
        let kind = members.required("type", kind);
        let topic_key = members.required("topicKey", topic_key);
        members.finish()?;
        Ok(Self {
            kind: kind?,
            topic_key: topic_key?,
        })
    }
}

impl Serialize for TopicPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for TopicPayload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for TopicPayload {
    fn check(&self, report: &mut Report) {
        report.member("type").text(&self.kind).max_length(100);
        report
            .member("topicKey")
            .text(&self.topic_key)
            .max_length(100);
    }
}
