//! Dates and times as RFC 3339 has them: digits only, every part in its range.

/// `full-date`: a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FullDate {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
}

/// `full-time`: a time of the day and how far it is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FullTime {
    pub(super) hour: u32,
    pub(super) minute: u32,
    /// 60 in a leap second.
    pub(super) second: u32,
    /// A fraction finer than nanoseconds is cut off.
    pub(super) nanosecond: u32,
    /// Minutes ahead of UTC.
    pub(super) offset: i32,
}

impl FullDate {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        let date = Self {
            year: digits(&[*y1, *y2, *y3, *y4])?,
            month: digits(&[*m1, *m2])?,
            day: digits(&[*d1, *d2])?,
        };
        (1..=date.days_in_month())
            .contains(&date.day)
            .then_some(date)
    }

    /// None where there is no such month.
    fn days_in_month(self) -> u32 {
        let year = self.year;
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl FullTime {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (clock, offset) = split_offset(text)?;
        let (whole, fraction) = match clock.split_once('.') {
            Some((whole, fraction)) => (whole, nanoseconds(fraction)?),
            None => (clock, 0),
        };
        let [h1, h2, b':', m1, m2, b':', s1, s2] = whole.as_bytes() else {
            return None;
        };
        let time = Self {
            hour: digits(&[*h1, *h2])?,
            minute: digits(&[*m1, *m2])?,
            second: digits(&[*s1, *s2])?,
            nanosecond: fraction,
            offset,
        };
        time.is_possible().then_some(time)
    }

    /// Leap seconds are inserted only at the end of a day of UTC.
    fn is_possible(self) -> bool {
        const DAY: i32 = 24 * 60;
        let minute = i32::try_from(self.hour * 60 + self.minute).unwrap_or(DAY);
        let ends_day = (minute - self.offset).rem_euclid(DAY) == DAY - 1;
        self.hour < 24 && self.minute < 60 && (self.second < 60 || self.second == 60 && ends_day)
    }
}

/// `date-time`.
pub(super) fn date_time(text: &str) -> Option<(FullDate, FullTime)> {
    let (date, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't'])?;
    Some((FullDate::parse(date)?, FullTime::parse(time)?))
}

/// Splits `time-offset` off, in minutes.
fn split_offset(time: &str) -> Option<(&str, i32)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let (clock, offset) = time.split_at_checked(time.len().checked_sub(6)?)?;
    let [sign, h1, h2, b':', m1, m2] = offset.as_bytes() else {
        return None;
    };
    let (hours, minutes) = (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    match sign {
        b'+' => Some((clock, minutes)),
        b'-' => Some((clock, -minutes)),
        _ => None,
    }
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = &fraction[..fraction.len().min(9)];
    Some(digits(kept.as_bytes())? * 10_u32.pow(9 - u32::try_from(kept.len()).ok()?))
}

/// The number that some ASCII digits make.
fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}
