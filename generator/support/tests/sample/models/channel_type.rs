use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::support::json::{self, Decoded, Input, Json, Output};
use crate::support::{Report, Validate};

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChannelType {
    /// `in_app`
    InApp,
    /// `email`
    Email,
    /// A value that the document does not list.
    Unknown(String),
}

impl ChannelType {
    /// The values that the document lists.
    pub const VARIANTS: &'static [Self] = &[Self::InApp, Self::Email];

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::InApp => "in_app",
            Self::Email => "email",
            Self::Unknown(value) => value,
        }
    }
}

impl From<&str> for ChannelType {
    fn from(value: &str) -> Self {
        match value {
            "in_app" => Self::InApp,
            "email" => Self::Email,
            _ => Self::Unknown(value.to_owned()),
        }
    }
}

impl FromStr for ChannelType {
    type Err = Infallible;

    fn from_str(value: &str) -> Result<Self, Infallible> {
        Ok(Self::from(value))
    }
}

impl fmt::Display for ChannelType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Json for ChannelType {
    fn encode(&self, output: Output<'_>) {
        output.string(self.as_str());
    }

    fn decode(input: Input<'_>) -> Decoded<Self> {
        json::read_text(input)
    }
}

impl Serialize for ChannelType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ChannelType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl Validate for ChannelType {
    fn check(&self, report: &mut Report) {
        if let Self::Unknown(value) = self {
            report
                .this()
                .unlisted(value.as_str(), Self::VARIANTS.iter().map(Self::as_str));
        }
    }
}
