//! What a generated crate looks like, made by hand: the template of the emitters, and the
//! proof that the runtime carries it. `crate::support` is the runtime, as it is there.

extern crate specsmith_support as support;

pub mod models;

mod json_tests;
