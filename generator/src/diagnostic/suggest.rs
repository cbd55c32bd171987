//! What somebody may have meant.

/// The candidate that is most like `name`, if one is like it at all. Of equals, the first.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Documents are untrusted: comparing is quadratic in the length of names.
    const LONGEST: usize = 100;
    const MOST: usize = 5000;
    if name.len() > LONGEST {
        return None;
    }
    let bound = (name.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().take(MOST) {
        if candidate.len().abs_diff(name.len()) > LONGEST {
            continue;
        }
        let distance = distance(name, candidate);
        if distance <= bound && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters differ; names that differ only in case or punctuation are as good as equal.
fn distance(left: &str, right: &str) -> usize {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|character| character.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    if plain(left) == plain(right) {
        return 0;
    }
    strsim::osa_distance(left, right)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["Pet", "Pets", "user_id", "Topic"];
        assert_eq!(nearest("Pte", names), Some("Pet"));
        assert_eq!(nearest("userId", names), Some("user_id"));
        assert_eq!(nearest("Subscriber", names), None);
    }
}
