//! `format: uri` and what is like it: RFC 3986, RFC 3987 and RFC 6570.

use std::net::Ipv6Addr;

/// Whether a text is a URI with a scheme, or an IRI.
pub(super) fn is_absolute(text: &str, international: bool) -> bool {
    split_scheme(text).is_some_and(|rest| is_rest(rest, international))
}

/// Whether a text is a URI with or without a scheme, or an IRI.
pub(super) fn is_reference(text: &str, international: bool) -> bool {
    let path = &text[..text.find(['?', '#', '/']).unwrap_or(text.len())];
    // A colon in the first segment of the path would end a scheme.
    let is_relative = !path.contains(':') && is_rest(text, international);
    is_relative || is_absolute(text, international)
}

/// What stands behind the scheme.
fn split_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let starts = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (starts && scheme.bytes().all(is_inside)).then_some(rest)
}

/// Authority, path, query and fragment.
fn is_rest(rest: &str, international: bool) -> bool {
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        None => ("", rest),
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
    };
    let consists = |text, others| consists_of(text, others, international);
    is_authority(authority, international)
        && consists(path, ":@/")
        && consists(query, ":@/?")
        && consists(fragment, ":@/?")
}

fn is_authority(authority: &str, international: bool) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = match host.strip_prefix('[') {
        Some(literal) => match literal.split_once(']') {
            Some((address, port)) if is_literal(address) => ("", port),
            _ => return false,
        },
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let port = port.strip_prefix(':').unwrap_or(port);
    consists_of(user, ":", international)
        && consists_of(host, "", international)
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// An address between brackets: one of IPv6, or of a version to come.
fn is_literal(address: &str) -> bool {
    let future = address
        .strip_prefix(['v', 'V'])
        .and_then(|rest| rest.split_once('.'));
    match future {
        None => address.parse::<Ipv6Addr>().is_ok(),
        Some((version, address)) => {
            let is_version = version.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_version
                && !version.is_empty()
                && !address.is_empty()
                && consists_of(address, ":", false)
        }
    }
}

/// Whether a text consists of characters that stand for themselves, escapes and these others.
fn consists_of(text: &str, others: &str, international: bool) -> bool {
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        let is_allowed = match letter {
            '%' => {
                let is_digit =
                    |digit: Option<char>| digit.is_some_and(|digit| digit.is_ascii_hexdigit());
                is_digit(rest.next()) && is_digit(rest.next())
            }
            letter if letter.is_ascii() => {
                letter.is_ascii_alphanumeric()
                    || "-._~!$&'()*+,;=".contains(letter)
                    || others.contains(letter)
            }
            letter => international && !letter.is_control(),
        };
        if !is_allowed {
            return false;
        }
    }
    true
}

/// Whether a text is a template of URIs: literal text and expressions between braces.
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literal, behind)) = rest.split_once('{') {
        let Some((expression, after)) = behind.split_once('}') else {
            return false;
        };
        if !is_template_text(literal) || !is_expression(expression) {
            return false;
        }
        rest = after;
    }
    is_template_text(rest)
}

fn is_template_text(text: &str) -> bool {
    let is_excluded = |letter: char| letter.is_control() || " \"'<>\\^`{|}".contains(letter);
    let escapes = text.split('%').skip(1);
    let is_escape =
        |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    !text.contains(is_excluded) && escapes.into_iter().all(is_escape)
}

fn is_expression(expression: &str) -> bool {
    let variables =
        expression.strip_prefix(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|']);
    let mut variables = variables.unwrap_or(expression).split(',');
    variables.all(|variable| {
        let name = match variable.split_once(':') {
            Some((name, length)) => {
                let is_length = (1..=4).contains(&length.len())
                    && !length.starts_with('0')
                    && length.bytes().all(|byte| byte.is_ascii_digit());
                if is_length { name } else { "" }
            }
            None => variable.strip_suffix('*').unwrap_or(variable),
        };
        let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || b"_.%".contains(&byte);
        !name.is_empty() && name.bytes().all(is_inside) && !name.split('.').any(str::is_empty)
    })
}
