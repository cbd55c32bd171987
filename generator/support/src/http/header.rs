//! Declared response headers, typed.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::json::Json;
use super::super::violation::Violations;
use super::codec::Codec;
use super::decode::Parameter;
use super::encode::{Unencodable, header_text};

/// A declared response header and the type of its value. The same descriptor reads it on the
/// client and writes it on the server.
pub struct Header<T> {
    name: &'static str,
    ty: PhantomData<fn() -> T>,
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> Header<T> {
    /// A header by its name in lower case.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            ty: PhantomData,
        }
    }

    /// The name in lower case.
    pub fn name(self) -> &'static str {
        self.name
    }
}

impl<T: Json> Header<T> {
    /// Reads the header; `None` if it is not there.
    pub fn read(self, headers: &HeaderMap) -> Result<Option<T>, InvalidHeader> {
        let Some(value) = headers.get(self.name) else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(value.as_bytes());
        let read = Parameter::of_header(Codec::SIMPLE, self.name, &text).read();
        read.transpose().map_err(|violations| InvalidHeader {
            name: self.name,
            violations,
        })
    }

    /// Writes the header.
    pub fn write(self, value: &T, headers: &mut HeaderMap) -> Result<(), Unencodable> {
        let invalid = |_| Unencodable::new(format!("the header `{}` can't hold this", self.name));
        let name = HeaderName::from_bytes(self.name.as_bytes());
        let name =
            name.map_err(|_| Unencodable::new(format!("`{}` names no header", self.name)))?;
        if let Some(text) = header_text(Codec::SIMPLE, value)? {
            let value =
                HeaderValue::from_str(&text).or_else(|_| HeaderValue::from_bytes(text.as_bytes()));
            headers.insert(name, value.map_err(invalid)?);
        }
        Ok(())
    }
}

/// A header that is there, but not as declared.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidHeader {
    /// The name of the header.
    pub name: &'static str,
    /// What is wrong with it.
    pub violations: Violations,
}

impl fmt::Display for InvalidHeader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the header `{}` {}", self.name, self.violations)
    }
}

impl std::error::Error for InvalidHeader {}
