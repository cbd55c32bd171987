//! Assertions.

use crate::ir::{Checks, Limit};

/// The assertions, each behind a space.
pub(super) fn checks_text(checks: &Checks) -> String {
    let texts = checks.limits().map(|(keyword, limit)| match limit {
        Limit::Format(format) => format!(" {keyword} {format:?}"),
        Limit::Count(count) => format!(" {keyword} {count}"),
        Limit::Pattern(pattern) => format!(" {keyword} {pattern:?}"),
        Limit::Number(number) => format!(" {keyword} {number}"),
        Limit::Bare => format!(" {keyword}"),
    });
    texts.collect()
}
