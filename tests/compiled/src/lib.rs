//! What is generated from every folder of `tests/features/`, compiled together, with warnings denied.

#![deny(warnings)]
#![allow(deprecated, reason = "what a document deprecates works all the same")]

pub mod case;
pub mod equality;
pub mod fill;
pub mod probe;

pub use specsmith_support as support;

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

/// Every schema of every case: the case, the key of the schema, and what its type makes of a value.
pub static PROBES: &[(&str, &str, probe::Probe)] = include!(concat!(env!("OUT_DIR"), "/probes.rs"));

/// Every schema of every case again: the case, the key of the schema, and what its type takes absent
/// members of a value to be.
pub static FILLS: &[(&str, &str, fill::Fill)] = include!(concat!(env!("OUT_DIR"), "/fills.rs"));
