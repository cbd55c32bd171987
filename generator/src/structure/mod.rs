//! What stands where in an OpenAPI document: the one place that knows which objects are
//! schemas, parameters or responses, and which are data.
//!
//! - The tables cover Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 at once; a member that only one
//!   dialect knows is harmless in the others.
//! - Extensions, examples, defaults, enumerations and every member the tables don't name are
//!   data: nothing in them is a schema or a reference, whatever it looks like.
//! - Nothing here judges a document. A member of the wrong JSON type is passed over.

mod component;
mod kind;
mod walk;

pub use component::{ComponentReference, Dialect, Section};
pub use kind::{Kind, Shape};
pub use walk::{Path, Step, walk, walk_mut};
