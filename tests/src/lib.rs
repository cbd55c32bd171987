//! What the tests of the workspace share: reading `spec/`, and judging it.

pub mod document;
pub mod facts;
pub mod json_schema;
pub mod spec;

/// The examples of the README are compiled, so that they stay true.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
