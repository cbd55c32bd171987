//! Reads an OpenAPI document and writes Rust: models, a client and a server trait.

pub mod diagnostic;
pub mod load;
pub mod pointer;
pub mod structure;
