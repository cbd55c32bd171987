//! What is checked of a value beyond its type, and what it is by default, in one line of
//! documentation: `1 to 99. Default: 1.`

use serde_json::Value;

use super::Emitter;
use super::docs::code;
use crate::ir::{Bound, Checks, Shape, Type, TypeUse, compare};

/// Longer patterns say nothing to readers.
const PATTERN: usize = 60;

impl Emitter<'_> {
    /// The line, if there is something to say.
    pub(super) fn limits_line(&self, used: &TypeUse, default: Option<&Value>) -> Option<String> {
        let default = default.map(|default| format!(" Default: `{}`.", code(&default.to_string())));
        let limits = sentence(&words(self.checks_of(used)));
        let parts = limits.into_iter().chain(default);
        Some(parts.collect::<String>()).filter(|line| !line.is_empty())
    }

    /// The limits of a use, or those of the alias that it names.
    fn checks_of<'a>(&'a self, used: &'a TypeUse) -> &'a Checks {
        let mut used = used;
        // An alias that leads to itself was made a newtype, so that this ends.
        while used.checks.is_empty()
            && let Type::Named(id) = used.ty
            && let Shape::Alias(target) = &self.api.types[id].shape
        {
            used = target;
        }
        &used.checks
    }
}

fn sentence(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| format!(" {}.", capitalized(&words.join(", "))))
}

/// With a great letter at the beginning.
pub(super) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// What each limit says; `minimum` and `maximum` are one.
pub(super) fn words(checks: &Checks) -> Vec<String> {
    let Checks {
        format,
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = checks;
    let all = [
        format.map(|format| format!("format `{}`", format.name())),
        count((*min_length, *max_length), "character"),
        pattern.as_deref().map(matching),
        range(minimum.as_ref(), maximum.as_ref()),
        multiple_of
            .as_ref()
            .map(|factor| format!("a multiple of {factor}")),
        count((*min_items, *max_items), "element"),
        unique_items.then(|| "no element twice".to_owned()),
        count((*min_properties, *max_properties), "member"),
    ];
    all.into_iter().flatten().collect()
}

fn matching(pattern: &str) -> String {
    match pattern.len() > PATTERN || pattern.contains('`') {
        true => "matching a pattern".to_owned(),
        false => format!("matching `{}`", code(pattern)),
    }
}

fn range(minimum: Option<&Bound>, maximum: Option<&Bound>) -> Option<String> {
    let least = minimum.map(|bound| match bound.exclusive {
        true => format!("more than {}", bound.limit),
        false => format!("at least {}", bound.limit),
    });
    let most = maximum.map(|bound| match bound.exclusive {
        true => format!("less than {}", bound.limit),
        false => format!("at most {}", bound.limit),
    });
    match (minimum, maximum) {
        (Some(least), Some(most)) if is_range(least, most) => {
            Some(format!("{} to {}", least.limit, most.limit))
        }
        _ => {
            let ends: Vec<String> = least.into_iter().chain(most).collect();
            (!ends.is_empty()).then(|| ends.join(" and "))
        }
    }
}

/// Whether both ends are right, and the first one comes first.
fn is_range(least: &Bound, most: &Bound) -> bool {
    !least.exclusive && !most.exclusive && compare(&least.limit, &most.limit).is_le()
}

fn count((least, most): (Option<u64>, Option<u64>), noun: &str) -> Option<String> {
    let noun = |count: u64| match count {
        1 => noun.to_owned(),
        _ => format!("{noun}s"),
    };
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => {
            Some(format!("exactly {most} {}", noun(most)))
        }
        (Some(least), Some(most)) if least > most => Some(format!(
            "at least {least} and at most {most} {}",
            noun(most)
        )),
        (Some(least), Some(most)) => Some(format!("{least} to {most} {}", noun(most))),
        (Some(least), None) => Some(format!("at least {least} {}", noun(least))),
        (None, Some(most)) => Some(format!("at most {most} {}", noun(most))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{sentence, words};
    use crate::ir::{Bound, Checks};

    fn line(checks: &Checks) -> Option<String> {
        sentence(&words(checks))
    }

    fn bound(limit: i64, exclusive: bool) -> Option<Bound> {
        let limit = limit.into();
        Some(Bound { limit, exclusive })
    }

    #[test]
    fn limits_are_one_sentence() {
        let text = Checks {
            min_length: Some(1),
            max_length: Some(1),
            pattern: Some("^a".to_owned()),
            ..Checks::default()
        };
        let wanted = " Exactly 1 character, matching `^a`.";
        assert_eq!(line(&text).as_deref(), Some(wanted));
        let list = Checks {
            min_items: Some(0),
            max_items: Some(3),
            unique_items: true,
            ..Checks::default()
        };
        let wanted = " At most 3 elements, no element twice.";
        assert_eq!(line(&list).as_deref(), Some(wanted));
        assert_eq!(line(&Checks::default()), None);
    }

    #[test]
    fn ends_are_a_range() {
        let of = |minimum, maximum| {
            line(&Checks {
                minimum,
                maximum,
                ..Checks::default()
            })
        };
        let number = |text: &str| Some(text.to_owned());
        assert_eq!(of(bound(1, false), bound(9, false)), number(" 1 to 9."));
        assert_eq!(of(bound(0, true), None), number(" More than 0."));
        let both = " At least 0 and less than 1.";
        assert_eq!(of(bound(0, false), bound(1, true)), number(both));
    }

    #[test]
    fn what_contradicts_itself_is_no_range() {
        let list = Checks {
            min_items: Some(3),
            max_items: Some(1),
            ..Checks::default()
        };
        let wanted = " At least 3 and at most 1 element.";
        assert_eq!(line(&list).as_deref(), Some(wanted));
        let number = Checks {
            minimum: bound(9, false),
            maximum: bound(1, false),
            ..Checks::default()
        };
        assert_eq!(line(&number).as_deref(), Some(" At least 9 and at most 1."));
    }
}
