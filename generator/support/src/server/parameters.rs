//! The parameters of a request, each read with its codec.

use super::super::http::{Codec, Parameter, query_without};
use super::super::json::Json;
use super::super::validate::Validate;
use super::super::violation::{Violation, Violations};
use super::backend::Backend;
use super::exchange::Exchange;

impl<B: Backend> Exchange<B> {
    /// A parameter in the path.
    pub fn path<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let text = self.path.iter().find(|(found, _)| *found == name);
        let read = text.and_then(|(_, text)| Parameter::of_path(codec, name, text).read());
        self.required("path", name, read)
    }

    /// A parameter in the query that may be absent.
    pub fn query<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.query.read(codec, name);
        self.optional("query", name, read)
    }

    /// A parameter in the query that must be there.
    pub fn required_query<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.query.read(codec, name);
        self.required("query", name, read)
    }

    /// The query as a whole, if there is one: as it came, without the credentials that the operation
    /// looks for in it.
    pub fn querystring(&self) -> Option<String> {
        let query = self.request.uri.query()?;
        let schemes = self.security.iter().copied().flatten();
        query_without(query, |name| {
            schemes.clone().any(|scheme| scheme.is_in_query(name))
        })
    }

    /// The query as a whole, which must be there.
    pub fn required_querystring(&mut self, name: &'static str) -> Option<String> {
        let read = self.querystring();
        self.required("querystring", name, read.map(Ok))
    }

    /// A parameter in a header that may be absent.
    pub fn header<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.read_header(name, codec);
        self.optional("header", name, read)
    }

    /// A parameter in a header that must be there.
    pub fn required_header<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.read_header(name, codec);
        self.required("header", name, read)
    }

    /// A parameter in a cookie that may be absent.
    pub fn cookie<T: Json + Validate>(&mut self, name: &'static str, codec: Codec) -> Option<T> {
        let read = self.cookies.read(codec, name);
        self.optional("cookie", name, read)
    }

    /// A parameter in a cookie that must be there.
    pub fn required_cookie<T: Json + Validate>(
        &mut self,
        name: &'static str,
        codec: Codec,
    ) -> Option<T> {
        let read = self.cookies.read(codec, name);
        self.required("cookie", name, read)
    }

    fn read_header<T: Json>(&self, name: &str, codec: Codec) -> Option<Result<T, Violations>> {
        // Several headers of one name are one list (RFC 9110, section 5.3).
        let values = self.request.headers.get_all(name).iter();
        let texts: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        if texts.is_empty() {
            return None;
        }
        Parameter::of_header(codec, name, &texts.join(",")).read()
    }

    fn optional<T>(
        &mut self,
        location: &'static str,
        name: &'static str,
        read: Option<Result<T, Violations>>,
    ) -> Option<T> {
        match read? {
            Ok(value) => Some(value),
            Err(violations) => {
                self.note(location, name, violations);
                None
            }
        }
    }

    fn required<T>(
        &mut self,
        location: &'static str,
        name: &'static str,
        read: Option<Result<T, Violations>>,
    ) -> Option<T> {
        if read.is_none() {
            self.note(
                location,
                name,
                Violation::new("required", "is missing").into(),
            );
        }
        self.optional(location, name, read)
    }

    fn note(&mut self, location: &'static str, name: &str, violations: Violations) {
        let mut below = Violations::default();
        below.extend_below(name, violations);
        self.violations.extend_below(location, below);
    }
}
