//! The schemas of the document.

mod channel_type;
mod create_topic_request;
mod problem;
mod recipient;
mod subscriber_payload;
mod topic;
mod topic_payload;

pub use channel_type::ChannelType;
pub use create_topic_request::{CreateTopicRequest, CreateTopicRequestLimits};
pub use problem::ApiError;
pub use recipient::Recipient;
pub use subscriber_payload::SubscriberPayload;
pub use topic::Topic;
pub use topic_payload::TopicPayload;

/// `ObjectId`
pub type ObjectId = String;
