//! `minimum`, `maximum` and `multipleOf`, as they concern the type.

use std::cmp::Ordering;

use serde_json::Number;

use crate::ir::{Bound, Checks, Type, compare, integer_of};

/// The end of a range that a bound is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Greatest,
}

/// The integers between which all of a range are: its ends, and where it states none, that of the
/// type it would have. That one gives way to a stated end beyond it.
pub(super) fn explicit_range(checks: &Checks, own: (i128, i128)) -> (i128, i128) {
    let least = checks.minimum.as_ref().map(|bound| End::Least.of(bound));
    let greatest = checks.maximum.as_ref();
    let greatest = greatest.map(|bound| End::Greatest.of(bound));
    match (least, greatest) {
        (Some(least), Some(greatest)) => (least, greatest),
        (Some(least), None) => (least, own.1.max(least)),
        (None, Some(greatest)) => (own.0.min(greatest), greatest),
        (None, None) => own,
    }
}

impl End {
    /// The outermost integer that a bound takes, if integers had no end; beyond 128 bits, the
    /// last one there is.
    fn of(self, bound: &Bound) -> i128 {
        let (limit, is_inside) = self.limit(&bound.limit);
        match self {
            _ if !bound.exclusive || is_inside => limit,
            Self::Least => limit.saturating_add(1),
            Self::Greatest => limit.saturating_sub(1),
        }
    }

    /// The integer at a limit or next to it, and whether it is inside even where the limit itself
    /// is not.
    ///
    /// Tools that know no integers but floats write the ends of 64 bits rounded: such a maximum
    /// stands for the end that it was made of.
    fn limit(self, limit: &Number) -> (i128, bool) {
        if self == Self::Greatest
            && let Some(end) = rounded_end(limit)
        {
            return (end, true);
        }
        match integer_of(limit) {
            Some(integer) => (integer, false),
            None => (self.inward(limit), true),
        }
    }

    /// The next integer inside of a limit that is none.
    fn inward(self, limit: &Number) -> i128 {
        let float = limit.as_f64().unwrap_or_default();
        let whole = match self {
            Self::Least => float.ceil(),
            Self::Greatest => float.floor(),
        };
        #[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
        let whole = whole as i128;
        whole
    }
}

/// Whether no number of a type is in a range.
pub(in crate::lower) fn takes_none(ty: &str, checks: &Checks) -> bool {
    let (Some(minimum), Some(maximum)) = (&checks.minimum, &checks.maximum) else {
        return false;
    };
    if ty == "integer" {
        return End::Least.of(minimum) > End::Greatest.of(maximum);
    }
    match compare(&minimum.limit, &maximum.limit) {
        Ordering::Less => false,
        Ordering::Equal => minimum.exclusive || maximum.exclusive,
        Ordering::Greater => true,
    }
}

/// The greatest integer of 64 bits that a limit is the rounded form of: the float next to it, or
/// the fewest digits of that float.
fn rounded_end(limit: &Number) -> Option<i128> {
    const FEWEST_DIGITS: u64 = 9_223_372_036_854_776_000;
    if limit.as_u64() == Some(FEWEST_DIGITS) {
        return Some(i64::MAX.into());
    }
    let float = integer_of(limit).filter(|_| limit.is_f64())?;
    let ends = [i128::from(i64::MAX), i128::from(u64::MAX)];
    ends.into_iter().find(|end| float == end + 1)
}

/// A bound as it concerns the type: among integers, one with a fraction moves inward, and one that
/// says no more than the range of the Rust type does is none.
pub(super) fn bound_of(ty: &Type, bound: Option<&Bound>, end: End) -> Option<Bound> {
    let bound = bound?;
    let Type::Integer(integer) = ty else {
        return Some(bound.clone());
    };
    let (min, max) = integer.range();
    let outermost = end.of(bound);
    let says_more = match end {
        End::Least => min < outermost,
        End::Greatest => outermost < max,
    };
    if !says_more {
        return None;
    }
    if integer_of(&bound.limit).is_some() {
        return Some(bound.clone());
    }
    Some(Bound {
        limit: Number::from_i128(outermost)?,
        exclusive: false,
    })
}

/// The divisor as it concerns the type: an integer that is a multiple of 1.5 is one of 3.
pub(super) fn multiple_of(ty: &Type, factor: Option<&Number>) -> Option<Number> {
    let factor = factor.filter(|factor| factor.as_f64().is_some_and(|factor| factor > 0.0))?;
    if !matches!(ty, Type::Integer(_)) || integer_of(factor).is_some() {
        return Some(factor.clone());
    }
    let (digits, scale) = fraction_of(factor.as_f64()?)?;
    let whole = digits / greatest_common_divisor(digits, scale);
    (whole > 1).then(|| Number::from(whole))
}

