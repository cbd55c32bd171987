//! Numbers as their decimal digits, without a limit to how many there are.
//!
//! Nothing here ever writes an exponent out as zeros, so that `1e999999999` costs no more than
//! its text.

use std::cmp::Ordering;

/// A number: `0.digits * 10^point`, with neither leading nor trailing zeros.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Digits {
    negative: bool,
    digits: Box<[u8]>,
    point: i64,
}

impl Digits {
    /// Reads a number as JSON writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
            None => (rest, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let is_number = !whole.is_empty() && (whole == "0" || !whole.starts_with('0'));
        let bytes = || whole.bytes().chain(fraction.bytes());
        if !is_number || !bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let zeros = bytes().take_while(|byte| *byte == b'0').count();
        let mut digits: Vec<u8> = bytes().skip(zeros).map(|byte| byte - b'0').collect();
        let length = digits.iter().rposition(|digit| *digit != 0);
        digits.truncate(length.map_or(0, |last| last + 1));
        if digits.is_empty() {
            return Some(Self::zero());
        }
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()?;
        Some(Self {
            negative,
            digits: digits.into(),
            point: point.saturating_add(exponent),
        })
    }

    /// The shortest decimal that reads back as this float; `None` for what is no finite number.
    pub(super) fn of(number: f64) -> Option<Self> {
        Self::parse(&format!("{number:e}"))
    }

    fn zero() -> Self {
        Self {
            negative: false,
            digits: Box::default(),
            point: 0,
        }
    }

    /// The number as an integer, if it is one that fits.
    pub(super) fn as_integer(&self) -> Option<i128> {
        let places = usize::try_from(self.point).unwrap_or_default();
        // 39 digits are beyond the range already.
        if places < self.digits.len() || places > 39 {
            return (self.digits.is_empty()).then_some(0);
        }
        let digits = self.digits.iter().copied().chain(std::iter::repeat(0));
        digits.take(places).try_fold(0_i128, |number, digit| {
            let digit = i128::from(if self.negative { -1 } else { 1 }) * i128::from(digit);
            number.checked_mul(10)?.checked_add(digit)
        })
    }

    /// Whether there is no fraction.
    pub(super) fn is_integral(&self) -> bool {
        usize::try_from(self.point).unwrap_or_default() >= self.digits.len()
    }

    /// Whether the number is a multiple of another; of zero, none but zero is.
    pub(super) fn is_multiple_of(&self, factor: &Self) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        // value = a * 10^m and factor = b * 10^n, where neither a nor b ends in a zero.
        let shift = self.last_place().checked_sub(factor.last_place());
        let (Some(shift), Some(divisor)) = (shift, factor.significand()) else {
            return true;
        };
        // a / b * 10^(m - n): where that exponent is negative, a would have to end in zeros.
        let Ok(shift) = u64::try_from(shift) else {
            return false;
        };
        let rest = self
            .digits
            .iter()
            .fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % divisor);
        (rest * power_of_ten(shift, divisor)).is_multiple_of(divisor)
    }

    /// The power of ten that the last digit stands for.
    fn last_place(&self) -> i64 {
        let length = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        self.point.saturating_sub(length)
    }

    /// All digits as one number, where they are so few that products of them can be held; those
    /// of a float always are.
    fn significand(&self) -> Option<u128> {
        let is_small = (1..=18).contains(&self.digits.len());
        let digits = self.digits.iter();
        is_small.then(|| digits.fold(0, |number, digit| number * 10 + u128::from(*digit)))
    }

    fn magnitude(&self) -> (Option<i64>, &[u8]) {
        // Without leading zeros, the place of the point decides; digits that end first are less.
        let point = (!self.digits.is_empty()).then_some(self.point);
        (point, &self.digits)
    }
}

impl Ord for Digits {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl PartialOrd for Digits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The number behind `e`; one that is out of all proportion is as far out as can be told.
fn exponent_of(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (if text.starts_with('-') { -1 } else { 1 }, digits),
        None => (1, text),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| sign * digits.parse().unwrap_or(i64::MAX / 4))
}

/// `10^exponent % divisor`, by squaring.
fn power_of_ten(exponent: u64, divisor: u128) -> u128 {
    let mut power = 10 % divisor;
    let mut rest = exponent;
    let mut result = 1 % divisor;
    while rest > 0 {
        if rest % 2 == 1 {
            result = result * power % divisor;
        }
        power = power * power % divisor;
        rest /= 2;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::Digits;

    fn digits(text: &str) -> Digits {
        Digits::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn only_numbers_of_json_are_read() {
        for text in [
            "", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "1 ", "NaN", "--1", "1_0",
        ] {
            assert!(Digits::parse(text).is_none(), "{text}");
        }
        for text in ["0", "-0", "0.0", "-0.0e5", "10.50", "1E5", "1e+5", "1e-5"] {
            assert!(Digits::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for (one, other) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("0.1", "1e-1"),
            ("0", "-0.00"),
            ("0.00120", "12e-4"),
        ] {
            assert_eq!(digits(one), digits(other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let ascending = [
            "-1e400",
            "-10",
            "-9.99",
            "-0.5",
            "-0.05",
            "0",
            "1e-400",
            "0.1",
            "0.11",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "9007199254740993.5",
            "1e20",
            "1e400",
            "1e999999999999999999999",
        ];
        for pair in ascending.windows(2) {
            assert!(digits(pair[0]) < digits(pair[1]), "{pair:?}");
            assert!(digits(pair[1]) > digits(pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn integers_are_told_from_fractions_and_from_what_does_not_fit() {
        let integer = |text| digits(text).as_integer();
        assert_eq!(integer("1e3"), Some(1000));
        assert_eq!(integer("-12.00"), Some(-12));
        assert_eq!(integer("0e9"), Some(0));
        assert_eq!(
            integer("170141183460469231731687303715884105727"),
            Some(i128::MAX)
        );
        assert_eq!(
            integer("-170141183460469231731687303715884105728"),
            Some(i128::MIN)
        );
        assert_eq!(integer("170141183460469231731687303715884105728"), None);
        assert_eq!(integer("1e999999999999"), None);
        assert_eq!(integer("1.5"), None);
        assert_eq!(integer("0.5"), None);
        assert!(digits("1e999999999999").is_integral() && digits("0").is_integral());
        assert!(!digits("1.5").is_integral() && !digits("1e-9").is_integral());
    }

    #[test]
    fn multiples_are_decimal() {
        for (value, factor) in [
            ("19.99", "0.01"),
            ("0.3", "0.1"),
            ("4.35", "0.01"),
            ("1e300", "3e299"),
            ("-7", "0.5"),
            ("0", "3"),
            ("123456789012345678901234567890.25", "0.25"),
            ("1e999999999999", "0.01"),
            ("1e300", "7e-1"),
        ] {
            let holds = digits(value).is_multiple_of(&digits(factor));
            // 10^300 is no multiple of 3 and none of 7.
            assert_eq!(
                holds,
                !factor.contains(['3', '7']) || value == "0",
                "{value} {factor}"
            );
        }
        for (value, factor) in [
            ("0.001", "0.01"),
            ("9007199254740993", "2"),
            ("1e-300", "1e-299"),
            ("10", "3"),
        ] {
            assert!(
                !digits(value).is_multiple_of(&digits(factor)),
                "{value} {factor}"
            );
        }
    }
}
