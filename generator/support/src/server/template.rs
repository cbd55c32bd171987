//! Path templates: which of them a path fits, and the text of its parameters.

/// A path template, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Template {
    segments: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug)]
enum Piece {
    Literal(&'static str),
    Parameter(&'static str),
}

impl Template {
    pub(super) fn new(path: &'static str) -> Self {
        let segments = path.strip_prefix('/').unwrap_or(path).split('/');
        Self {
            segments: segments.map(pieces).collect(),
        }
    }

    /// The path as axum routes it: a whole segment for each that has a parameter in it, named by
    /// its position, so that templates never disagree about a name.
    pub(super) fn route(&self) -> String {
        let mut route = String::new();
        for (position, segment) in self.segments.iter().enumerate() {
            route.push('/');
            match segment.as_slice() {
                [Piece::Literal(text)] => {
                    route.push_str(&text.replace('{', "{{").replace('}', "}}"));
                }
                [] => {}
                _ => route.push_str(&format!("{{p{position}}}")),
            }
        }
        route
    }

    /// How much of the template is fixed: of two that fit, the one with more of it is meant.
    pub(super) fn fixed(&self) -> usize {
        let pieces = self.segments.iter().flatten();
        pieces
            .map(|piece| match piece {
                Piece::Literal(text) => text.len(),
                Piece::Parameter(_) => 0,
            })
            .sum()
    }

    /// The text of each parameter, not decoded, if the path fits.
    pub(super) fn captures<'p>(&self, path: &'p str) -> Option<Vec<(&'static str, &'p str)>> {
        let texts: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
        if texts.len() != self.segments.len() {
            return None;
        }
        let mut captures = Vec::new();
        for (segment, text) in self.segments.iter().zip(texts) {
            capture(segment, text, &mut captures)?;
        }
        Some(captures)
    }
}

fn pieces(segment: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((before, behind)) = rest.split_once('{')
        && let Some((name, after)) = behind.split_once('}')
    {
        if !before.is_empty() {
            pieces.push(Piece::Literal(before));
        }
        pieces.push(Piece::Parameter(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    pieces
}

/// Each parameter ends where the literal behind it first appears; what ends the segment is looked
/// for at its end.
fn capture<'p>(
    pieces: &[Piece],
    text: &'p str,
    captures: &mut Vec<(&'static str, &'p str)>,
) -> Option<()> {
    let mut rest = text;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(literal) => rest = rest.strip_prefix(literal)?,
            Piece::Parameter(name) => {
                let end = parameter_end(rest, &pieces[index + 1..])?;
                captures.push((name, rest.get(..end)?));
                rest = rest.get(end..)?;
            }
        }
    }
    rest.is_empty().then_some(())
}

/// Where a parameter ends that the text begins with. Something belongs to every parameter, hence
/// the search behind its first character.
fn parameter_end(text: &str, next: &[Piece]) -> Option<usize> {
    match next {
        [] => Some(text.len()),
        [Piece::Literal(last)] => Some(text.strip_suffix(last)?.len()).filter(|end| *end > 0),
        [Piece::Literal(literal), ..] => Some(1 + text.get(1..)?.find(literal)?),
        [Piece::Parameter(_), ..] => Some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn parameters_may_be_part_of_a_segment() {
        let template = Template::new("/files/{name}.{ending}");
        assert_eq!(template.route(), "/files/{p1}");
        let captures = template.captures("/files/a%2Fb.json");
        assert_eq!(captures, Some(vec![("name", "a%2Fb"), ("ending", "json")]));
        assert_eq!(template.captures("/files/plain"), None);
        assert_eq!(template.captures("/files/a.b/c"), None);
        let ending = Template::new("/{name}.json");
        let captures = ending.captures("/a.json.json");
        assert_eq!(captures, Some(vec![("name", "a.json")]));
        assert_eq!(ending.captures("/.json"), None);
    }
}
