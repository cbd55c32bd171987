//! The server half: requests in, replies out. All that does not depend on an operation.

mod backend;
mod context;
mod exchange;
mod inputs;
mod parameters;
mod problem;
mod rejection;
mod reply;
mod routes;
mod template;

pub use backend::{Authenticator, Backend, Credentials, Denied};
pub use context::Context;
pub use exchange::Exchange;
pub use inputs::Inputs;
pub use rejection::Rejection;
pub use reply::{IntoReply, Reply};
pub use routes::Routes;
