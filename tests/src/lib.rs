//! What the tests of the workspace share: reading `spec/`, and judging it.

pub mod document;
pub mod facts;
pub mod json_schema;
pub mod spec;
