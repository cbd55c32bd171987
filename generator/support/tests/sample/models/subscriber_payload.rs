use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::{Report, Validate};

/// One who receives messages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SubscriberPayload {
    /// Who receives.
    pub subscriber_id: String,
    /// The language.
    pub locale: Option<String>,
    /// A number to call.
    pub phone: Option<String>,
}

impl SubscriberPayload {
    /// A value with the required members; the others are absent.
    pub fn new(subscriber_id: impl Into<String>) -> Self {
        Self {
            subscriber_id: subscriber_id.into(),
            locale: None,
            phone: None,
        }
    }
}

impl Json for SubscriberPayload {
    fn encode(&self, output: Output<'_>) {
        let mut object = output.object();
        object.required("subscriberId", &self.subscriber_id);
        object.optional("locale", &self.locale);
        object.optional("phone", &self.phone);
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        let mut members = input.object("SubscriberPayload")?;
        let mut subscriber_id = None;
        let mut locale = None;
        let mut phone = None;
        while let Some(member) = members.next_name() {
            match member {
                "subscriberId" => members.read(&mut subscriber_id),
                "locale" => members.read(&mut locale),
                "phone" => members.read(&mut phone),
                _ => members.skip(),
            }
        }
        let subscriber_id = members.required("subscriberId", subscriber_id);
        members.finish()?;
        Ok(Self {
            subscriber_id: subscriber_id?,
            locale,
            phone,
        })
    }
}

impl Serialize for SubscriberPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SubscriberPayload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for SubscriberPayload {
    fn check(&self, report: &mut Report) {
        report
            .member("subscriberId")
            .text(&self.subscriber_id)
            .max_length(100);
        report.member("locale").text(&self.locale).max_length(100);
        report.member("phone").text(&self.phone).max_length(100);
    }
}
