//! `multipleOf` as people count: in decimal.

/// Whether a number is a multiple of another, both taken as the shortest decimals that they
/// are written as.
pub(super) fn is_multiple(value: f64, factor: f64) -> bool {
    let (Some(value), Some(factor)) = (Decimal::of(value), Decimal::of(factor)) else {
        return true;
    };
    // value = a * 10^m and factor = b * 10^n, so value / factor = a * 10^(m - n) / b.
    match value.exponent - factor.exponent {
        shift @ 0.. => scaled_remainder(value.digits, shift, factor.digits) == 0,
        shift => 10_u128
            .checked_pow(shift.unsigned_abs())
            .and_then(|scale| factor.digits.checked_mul(scale))
            .is_some_and(|divisor| divisor != 0 && value.digits % divisor == 0),
    }
}

/// `digits * 10^shift % divisor` without ever holding the product.
fn scaled_remainder(digits: u128, shift: i32, divisor: u128) -> u128 {
    if divisor == 0 {
        return 0;
    }
    // A divisor has 17 digits at most, so ten times a remainder fits easily.
    (0..shift).fold(digits % divisor, |rest, _| rest * 10 % divisor)
}

/// The absolute value of a float: `digits * 10^exponent`.
struct Decimal {
    digits: u128,
    exponent: i32,
}

impl Decimal {
    /// `None` for what is no finite number.
    fn of(number: f64) -> Option<Self> {
        let text = format!("{:e}", number.abs());
        let (mantissa, exponent) = text.split_once('e')?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let shift = i32::try_from(fraction.len()).ok()?;
        Some(Self {
            digits: format!("{whole}{fraction}").parse().ok()?,
            exponent: exponent.parse::<i32>().ok()? - shift,
        })
    }
}
