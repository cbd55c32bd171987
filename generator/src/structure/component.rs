//! The named parts of a document, and the references to them that every document holds once it
//! is loaded.

use std::fmt;

use serde_json::Value;

use super::Kind;

/// Which family of the specification a document follows, as far as its layout goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Swagger 2.0: `definitions`, `parameters` and so on stand at the top.
    Swagger2,
    /// OpenAPI 3.0, 3.1 and 3.2: all of them stand in `components`.
    OpenApi3,
}

impl Dialect {
    /// The family that a document claims to follow, by the member that says so.
    pub fn of(document: &Value) -> Option<Self> {
        if document.get("openapi").is_some() {
            Some(Self::OpenApi3)
        } else {
            document.get("swagger").is_some().then_some(Self::Swagger2)
        }
    }

    /// The members that lead from the document to the section that keeps objects of this kind,
    /// or `None` if this family keeps none.
    pub fn section(self, kind: Kind) -> Option<Section> {
        let (parent, name) = match self {
            Self::OpenApi3 => (Some("components"), openapi3_section(kind)?),
            Self::Swagger2 => (None, swagger2_section(kind)?),
        };
        Some(Section { parent, name })
    }

    /// Every section of this family that references may lead to.
    pub fn sections(self) -> impl Iterator<Item = (Kind, Section)> {
        KEPT_KINDS
            .iter()
            .filter_map(move |&kind| Some((kind, self.section(kind)?)))
    }
}

/// The kinds of objects that some family keeps by name.
const KEPT_KINDS: [Kind; 9] = [
    Kind::Schema,
    Kind::Response,
    Kind::Parameter,
    Kind::Example,
    Kind::RequestBody,
    Kind::Header,
    Kind::SecurityScheme,
    Kind::Link,
    Kind::Callback,
];

/// Path items and media types are left out: OpenAPI 3.0 has no section for them, so they are
/// written out where they are used.
fn openapi3_section(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Schema => "schemas",
        Kind::Response => "responses",
        Kind::Parameter => "parameters",
        Kind::Example => "examples",
        Kind::RequestBody => "requestBodies",
        Kind::Header => "headers",
        Kind::SecurityScheme => "securitySchemes",
        Kind::Link => "links",
        Kind::Callback => "callbacks",
        _ => return None,
    })
}

fn swagger2_section(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Schema => "definitions",
        Kind::Response => "responses",
        Kind::Parameter => "parameters",
        Kind::SecurityScheme => "securityDefinitions",
        _ => return None,
    })
}

/// The place in a document where all named objects of one kind stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section {
    /// The member of the document that the section stands in, if it does not stand at the top.
    pub parent: Option<&'static str>,
    /// The name of the section.
    pub name: &'static str,
}

impl Section {
    /// The members of this section in a document.
    pub fn of<'a>(&self, document: &'a Value) -> Option<&'a serde_json::Map<String, Value>> {
        let parent = match self.parent {
            Some(parent) => document.get(parent)?,
            None => document,
        };
        parent.get(self.name)?.as_object()
    }

    /// The name of the component that a reference leads to, if it leads into this section.
    pub fn name_in<'a>(&self, reference: &'a str) -> Option<&'a str> {
        let mut rest = reference.strip_prefix("#/")?;
        if let Some(parent) = self.parent {
            rest = rest.strip_prefix(parent)?.strip_prefix('/')?;
        }
        rest.strip_prefix(self.name)?.strip_prefix('/')
    }

    /// The text of a reference to a component of this section.
    pub fn reference(&self, name: &str) -> String {
        format!("{self}{name}")
    }
}

/// A section is shown as the beginning of the references into it.
impl fmt::Display for Section {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            Some(parent) => write!(formatter, "#/{parent}/{}/", self.name),
            None => write!(formatter, "#/{}/", self.name),
        }
    }
}

/// A reference of a loaded document: `#/components/schemas/Name`.
///
/// The name is the key of the component to the letter, neither percent-encoded nor with the
/// escapes of a JSON pointer, whatever characters it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ComponentReference<'a> {
    /// The name of the section, such as `schemas`.
    pub section: &'a str,
    /// The key of the component in its section.
    pub name: &'a str,
}

impl<'a> ComponentReference<'a> {
    /// Reads a reference of a loaded OpenAPI 3 document.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (section, name) = text.strip_prefix("#/components/")?.split_once('/')?;
        Some(Self { section, name })
    }
}

impl fmt::Display for ComponentReference<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#/components/{}/{}", self.section, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{ComponentReference, Dialect};
    use crate::structure::Kind;

    #[test]
    fn names_are_kept_to_the_letter() {
        let text = "#/components/schemas/List~1/of %41";
        let reference = ComponentReference::parse(text).expect("is a reference");
        assert_eq!(reference.name, "List~1/of %41");
        assert_eq!(reference.to_string(), text);
        assert_eq!(ComponentReference::parse("#/paths/~1x/get"), None);
    }

    #[test]
    fn each_family_has_its_own_sections() {
        let text = |dialect: Dialect, kind| Some(dialect.section(kind)?.reference("A"));
        assert_eq!(
            text(Dialect::OpenApi3, Kind::Schema).as_deref(),
            Some("#/components/schemas/A")
        );
        assert_eq!(
            text(Dialect::Swagger2, Kind::Schema).as_deref(),
            Some("#/definitions/A")
        );
        assert_eq!(text(Dialect::Swagger2, Kind::Header), None);
        assert_eq!(text(Dialect::OpenApi3, Kind::PathItem), None);
    }
}
