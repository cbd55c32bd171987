use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ObjectId, Recipient};
use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::{Report, Validate};

/// A topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// What it is stored under.
    pub id: ObjectId,
    /// The key that identifies the topic.
    pub key: String,
    /// How many receive its messages.
    pub subscribers: i64,
    /// Who receives its messages.
    pub members: Option<Vec<Recipient>>,
}

impl Topic {
    /// A value with the required members; the others are absent.
    pub fn new(id: ObjectId, key: impl Into<String>, subscribers: i64) -> Self {
        Self {
            id,
            key: key.into(),
            subscribers,
            members: None,
        }
    }
}

impl Json for Topic {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        object.required("_id", &self.id);
        object.required("key", &self.key);
        object.required("subscribers", &self.subscribers);
        object.optional("members", &self.members);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("Topic")?;
        let mut id = None;
        let mut key = None;
        let mut subscribers = None;
        let mut members_ = None;
        while let Some(member) = members.next_name() {
            match member {
                "_id" => members.read(&mut id),
                "key" => members.read(&mut key),
                "subscribers" => members.read(&mut subscribers),
                "members" => members.read(&mut members_),
                _ => members.skip(),
            }
        }
        let id = members.required("_id", id);
        let key = members.required("key", key);
        let subscribers = members.required("subscribers", subscribers);
        members.finish()?;
        Ok(Self {
            id: id?,
            key: key?,
            subscribers: subscribers?,
            members: members_,
        })
    }
}

impl Serialize for Topic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Topic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for Topic {
    fn check(&self, report: &mut Report) {
        report.member("_id").nested(&self.id);
        report.member("key").text(&self.key).max_length(100);
        report
            .member("subscribers")
            .integer(&self.subscribers)
            .minimum(0);
        report.member("members").nested(&self.members);
    }
}
