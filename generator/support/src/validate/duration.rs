//! `format: duration`.

/// Whether a text is a duration of ISO 8601: `P3Y6M4DT12H30M5S`, `P2W`, `PT0.5S`.
///
/// RFC 3339 appendix A forbids to leave out a unit between two others and has no fractions; both
/// are widely sent, and mean what they say.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(parts) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match parts.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (parts, None),
    };
    let has_week = date.ends_with('W');
    match time {
        None if has_week => has_units(date, "W"),
        None => !date.is_empty() && has_units(date, "YMD"),
        Some(time) => has_whole_units(date, "YMD") && !time.is_empty() && has_units(time, "HMS"),
    }
}

fn has_whole_units(text: &str, units: &str) -> bool {
    !text.contains(['.', ',']) && has_units(text, units)
}

/// Whether a text is numbers, each with one of the units behind it, which are in order. The last
/// number may have a fraction.
fn has_units(text: &str, units: &str) -> bool {
    let mut rest = text;
    let mut left = units;
    while !rest.is_empty() {
        let Some(end) = rest.find(|part: char| part.is_ascii_alphabetic()) else {
            return false;
        };
        let (number, behind) = rest.split_at(end);
        let (unit, behind) = behind.split_at(1);
        let Some(place) = left.find(unit) else {
            return false;
        };
        let is_last = behind.is_empty();
        if !is_number(number, is_last) {
            return false;
        }
        left = &left[place + 1..];
        rest = behind;
    }
    true
}

fn is_number(text: &str, fraction_allowed: bool) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['.', ',']) {
        Some((whole, fraction)) => fraction_allowed && is_digits(whole) && is_digits(fraction),
        None => is_digits(text),
    }
}
