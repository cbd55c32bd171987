//! The stable names of diagnostics.

use super::Severity;

/// Declares every code once: its variant, its stable text, its severity.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal, $severity:ident;)+) => {
        /// The stable name of a kind of diagnostic, such as `unresolved-reference`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The text that users see and may rely on.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// How much findings of this kind matter.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// A file can't be read.
    UnreadableFile = "unreadable-file", Error;
    /// A file is neither YAML nor JSON.
    Syntax = "syntax", Error;
    /// A name that stands twice in one object.
    DuplicateKey = "duplicate-key", Warning;
    /// A file nests, repeats or weighs more than a document may.
    TooLarge = "too-large", Error;
    /// The document is not OpenAPI.
    NotOpenApi = "not-openapi", Error;
    /// The document speaks a version that is not read yet.
    UnsupportedVersion = "unsupported-version", Error;
    /// A reference points at nothing.
    UnresolvedReference = "unresolved-reference", Error;
    /// A reference points at another machine.
    RemoteReference = "remote-reference", Error;
    /// A reference points at a file outside of the folders that a document may be spread over.
    OutsideReference = "outside-reference", Error;
    /// References that lead back to themselves.
    CircularReference = "circular-reference", Error;
    /// A part of the document has not the shape that OpenAPI gives it.
    Malformed = "malformed", Error;
    /// A schema that is made of nothing but itself.
    InfiniteSchema = "infinite-schema", Warning;
    /// Keywords, or members of an `allOf`, that contradict each other.
    Contradiction = "contradiction", Warning;
    /// A keyword beside `$ref`, which OpenAPI 3.0 ignores.
    IgnoredSibling = "ignored-sibling", Warning;
    /// A default that its own schema refuses.
    InvalidDefault = "invalid-default", Warning;
    /// A schema whose meaning the Rust type widens.
    Widened = "widened", Note;
    /// What schemas combine to grows so large that less of it is checked.
    Bounded = "bounded", Warning;
    /// A format that neither the generator nor its configuration knows.
    UnknownFormat = "unknown-format", Note;
    /// A defect that leaves no doubt of what is meant.
    MendedDefect = "mended-defect", Warning;
    /// Two arms of a union that accept the same values.
    AmbiguousUnion = "ambiguous-union", Warning;
    /// A discriminator that maps a value to what is no arm of its union.
    InvalidMapping = "invalid-mapping", Warning;
    /// A schema that describes an object or an array and does not say so.
    MissingType = "missing-type", Note;
    /// A member of a schema that is no keyword.
    UnknownKeyword = "unknown-keyword", Note;
    /// A keyword that asserts something and is not read yet.
    UncheckedKeyword = "unchecked-keyword", Warning;
    /// Something that OpenAPI allows and that nothing is generated from yet.
    NotGenerated = "not-generated", Note;
    /// Something that OpenAPI allows and that is generated in a raw form.
    RawForm = "raw-form", Warning;
    /// Two operations with one `operationId`.
    DuplicateOperationId = "duplicate-operation-id", Warning;
    /// A path parameter that the path or the operation does not declare.
    UndeclaredParameter = "undeclared-parameter", Warning;
    /// An `x-envelope` that can't be unwrapped.
    InvalidEnvelope = "invalid-envelope", Error;
    /// A configuration file that is not understood.
    Configuration = "configuration", Error;
    /// A file in the output folder that the generator does not own.
    ForeignFile = "foreign-file", Error;
    /// A file of the output that can't be written or removed.
    UnwritableFile = "unwritable-file", Error;
}
