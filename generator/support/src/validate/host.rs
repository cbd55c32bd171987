//! `format: hostname` and `format: email`, with and without characters beyond ASCII.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether a text is the name of a host: labels of letters, digits and inner hyphens.
pub(super) fn is_hostname(text: &str, international: bool) -> bool {
    // RFC 3490 has three more dots.
    let dots: &[char] = match international {
        true => &['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'],
        false => &['.'],
    };
    text.chars().count() <= 253 && text.split(dots).all(|label| is_label(label, international))
}

fn is_label(label: &str, international: bool) -> bool {
    let is_inside = |letter: char| match letter.is_ascii() {
        true => letter.is_ascii_alphanumeric() || letter == '-',
        false => international && !letter.is_whitespace() && !letter.is_control(),
    };
    let length = label.chars().count();
    (1..=63).contains(&length)
        && label.chars().all(is_inside)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether a text is an address of email: a dotted or quoted local part and a host.
pub(super) fn is_mailbox(text: &str, international: bool) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_local = match local
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(quoted) => is_quoted(quoted, international),
        None => local.split('.').all(|atom| is_atom(atom, international)),
    };
    is_local && local.len() <= 64 && is_domain(domain, international)
}

fn is_atom(atom: &str, international: bool) -> bool {
    let is_inside = |letter: char| match letter.is_ascii() {
        true => letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter),
        false => international,
    };
    !atom.is_empty() && atom.chars().all(is_inside)
}

/// What may stand between quotation marks: anything that is printed, with a backslash before
/// quotation marks and backslashes.
fn is_quoted(text: &str, international: bool) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '\\' => letters.next(),
            '"' => None,
            other => Some(other),
        };
        let is_printed = |letter: char| match letter.is_ascii() {
            true => (' '..='~').contains(&letter),
            false => international,
        };
        if !letter.is_some_and(is_printed) {
            return false;
        }
    }
    true
}

fn is_domain(domain: &str, international: bool) -> bool {
    let literal = domain
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    match literal {
        None => is_hostname(domain, international),
        Some(address) => match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => address.parse::<Ipv4Addr>().is_ok(),
        },
    }
}
