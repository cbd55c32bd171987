//! Reads an OpenAPI document and writes Rust: models, a client and a server trait.

pub mod diagnostic;
pub mod pointer;

mod emit;
mod format;
mod ir;
mod lower;
mod name;
mod resolve;