/// The numerator and the denominator of a decimal; None where the integers are too large.
pub(in crate::lower) fn fraction_of(number: f64) -> Option<(u64, u64)> {
    let text = format!("{number:e}");
    let (mantissa, exponent) = text.split_once('e')?;
    let places = mantissa
        .split_once('.')
        .map_or(0, |(_, places)| places.len());
    let exponent = exponent.parse::<i32>().ok()? - i32::try_from(places).ok()?;
    let digits = mantissa.replace('.', "").parse().ok()?;
    let scale = 10_u64.checked_pow(u32::try_from(-exponent).ok()?)?;
    Some((digits, scale))
}

fn greatest_common_divisor(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use serde_json::Number;

    use super::{End, bound_of, explicit_range, multiple_of};
    use crate::ir::{Bound, Checks, Integer, Type};

    fn bound(text: &str, exclusive: bool) -> Option<Bound> {
        let limit = text.parse().ok()?;
        Some(Bound { limit, exclusive })
    }

    /// The range of bounds that are included, of a schema that would be an `i32`.
    fn range(minimum: &str, maximum: &str) -> (i128, i128) {
        let checks = Checks {
            minimum: bound(minimum, false),
            maximum: bound(maximum, false),
            ..Checks::default()
        };
        explicit_range(&checks, Integer::I32.range())
    }

    #[test]
    fn rounded_ends_stand_for_what_they_were_made_of() {
        let (least, greatest) = Integer::I64.range();
        for end in [
            "9223372036854776000",
            "9.223372036854776e18",
            "9223372036854775807",
        ] {
            assert_eq!(range("-9223372036854776000", end), (least, greatest));
        }
        for end in ["18446744073709552000", "1.8446744073709552E+19"] {
            assert_eq!(range("-0.5", end), Integer::U64.range());
        }
        assert_eq!(range("-1e30", "1e300").1, i128::MAX);
    }

    #[test]
    fn their_neighbours_stand_for_themselves() {
        for (text, integer) in [
            ("9223372036854775800", 9_223_372_036_854_775_800),
            ("9223372036854775806", 9_223_372_036_854_775_806),
            ("9223372036854775808", 9_223_372_036_854_775_808),
            ("9223372036854775810", 9_223_372_036_854_775_810),
            ("9223372036854775999", 9_223_372_036_854_775_999),
            ("9223372036854776001", 9_223_372_036_854_776_001),
            ("18446744073709551000", 18_446_744_073_709_551_000),
            ("18446744073709551614", 18_446_744_073_709_551_614),
            ("18446744073709551615", 18_446_744_073_709_551_615),
        ] {
            assert_eq!(range(text, text), (integer, integer));
        }
    }

    #[test]
    fn an_end_that_is_not_stated_gives_way() {
        let (least, greatest) = Integer::I32.range();
        assert_eq!(range("5", ""), (5, greatest));
        assert_eq!(range("", "5"), (least, 5));
        assert_eq!(range("2147483648", ""), (2_147_483_648, 2_147_483_648));
        assert_eq!(range("", "-2147483649"), (-2_147_483_649, -2_147_483_649));
    }

    #[test]
    fn what_the_type_says_is_not_checked() {
        let checked = |integer, text: &str, exclusive, end| {
            let bound = bound(text, exclusive);
            let bound = bound_of(&Type::Integer(integer), bound.as_ref(), end);
            bound.map(|bound| (bound.limit.to_string(), bound.exclusive))
        };
        let (i64, u64) = (Integer::I64, Integer::U64);
        assert_eq!(
            checked(i64, "9223372036854775807", false, End::Greatest),
            None
        );
        assert_eq!(
            checked(i64, "9223372036854775808", true, End::Greatest),
            None
        );
        assert_eq!(
            checked(i64, "9223372036854776000", true, End::Greatest),
            None
        );
        assert_eq!(checked(u64, "-1", true, End::Least), None);
        for (text, exclusive) in [
            ("9223372036854775800", false),
            ("9223372036854775807", true),
        ] {
            let wanted = Some((text.to_owned(), exclusive));
            assert_eq!(checked(i64, text, exclusive, End::Greatest), wanted);
        }
        let inward = Some(("1".to_owned(), false));
        assert_eq!(checked(u64, "0.5", true, End::Least), inward);
        assert_eq!(checked(u64, "1.5", true, End::Greatest), inward);
    }

    #[test]
    fn integers_have_whole_divisors() {
        let whole = |factor: f64| {
            let factor = Number::from_f64(factor).expect("is finite");
            let whole = multiple_of(&Type::Integer(Integer::I64), Some(&factor));
            whole.map(|whole| whole.to_string())
        };
        assert_eq!(whole(1.5).as_deref(), Some("3"));
        assert_eq!(whole(0.5), None);
        assert_eq!(whole(0.01), None);
        assert_eq!(whole(2.25).as_deref(), Some("9"));
        assert_eq!(whole(-2.0), None);
    }
}
