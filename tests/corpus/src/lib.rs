//! Runs the generator over documents that nobody here wrote, and judges what comes out.

pub mod fidelity;
