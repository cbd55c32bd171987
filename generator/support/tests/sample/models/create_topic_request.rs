use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ChannelType, ObjectId};
use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::validate::{self, Pattern};
use crate::support::{DateTime, Map, Maybe, Report, Secret, Validate};

/// A topic to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTopicRequest {
    /// The key that identifies the topic.
    pub key: String,
    /// A name for people.
    pub name: Option<String>,
    /// The topic above this one.
    pub parent: Option<ObjectId>,
    /// Where answers go.
    pub email: Maybe<String>,
    /// When the topic was created.
    pub created_at: Option<DateTime>,
    /// A password.
    pub secret: Option<Secret>,
    /// Labels.
    pub tags: Option<Vec<String>>,
    /// How much the topic takes.
    pub limits: Option<CreateTopicRequestLimits>,
    /// Where messages go.
    pub channel: ChannelType,
    /// Members that the document does not name.
    pub additional_properties: Map,
}

impl CreateTopicRequest {
    /// A value with the required members; the others are absent.
    pub fn new(key: impl Into<String>, parent: Option<ObjectId>, channel: ChannelType) -> Self {
        Self {
            key: key.into(),
            name: None,
            parent,
            email: Maybe::Absent,
            created_at: None,
            secret: None,
            tags: None,
            limits: None,
            channel,
            additional_properties: Map::new(),
        }
    }
}

impl Json for CreateTopicRequest {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.open_object();
        object.required("key", &self.key);
        object.optional("name", &self.name);
        object.required("parent", &self.parent);
        object.maybe("email", &self.email);
        object.optional("createdAt", &self.created_at);
        object.optional("secret", &self.secret);
        object.optional("tags", &self.tags);
        object.optional("limits", &self.limits);
        object.required("channel", &self.channel);
        object.rest(&self.additional_properties);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("CreateTopicRequest")?;
        let mut key = None;
        let mut name = None;
        let mut parent = None;
        let mut email = Maybe::Absent;
        let mut created_at = None;
        let mut secret = None;
        let mut tags = None;
        let mut limits = None;
        let mut channel = None;
        let mut additional_properties = Map::new();
        while let Some(member) = members.next_name() {
            match member {
                "key" => members.read(&mut key),
                "name" => members.read(&mut name),
                "parent" => members.read(&mut parent),
                "email" => members.read_maybe(&mut email),
                "createdAt" => members.read(&mut created_at),
                "secret" => members.read(&mut secret),
                "tags" => members.read(&mut tags),
                "limits" => members.read(&mut limits),
                "channel" => members.read(&mut channel),
                _ => members.rest(&mut additional_properties),
            }
        }
        let key = members.required("key", key);
        let parent = members.required("parent", parent);
        let channel = members.required("channel", channel);
        members.finish()?;
        Ok(Self {
            key: key?,
            name,
            parent: parent?,
            email,
            created_at,
            secret,
            tags,
            limits,
            channel: channel?,
            additional_properties,
        })
    }
}

impl Serialize for CreateTopicRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CreateTopicRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for CreateTopicRequest {
    fn check(&self, report: &mut Report) {
        static KEY: Pattern = Pattern::new("^[a-z][a-z0-9_-]*$");
        report
            .member("key")
            .text(&self.key)
            .min_length(1)
            .max_length(100)
            .pattern(&KEY);
        report.member("name").text(&self.name).max_length(10);
        report.member("email").text(&self.email).max_length(20);
        report
            .member("tags")
            .items(&self.tags)
            .max_items(3)
            .unique_items()
            .each(|report, tag| {
                report.this().text(tag).min_length(1);
            });
        report.member("limits").nested(&self.limits);
        report.member("channel").nested(&self.channel);
    }

    fn fill_defaults(&mut self) {
        validate::fill(&mut self.name, || "Untitled".to_owned());
        self.limits.fill_defaults();
    }
}

/// How much the topic takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CreateTopicRequestLimits {
    /// Messages per minute.
    pub rate: Option<i64>,
    /// The part of them that may fail.
    pub tolerance: Option<f64>,
}

impl Json for CreateTopicRequestLimits {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        object.optional("rate", &self.rate);
        object.optional("tolerance", &self.tolerance);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("CreateTopicRequestLimits")?;
        let mut rate = None;
        let mut tolerance = None;
        while let Some(member) = members.next_name() {
            match member {
                "rate" => members.read(&mut rate),
                "tolerance" => members.read(&mut tolerance),
                _ => members.exclude(),
            }
        }
        members.finish()?;
        Ok(Self { rate, tolerance })
    }
}

impl Serialize for CreateTopicRequestLimits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for CreateTopicRequestLimits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for CreateTopicRequestLimits {
    fn check(&self, report: &mut Report) {
        report
            .member("rate")
            .integer(&self.rate)
            .minimum(1)
            .maximum(10_000);
        report
            .member("tolerance")
            .number(&self.tolerance)
            .multiple_of(0.01);
    }

    fn fill_defaults(&mut self) {
        validate::fill(&mut self.rate, || 60);
    }
}
