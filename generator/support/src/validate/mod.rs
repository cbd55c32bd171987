//! What a schema says beyond the type: assertions and defaults.
//!
//! Models implement [`Validate`] with the checks that a [`Report`] offers. All violations are
//! collected, each with its place. Absent and null members violate nothing.

pub mod assert;

mod at;
mod duration;
mod entries;
mod equality;
mod format;
mod host;
mod items;
mod number;
mod pattern;
mod pointer;
mod report;
mod subject;
mod text;
mod types;
mod uri;

pub use assert::Assertion;
pub use at::At;
pub use entries::EntriesCheck;
pub use equality::{canonical, equal};
pub use format::Format;
pub use items::ItemsCheck;
pub use number::{IntegerCheck, NumberCheck};
pub use pattern::Pattern;
pub use report::Report;
pub use subject::{Entries, Exact, Float, Integer, Items, Nullable, Textual, Untyped, Whole};
pub use text::TextCheck;

use super::json::verdicts::keeping;
use super::violation::Violations;

/// A type whose schema may say more than the type does.
pub trait Validate {
    /// Reports every violation.
    fn check(&self, report: &mut Report) {
        let _ = report;
    }

    /// Puts defaults in where members are absent. Servers do that with what they receive.
    fn fill_defaults(&mut self) {}

    /// Every violation at once.
    fn validate(&self) -> Result<(), Violations> {
        let mut report = Report::default();
        keeping(|| self.check(&mut report));
        report.into_violations().into_result()
    }
}

/// Puts a default in where a member is absent.
pub fn fill<T>(member: &mut Option<T>, default: impl FnOnce() -> T) {
    if member.is_none() {
        *member = Some(default());
    }
}
