//! `format: date-time` and `format: date`, exactly as RFC 3339 has them.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike, Utc};

use super::verbatim::{Text, Verbatim};

/// A moment in time (`format: date-time`).
pub type DateTime = Verbatim<chrono::DateTime<Utc>>;

/// A day (`format: date`).
pub type Date = Verbatim<NaiveDate>;

impl Text for chrono::DateTime<Utc> {
    const FORMAT: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let time = rest.strip_prefix(['T', 't'])?;
        let (clock, offset) = split_offset(time)?;
        let moment = day(date)?
            .and_time(clock_time(clock)?)
            .checked_sub_offset(offset)?;
        is_possible(moment).then(|| moment.and_utc())
    }

    fn canonical(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

impl Text for NaiveDate {
    const FORMAT: &'static str = "date";

    fn parse(text: &str) -> Option<Self> {
        day(text)
    }

    fn canonical(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }
}

impl From<chrono::DateTime<FixedOffset>> for DateTime {
    fn from(moment: chrono::DateTime<FixedOffset>) -> Self {
        Self::new(moment.to_utc())
    }
}

/// `full-date`: digits only, unlike what chrono's own parser lets through.
fn day(text: &str) -> Option<NaiveDate> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(
        i32::try_from(digits(year)?).ok()?,
        digits(&[*m1, *m2])?,
        digits(&[*d1, *d2])?,
    )
}

/// `partial-time`. A fraction finer than nanoseconds is cut off; the text keeps it.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(a, b)| (a, Some(b)));
    let [h1, h2, b':', m1, m2, b':', s1, s2] = whole.as_bytes() else {
        return None;
    };
    let nanoseconds = fraction.map_or(Some(0), nanoseconds)?;
    let (second, leap) = match digits(&[*s1, *s2])? {
        60 => (59, 1_000_000_000),
        second => (second, 0),
    };
    let (hour, minute) = (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?);
    NaiveTime::from_hms_nano_opt(hour, minute, second, nanoseconds + leap)
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = &fraction[..fraction.len().min(9)];
    Some(digits(kept.as_bytes())? * 10_u32.pow(9 - u32::try_from(kept.len()).ok()?))
}

/// Splits `time-offset` off.
fn split_offset(time: &str) -> Option<(&str, FixedOffset)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, FixedOffset::east_opt(0)?));
    }
    let (clock, offset) = time.split_at_checked(time.len().checked_sub(6)?)?;
    let [sign, h1, h2, b':', m1, m2] = offset.as_bytes() else {
        return None;
    };
    let (hours, minutes) = (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
    let offset = match sign {
        b'+' => FixedOffset::east_opt(seconds)?,
        b'-' => FixedOffset::west_opt(seconds)?,
        _ => return None,
    };
    Some((clock, offset))
}

/// Leap seconds are inserted only at the end of a day of UTC.
fn is_possible(moment: NaiveDateTime) -> bool {
    moment.nanosecond() < 1_000_000_000 || (moment.hour(), moment.minute()) == (23, 59)
}

/// The number that some ASCII digits make.
fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}
