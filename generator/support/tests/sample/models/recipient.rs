use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{SubscriberPayload, TopicPayload};
use crate::support::json::{self, Decoded, Input, Json, Kind, Output};
use crate::support::{Report, Validate};

/// Who receives a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Recipient {
    /// The id of a subscriber.
    Text(String),
    /// A topic.
    Topic(TopicPayload),
    /// A subscriber.
    Subscriber(SubscriberPayload),
    /// Several of them.
    List(Vec<Recipient>),
}

impl From<String> for Recipient {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<TopicPayload> for Recipient {
    fn from(value: TopicPayload) -> Self {
        Self::Topic(value)
    }
}

impl From<SubscriberPayload> for Recipient {
    fn from(value: SubscriberPayload) -> Self {
        Self::Subscriber(value)
    }
}

impl From<Vec<Recipient>> for Recipient {
    fn from(value: Vec<Recipient>) -> Self {
        Self::List(value)
    }
}

impl Json for Recipient {
    fn encode(&self, output: Output<'_>) {
        match self {
            Self::Text(value) => value.encode(output),
            Self::Topic(value) => value.encode(output),
            Self::Subscriber(value) => value.encode(output),
            Self::List(value) => value.encode(output),
        }
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        match input.kind(&[Kind::String, Kind::Object, Kind::Array]) {
            Kind::String => Json::decode(input).map(Self::Text),
            Kind::Array => Json::decode(input).map(Self::List),
            Kind::Object => Self::decode_object(input),
            _ => Err(input.unexpected("a string, an object or an array")),
        }
    }
}

impl Recipient {
    fn decode_object(input: Input<'_>) -> Decoded<Self> {
        let object = input.buffer("Recipient")?;
        if object.text("type") == Some("topic") {
            return object.decode().map(Self::Topic);
        }
        object.decode().map(Self::Subscriber)
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for Recipient {
    fn check(&self, report: &mut Report) {
        match self {
            Self::Text(value) => value.check(report),
            Self::Topic(value) => value.check(report),
            Self::Subscriber(value) => value.check(report),
            Self::List(value) => value.check(report),
        }
    }
}
