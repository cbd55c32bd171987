//! The styles of OpenAPI 3, which are those of RFC 6570 and some more.

/// How a parameter becomes text: its style, and whether elements and members are written out
/// one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// `a,b` and `k,v` or, exploded, `k=v`.
    Simple {
        /// Whether members are written as `k=v`.
        explode: bool,
    },
    /// `.a,b` or, exploded, `.a.b`.
    Label {
        /// Whether elements are set apart by dots.
        explode: bool,
    },
    /// `;name=a,b` or, exploded, `;name=a;name=b`.
    Matrix {
        /// Whether each element has the name before it.
        explode: bool,
    },
    /// `name=a,b` or, exploded, `name=a&name=b`.
    Form {
        /// Whether each element is a pair of its own.
        explode: bool,
    },
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `name[k]=v`.
    DeepObject,
    /// JSON text.
    Json,
}

impl Codec {
    /// The default of the query and of cookies.
    pub const FORM: Self = Self::Form { explode: true };

    /// The default of the path and of headers.
    pub const SIMPLE: Self = Self::Simple { explode: false };
}
