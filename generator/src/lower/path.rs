//! Path templates.

use crate::ir::PathSegment;

/// Takes a path template apart. Braces without a partner are plain text.
pub(super) fn lower_path(path: &str) -> Vec<PathSegment> {
    let mut segments = Vec::new();
    let mut literal = String::new();
    let mut rest = path;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else {
            break;
        };
        literal.push_str(&rest[..start]);
        let name = &rest[start + 1..start + length];
        if !literal.is_empty() {
            segments.push(PathSegment::Literal(std::mem::take(&mut literal)));
        }
        segments.push(PathSegment::Parameter(name.to_owned()));
        rest = &rest[start + length + 1..];
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        segments.push(PathSegment::Literal(literal));
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::{PathSegment, lower_path};

    #[test]
    fn parameters_may_stand_beside_text() {
        let literal = |text: &str| PathSegment::Literal(text.into());
        let parameter = |name: &str| PathSegment::Parameter(name.into());
        assert_eq!(
            lower_path("/a/{id}.json"),
            [literal("/a/"), parameter("id"), literal(".json")]
        );
        assert_eq!(
            lower_path("/{a}{b}"),
            [literal("/"), parameter("a"), parameter("b")]
        );
        assert_eq!(lower_path("/odd{brace"), [literal("/odd{brace")]);
    }
}
