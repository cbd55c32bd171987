//! What travels between the two halves of the features that have operations: the client must send
//! what is written here, and the server must read it as what was given to the client.

mod defaults;
mod formats;
mod inheritance;
mod methods;
mod octets;
mod parameters;
mod query_strings;
mod read_write;
mod recorder;
mod responses;
mod routing;
mod security;
