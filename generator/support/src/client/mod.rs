//! The client half: requests out, answers in. All that does not depend on an operation.

mod answer;
mod call;
mod core;
mod error;
mod request;
mod transport;

pub use answer::Answer;
pub use call::{Call, Response};
pub use core::{Core, CoreBuilder};
pub use error::{DecodeError, DecodeFailure, Error, Failed};
pub use request::Request;
pub use transport::{InProcess, Sending, Transport};
