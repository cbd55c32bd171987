//! The formats that are known, and what their values can be held in.

use Representation as R;

/// What values are held in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Representation {
    /// A `String`, of the format or not.
    String,
    /// A `String` that `validate()` refuses if it is not of the format.
    Checked,
    /// A type of chrono.
    Chrono,
    Uuid,
    Url,
    /// A type of the standard library.
    Std,
    /// A `Vec<u8>`.
    Bytes,
    /// A `Secret`.
    Secret,
    RustDecimal,
    /// An `ExactNumber`.
    Exact,
    F32,
    F64,
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    I128,
}

impl Representation {
    /// What the configuration calls it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Checked => "checked",
            Self::Chrono => "chrono",
            Self::Uuid => "uuid",
            Self::Url => "url",
            Self::Std => "std",
            Self::Bytes => "bytes",
            Self::Secret => "secret",
            Self::RustDecimal => "rust_decimal",
            Self::Exact => "exact",
            Self::F32 => "f32",
            Self::F64 => "f64",
            Self::I8 => "i8",
            Self::U8 => "u8",
            Self::I16 => "i16",
            Self::U16 => "u16",
            Self::I32 => "i32",
            Self::U32 => "u32",
            Self::I64 => "i64",
            Self::U64 => "u64",
            Self::I128 => "i128",
        }
    }
}

/// The `type` of a schema, as far as formats go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Integer,
}

impl Kind {
    /// What `type` calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Integer => "integer",
        }
    }
}

/// A format that is known.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// What its values can be held in, the default first.
    pub(crate) offered: &'static [Representation],
}

impl Known {
    pub(crate) fn offers(&self, representation: Representation) -> bool {
        self.offered.contains(&representation)
    }
}

const fn text(name: &'static str, offered: &'static [Representation]) -> Known {
    let kind = Kind::Text;
    Known {
        name,
        kind,
        offered,
    }
}

const fn number(name: &'static str, offered: &'static [Representation]) -> Known {
    let kind = Kind::Number;
    Known {
        name,
        kind,
        offered,
    }
}

const fn integer(name: &'static str, offered: &'static [Representation]) -> Known {
    let kind = Kind::Integer;
    Known {
        name,
        kind,
        offered,
    }
}

/// All of them. `number` and `integer` stand for schemas without a format.
pub(crate) const KNOWN: &[Known] = &[
    text("date-time", &[R::Chrono, R::Checked, R::String]),
    text("date", &[R::Chrono, R::Checked, R::String]),
    text("time", &[R::Checked, R::String]),
    text("duration", &[R::Checked, R::String]),
    text("uuid", &[R::Uuid, R::Checked, R::String]),
    text("uri", &[R::Checked, R::Url, R::String]),
    text("url", &[R::Checked, R::Url, R::String]),
    text("uri-reference", &[R::Checked, R::String]),
    text("iri", &[R::Checked, R::String]),
    text("iri-reference", &[R::Checked, R::String]),
    text("uri-template", &[R::Checked, R::String]),
    text("email", &[R::Checked, R::String]),
    text("idn-email", &[R::Checked, R::String]),
    text("hostname", &[R::Checked, R::String]),
    text("idn-hostname", &[R::Checked, R::String]),
    text("ipv4", &[R::Std, R::Checked, R::String]),
    text("ipv6", &[R::Std, R::Checked, R::String]),
    text("json-pointer", &[R::Checked, R::String]),
    text("relative-json-pointer", &[R::Checked, R::String]),
    text("regex", &[R::String]),
    text("byte", &[R::Bytes, R::Checked, R::String]),
    text("base64url", &[R::Bytes, R::Checked, R::String]),
    text("binary", &[R::String]),
    text("password", &[R::Secret, R::String]),
    text("decimal", &[R::Checked, R::RustDecimal, R::String]),
    number("decimal", &[R::Exact, R::RustDecimal, R::F64]),
    number("number", &[R::F64, R::Exact]),
    number("double", &[R::F64, R::Exact]),
    number("float", &[R::F64, R::F32, R::Exact]),
    integer("integer", &[R::I64, R::I128]),
    integer("int8", &[R::I8, R::I64]),
    integer("uint8", &[R::U8, R::I64]),
    integer("int16", &[R::I16, R::I64]),
    integer("uint16", &[R::U16, R::I64]),
    integer("int32", &[R::I32, R::I64]),
    integer("uint32", &[R::U32, R::I64]),
    integer("int64", &[R::I64, R::I128]),
    integer("uint64", &[R::U64, R::I128]),
];

/// The format that a name is another spelling of: `dateTime` and `Date-Time` are `date-time`.
pub(crate) fn respelt(name: &str) -> Option<&'static str> {
    let formats = KNOWN.iter().map(|known| known.name);
    let mut formats = formats.filter(|known| !["number", "integer"].contains(known));
    let letters = letters(name);
    formats.find(|known| self::letters(known) == letters)
}

/// A name without what spellings differ in.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, respelt};

    #[test]
    fn spellings_differ_in_case_and_separators_only() {
        for (name, format) in [
            ("Date-Time", Some("date-time")),
            ("date_time", Some("date-time")),
            ("INT32", Some("int32")),
            ("uri", Some("uri")),
            ("guid", None),
            ("Integer", None),
            ("", None),
        ] {
            assert_eq!(respelt(name), format, "{name}");
        }
    }

    #[test]
    fn the_readme_has_every_format_and_every_choice() {
        let readme = include_str!("../../README.md");
        let rows = readme.lines().filter(|line| line.starts_with("| `"));
        let rows: Vec<&str> = rows.collect();
        for known in KNOWN {
            let name = format!("`{}`", known.name);
            let offers = |row: &&&str| {
                let mut choices = known.offered.iter().map(|offered| offered.as_str());
                choices.all(|choice| row.contains(&format!("`{choice}`")))
            };
            let row = rows.iter().filter(|row| row.contains(&name)).find(offers);
            assert!(row.is_some(), "{known:?}");
        }
    }
}
