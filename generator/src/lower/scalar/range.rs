//! `minimum`, `maximum` and `multipleOf`, as they concern the type.

use serde_json::Number;

use crate::ir::{Bound, Checks, Type, integer_of};

/// The range that a schema states; where it states no end, that of the type it would have.
pub(super) fn explicit_range(checks: &Checks, own: (i128, i128)) -> (i128, i128) {
    let end = |bound: &Option<Bound>, own: i128| bound.as_ref().map_or(own, limit);
    (end(&checks.minimum, own.0), end(&checks.maximum, own.1))
}

/// The integer at an end of a range; one with a fraction is cut off, which leaves it inside of the
/// same types.
///
/// Tools that know no integers but floats write the ends of 64 bits rounded, as
/// `9223372036854776000`: such a bound stands for the end that it was made of.
fn limit(bound: &Bound) -> i128 {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;
    let float = bound.limit.as_f64().unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "powers of two are floats; casts saturate"
    )]
    match float {
        _ if float == TWO_TO_63 => i64::MAX.into(),
        _ if float == TWO_TO_64 => u64::MAX.into(),
        _ => integer_of(&bound.limit).unwrap_or(float as i128),
    }
}

/// A bound as it concerns the type: among integers, one with a fraction moves inward.
pub(super) fn bound_of(ty: &Type, bound: Option<&Bound>, inward: fn(f64) -> f64) -> Option<Bound> {
    let mut bound = bound.cloned()?;
    let limit = bound.limit.as_f64();
    if let (Type::Integer(_), Some(limit)) = (ty, limit.filter(|limit| limit.fract() != 0.0)) {
        // A float with a fraction is far inside of the range of 64 bits.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is a small whole number"
        )]
        let whole = inward(limit) as i64;
        bound = Bound {
            limit: Number::from(whole),
            exclusive: false,
        };
    }
    asserts(ty, &bound).then_some(bound)
}

/// Whether a bound says more than the range of the Rust type does.
fn asserts(ty: &Type, bound: &Bound) -> bool {
    let Type::Integer(integer) = ty else {
        return true;
    };
    let (min, max) = integer.range();
    let limit = limit(bound);
    // What no integer type reaches is no bound of one.
    integer_of(&bound.limit).is_some()
        && ((min < limit && limit < max) || (bound.exclusive && (limit == min || limit == max)))
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

    use super::{explicit_range, multiple_of};
    use crate::ir::{Bound, Checks, Integer, Type};

    #[test]
    fn rounded_ends_stand_for_what_they_were_made_of() {
        let bound = |limit: f64| {
            let limit = Number::from_f64(limit).expect("is finite");
            Some(Bound {
                limit,
                exclusive: false,
            })
        };
        let range = |minimum, maximum| {
            let checks = Checks {
                minimum: bound(minimum),
                maximum: bound(maximum),
                ..Checks::default()
            };
            explicit_range(&checks, (0, 0))
        };
        let rounded = range(-9_223_372_036_854_776_000.0, 9_223_372_036_854_776_000.0);
        assert_eq!(rounded, Integer::I64.range());
        assert_eq!(
            range(-0.5, 18_446_744_073_709_552_000.0),
            Integer::U64.range()
        );
        assert_eq!(range(-1e30, 1e300).1, i128::MAX);
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
