//! JSON in and out of Rust types.
//!
//! [`Json`] is what models implement. It is not generic over the format as serde's traits
//! are: values are read from an [`Input`] and written to an [`Output`], which hide the serde
//! (de)serializer behind one trait object each. Thus a model is compiled once, however many
//! formats it is used with, and reading can go on after a violation, so that all of them are
//! found at once. Models bridge to serde with [`serialize()`] and [`deserialize()`].
//!
//! Reading never builds a tree of the whole value. It is either lenient (members that a
//! schema excludes are skipped: a client should survive a newer server) or strict.

mod container;
mod elements;
mod error;
mod input;
mod integer;
mod literal;
mod members;
mod number;
mod object;
mod output;
mod raw_value;
mod read;
mod scalar;
mod serde_input;
mod serde_output;
mod signature;
mod source;
mod tree;
mod trial;
mod union;
mod untyped;
mod value;
pub(super) mod verdicts;

pub use super::validate::equal;
pub use elements::Elements;
pub use error::{Decoded, Error, Refused};
pub use input::{Input, Kind};
pub use members::Members;
pub use number::Number;
pub use object::Object;
pub use output::Output;
pub use read::{deserialize, from_envelope, from_slice, from_slice_strict, from_str, from_value};
pub use scalar::{read_integer, read_text};
pub use serde_output::{serialize, to_envelope, to_string, to_value, to_vec};
pub use signature::Signature;
pub use source::{ArraySource, Broken, ObjectSource};
pub use tree::{Tree, to_tree};
pub use trial::Trial;
pub use union::{Buffered, unknown_json_tag, unknown_tag};
pub use untyped::{Field, Untyped, Word};
pub use value::read_value;

/// A type that has a form in JSON.
pub trait Json {
    /// Writes the value.
    fn encode(&self, output: Output<'_>);

    /// Reads a value.
    fn decode(input: Input<'_>) -> Decoded<Self>
    where
        Self: Sized;

    /// Whether values want numbers as they are written ([`Input::literal`]), because they hold
    /// more digits than a float. It takes a second look at the text, so only these ask for it.
    fn reads_literals() -> bool
    where
        Self: Sized,
    {
        false
    }
}
