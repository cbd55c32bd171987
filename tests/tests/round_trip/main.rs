//! Every operation of the Novu API, from the generated client to the generated server and back: in
//! process and over a socket. Requests and answers are the examples of `spec/`, as they are and with
//! what is hard put in their places.

#![expect(deprecated, reason = "what the document deprecates works all the same")]

mod bodies;
mod by_hand;
mod check;
mod contract;
mod errors;
mod every_operation;
mod failures;
mod headers;
mod input;
mod novu;
mod nulls;
mod operations;
mod peer;
#[cfg(feature = "prism")]
mod prism;
mod refusals;
mod store;
mod values;
