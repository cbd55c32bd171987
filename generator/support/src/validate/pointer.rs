//! `format: json-pointer` and `format: relative-json-pointer`.

/// Whether a text is a JSON pointer, RFC 6901.
pub(super) fn is_pointer(text: &str) -> bool {
    let escapes = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/'))
        && escapes.into_iter().all(|rest| rest.starts_with(['0', '1']))
}

/// Whether a text is a number of steps up and a JSON pointer, or a number of steps and `#`.
pub(super) fn is_relative(text: &str) -> bool {
    let end = text.find(|part: char| !part.is_ascii_digit());
    let (steps, rest) = text.split_at(end.unwrap_or(text.len()));
    let is_number = !steps.is_empty() && (steps == "0" || !steps.starts_with('0'));
    is_number && (rest == "#" || is_pointer(rest))
}
