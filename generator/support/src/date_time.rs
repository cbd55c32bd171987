//! `format: date-time` and `format: date`, exactly as RFC 3339 has them.

use chrono::{FixedOffset, NaiveDate, NaiveTime, SecondsFormat, Utc};

use super::rfc3339::{self, FullDate, FullTime};
use super::verbatim::{Text, Verbatim};

/// A moment in time (`format: date-time`).
pub type DateTime = Verbatim<chrono::DateTime<Utc>>;

/// A day (`format: date`).
pub type Date = Verbatim<NaiveDate>;

impl Text for chrono::DateTime<Utc> {
    const FORMAT: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        let (date, time) = rfc3339::date_time(text)?;
        let offset = FixedOffset::east_opt(time.offset * 60)?;
        let moment = day(date)?
            .and_time(clock(time)?)
            .checked_sub_offset(offset)?;
        Some(moment.and_utc())
    }

    fn canonical(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

impl Text for NaiveDate {
    const FORMAT: &'static str = "date";

    fn parse(text: &str) -> Option<Self> {
        day(FullDate::parse(text)?)
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

fn day(date: FullDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(date.year).ok()?, date.month, date.day)
}

fn clock(time: FullTime) -> Option<NaiveTime> {
    // chrono has leap seconds as fractions beyond a second.
    let leap = if time.second == 60 { 1_000_000_000 } else { 0 };
    let second = time.second.min(59);
    NaiveTime::from_hms_nano_opt(time.hour, time.minute, second, time.nanosecond + leap)
}
