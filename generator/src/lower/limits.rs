//! Limits that hold together: the tighter ones of two schemas, and those that no value passes.

use std::cmp::Ordering;

use serde_json::Number;

use super::context::Context;
use super::scalar::{fraction_of, takes_none};
use crate::diagnostic::Code;
use crate::ir::{Bound, Checks, compare, integer_of};
use crate::resolve::SchemaId;

/// The limits that say what both say, but for patterns and divisors that differ: of those, the
/// second ones.
pub(super) fn combine_checks(first: Checks, second: Checks) -> Checks {
    Checks {
        // It follows from the keyword, once all parts are together.
        format: None,
        min_length: first.min_length.max(second.min_length),
        max_length: least(first.max_length, second.max_length),
        pattern: second.pattern.or(first.pattern),
        minimum: tighter(first.minimum, second.minimum, Ordering::Greater),
        maximum: tighter(first.maximum, second.maximum, Ordering::Less),
        multiple_of: combine_multiple(first.multiple_of, second.multiple_of),
        min_items: first.min_items.max(second.min_items),
        max_items: least(first.max_items, second.max_items),
        unique_items: first.unique_items || second.unique_items,
        min_properties: first.min_properties.max(second.min_properties),
        max_properties: least(first.max_properties, second.max_properties),
    }
}

fn least(first: Option<u64>, second: Option<u64>) -> Option<u64> {
    match (first, second) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

/// The bound that is on the inner side; of equal limits, the one that is excluded.
fn tighter(first: Option<Bound>, second: Option<Bound>, inner: Ordering) -> Option<Bound> {
    let (Some(first), Some(second)) = (&first, &second) else {
        return second.or(first);
    };
    let order = compare(&first.limit, &second.limit);
    let first_wins = order == inner || order == Ordering::Equal && first.exclusive;
    Some(if first_wins { first } else { second }.clone())
}

/// The larger of two divisors where one is a multiple of the other, else the last: the first one
/// is an assertion of its own then.
fn combine_multiple(first: Option<Number>, second: Option<Number>) -> Option<Number> {
    let (Some(one), Some(other)) = (&first, &second) else {
        return second.or(first);
    };
    if is_multiple(one, other) {
        first
    } else {
        second
    }
}

/// Whether one divisor says all that the other one does: as decimals, since that is how both are
/// written.
pub(super) fn is_multiple(one: &Number, other: &Number) -> bool {
    let quotient = fraction(one).zip(fraction(other));
    quotient.is_some_and(|((one, scale), (other, other_scale))| {
        let dividend = one.checked_mul(other_scale);
        let divisor = other.checked_mul(scale).filter(|divisor| *divisor > 0);
        let parts = dividend.zip(divisor);
        parts.is_some_and(|(dividend, divisor)| dividend.is_multiple_of(divisor))
    })
}

/// The numerator and the denominator of a number, where they are not too large.
fn fraction(number: &Number) -> Option<(u128, u128)> {
    if let Some(integer) = integer_of(number) {
        return Some((integer.unsigned_abs(), 1));
    }
    let (digits, scale) = fraction_of(number.as_f64()?)?;
    Some((digits.into(), scale.into()))
}

/// Tells of two limits between which no value of a type is.
pub(super) fn report_crossed(cx: &mut Context<'_>, id: SchemaId, ty: &str, checks: &Checks) {
    let crossed = |least: Option<u64>, greatest: Option<u64>| {
        let ends = least.zip(greatest);
        ends.is_some_and(|(least, greatest)| least > greatest)
    };
    let (least, greatest, is_crossed) = match ty {
        "string" => (
            "minLength",
            "maxLength",
            crossed(checks.min_length, checks.max_length),
        ),
        "array" => (
            "minItems",
            "maxItems",
            crossed(checks.min_items, checks.max_items),
        ),
        "object" => (
            "minProperties",
            "maxProperties",
            crossed(checks.min_properties, checks.max_properties),
        ),
        "integer" | "number" => ("minimum", "maximum", takes_none(ty, checks)),
        _ => return,
    };
    if is_crossed {
        cx.report(
            Code::Contradiction,
            id,
            format!(
                "no {ty} is between `{least}` and `{greatest}`, so that validation refuses all"
            ),
            "correct one of the limits",
        );
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use serde_json::Number;

    use super::{is_multiple, tighter};
    use crate::ir::Bound;

    fn number(text: &str) -> Number {
        text.parse().expect("is a number")
    }

    #[test]
    fn the_inner_bound_wins_however_large_it_is() {
        let bound = |text: &str| {
            let limit = number(text);
            Some(Bound {
                limit,
                exclusive: false,
            })
        };
        let lower = |one: &str, other: &str| {
            let found = tighter(bound(one), bound(other), Ordering::Greater);
            found.map(|bound| bound.limit.to_string())
        };
        let (less, more) = ("9007199254740992", "9007199254740993");
        assert_eq!(lower(less, more).as_deref(), Some(more));
        assert_eq!(lower(more, less).as_deref(), Some(more));
        assert_eq!(lower("1e300", less).as_deref(), Some("1e+300"));
        assert_eq!(lower("0.5", "-3").as_deref(), Some("0.5"));
    }

    #[test]
    fn divisors_are_decimals() {
        let is = |one: &str, other: &str| is_multiple(&number(one), &number(other));
        assert!(is("0.3", "0.1") && is("6", "1.5") && is("0.1", "0.1"));
        assert!(!is("0.1", "0.3") && !is("7", "2") && !is("1", "0"));
        assert!(!is("18446744073709551615", "2"));
    }
}
