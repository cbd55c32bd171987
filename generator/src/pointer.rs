//! JSON Pointer (RFC 6901): where in a document something stands.

use std::fmt;

/// A JSON pointer in its text form, each reference token escaped.
///
/// The root of the document is the empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer from its text form, which has already been percent-decoded
    /// if it came from a URI fragment.
    ///
    /// Returns `None` for text that is neither empty nor starts with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The pointer of a member of the object that this one points at.
    pub fn member(&self, name: &str) -> Self {
        let mut pointer = self.clone();
        pointer.push_member(name);
        pointer
    }

    /// The pointer of an element of the array that this one points at.
    pub fn element(&self, index: usize) -> Self {
        let mut pointer = self.clone();
        pointer.push_element(index);
        pointer
    }

    /// Goes on to a member of the object that this one points at.
    pub fn push_member(&mut self, name: &str) {
        self.0.reserve(1 + name.len());
        self.0.push('/');
        for character in name.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// Goes on to an element of the array that this one points at.
    pub fn push_element(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// This pointer and the pointers of everything it stands in, innermost first; the last one
    /// is the root.
    pub fn ancestors(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |text| {
            text.rsplit_once('/').map(|(parent, _)| parent)
        })
    }

    /// The unescaped reference tokens, outermost first.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is left of this pointer below `ancestor`, or `None` if it does not stand below it.
    pub fn below(&self, ancestor: &Self) -> Option<&str> {
        let rest = self.0.strip_prefix(&ancestor.0)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    /// This pointer moved below another one.
    pub fn join(&self, rest: &str) -> Self {
        Self(format!("{}{rest}", self.0))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn members_are_escaped_and_read_back() {
        let pointer = Pointer::root()
            .member("paths")
            .member("/v1/{id}~x")
            .element(2);
        assert_eq!(pointer.as_str(), "/paths/~1v1~1{id}~0x/2");
        let tokens: Vec<_> = pointer.tokens().collect();
        assert_eq!(tokens, ["paths", "/v1/{id}~x", "2"]);
    }

    #[test]
    fn below_compares_whole_tokens() {
        let schemas = Pointer::root().member("schemas");
        assert_eq!(schemas.member("A").below(&schemas), Some("/A"));
        assert_eq!(Pointer::root().member("schemasX").below(&schemas), None);
    }
}
