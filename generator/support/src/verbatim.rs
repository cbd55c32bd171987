//! Values whose text says more than they do.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// A type that is a string on the wire.
pub trait Text: Sized {
    /// What JSON Schema calls the format, for messages.
    const FORMAT: &'static str;

    /// Reads a text; `None` if it is not one of this format.
    fn parse(text: &str) -> Option<Self>;

    /// The text that is written for a value that was made here.
    fn canonical(&self) -> String;
}

/// A value together with the text that it was read from, so that it is written back
/// unchanged: `2024-01-01T00:00:00.000Z` keeps its fraction.
///
/// It compares and hashes by value. The text is kept only where it isn't the canonical one.
#[derive(Clone, Debug, Default)]
pub struct Verbatim<T> {
    value: T,
    text: Option<Box<str>>,
}

impl<T: Text> Verbatim<T> {
    /// A value whose text is the canonical one.
    pub fn new(value: T) -> Self {
        Self { value, text: None }
    }

    /// Reads a text; `None` if it is not one of this format.
    pub fn parse(text: &str) -> Option<Self> {
        let value = T::parse(text)?;
        let text = (value.canonical() != text).then(|| text.into());
        Some(Self { value, text })
    }

    /// The text that was read, or the canonical one.
    pub fn to_text(&self) -> String {
        self.text
            .as_deref()
            .map_or_else(|| self.value.canonical(), str::to_owned)
    }

    /// The value without its text.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Verbatim<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Text> From<T> for Verbatim<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: PartialEq> PartialEq for Verbatim<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Verbatim<T> {}

impl<T: PartialOrd> PartialOrd for Verbatim<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord> Ord for Verbatim<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Hash> Hash for Verbatim<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: Text> fmt::Display for Verbatim<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => formatter.write_str(text),
            None => formatter.write_str(&self.value.canonical()),
        }
    }
}

impl<T: Text> std::str::FromStr for Verbatim<T> {
    type Err = NotOfFormat;

    fn from_str(text: &str) -> Result<Self, NotOfFormat> {
        Self::parse(text).ok_or(NotOfFormat(T::FORMAT))
    }
}

/// A text is not of the format that its type asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOfFormat(&'static str);

impl fmt::Display for NotOfFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "is not {}", with_article(self.0))
    }
}

impl std::error::Error for NotOfFormat {}

/// The name of a format in a sentence: a `uuid`, an `email`. Of text that is said to be a `byte`,
/// the encoding is what can be wrong.
pub(super) fn with_article(format: &str) -> String {
    if let "byte" | "base64url" = format {
        return format.replace("byte", "base64");
    }
    let article = if format.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {format}")
}
